package org.layerwright.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.layerwright.file.AtomicFiles;
import org.layerwright.model.ModelFileException;
import org.layerwright.model.Safetensors;
import org.layerwright.model.StoredTensor;
import org.layerwright.plan.TrainingPlan;
import org.layerwright.text.ExplainedException;

class CheckpointsTest {
    private final AtomicFiles files = new AtomicFiles();
    private final Checkpoints checkpoints = new Checkpoints(files);

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void save() {
        file = folder.resolve("checkpoints").resolve("last.lwc");
        checkpoints.write(file, Samples.checkpoint());
    }

    /** To the last bit: a resumed run must give the same numbers as one that was never interrupted. */
    @Test
    void everythingComesBackToTheBit() {
        Checkpoint expected = Samples.checkpoint();
        Checkpoint read = checkpoints.read(file, 3, 2);
        assertArrayEquals(bits(expected.parameters()), bits(read.parameters()));
        assertArrayEquals(
                bits(expected.optimizerState().get(0)),
                bits(read.optimizerState().get(0)));
        assertArrayEquals(
                bits(expected.optimizerState().get(1)),
                bits(read.optimizerState().get(1)));
        assertEquals(expected.progress(), read.progress());
        assertEquals(expected.sums(), read.sums());
        assertEquals(expected.history(), read.history());
        assertEquals(expected.identity(), read.identity());
        assertEquals(expected.extra(), read.extra());
    }

    @Test
    void theStartHasNoBestYet() {
        Checkpoint start = new Checkpoint(
                new float[3],
                List.of(),
                Checkpoint.Progress.start(),
                EpochSums.zero(),
                List.of(),
                Samples.checkpoint().identity(),
                Map.of());
        checkpoints.write(file, start);
        assertEquals(Checkpoint.Progress.start(), checkpoints.read(file, 3, 0).progress());
    }

    @Test
    void theSameStateGivesTheSameBytes() throws IOException {
        byte[] first = Files.readAllBytes(file);
        checkpoints.write(file, checkpoints.read(file, 3, 2));
        assertArrayEquals(first, Files.readAllBytes(file));
    }

    @Test
    void anotherNetworkOrOptimizerIsRefused() {
        fails("error.checkpoint.size", 4, 2, "4 numbers, but has 3");
        fails("error.checkpoint.slots", 3, 0, "keep 0 vectors", "keeps 2");
        fails("error.checkpoint.slots", 3, 3, "keep 3 vectors");
    }

    @Test
    void identityFollowsLayersPlanAndDataButNotTheTitle() {
        Checkpoint.Identity identity = Samples.checkpoint().identity();
        assertEquals(identity, Checkpoint.Identity.of(Samples.NETWORK.withName("other"), TrainingPlan.DEFAULT, "ab12"));
        assertNotEquals(
                identity, Checkpoint.Identity.of(Samples.NETWORK.withLayers(List.of()), TrainingPlan.DEFAULT, "ab12"));
        assertNotEquals(identity, Checkpoint.Identity.of(Samples.NETWORK, TrainingPlan.DEFAULT.withSeed(2), "ab12"));
        assertNotEquals(identity, Checkpoint.Identity.of(Samples.NETWORK, TrainingPlan.DEFAULT, "cd34"));
    }

    /** Cut anywhere and damaged anywhere, a checkpoint ends in a sentence, and nothing but a sentence. */
    @Test
    void damageOfAnyKindIsExplained() throws IOException {
        byte[] whole = Files.readAllBytes(file);
        for (int length = 0; length < whole.length; length += 11) {
            Files.write(file, Arrays.copyOf(whole, length));
            assertThrows(ModelFileException.class, () -> checkpoints.read(file, 3, 2));
        }
        Set<String> keys = new TreeSet<>();
        for (int i = 0; i < whole.length; i += 2) {
            byte[] damaged = whole.clone();
            damaged[i] ^= 0x15;
            Files.write(file, damaged);
            ExplainedException e = assertThrows(ExplainedException.class, () -> checkpoints.read(file, 3, 2));
            assertTrue(e.getMessage().contains(file.toString()), e.getMessage());
            keys.add(e.key());
        }
        assertTrue(keys.size() > 5, keys.toString());
    }

    @Test
    void eachMissingPartIsNamed() throws IOException {
        for (String name : new String[] {"progress", "sums", "history", "identity"}) {
            checkpoints.write(file, Samples.checkpoint());
            change(metadata -> metadata.remove(name));
            fails("error.checkpoint.part", 3, 2, name);
        }
    }

    @Test
    void aNewerVersionAndOtherFilesAreRefused() throws IOException {
        change(metadata -> metadata.put("checkpointVersion", "2"));
        fails("error.checkpoint.newer", 3, 2, "format 2", "up to 1");
        change(metadata -> metadata.remove("checkpointVersion"));
        fails("error.checkpoint.noCheckpoint", 3, 2);
        checkpoints.write(file, Samples.checkpoint());
        change(metadata -> metadata.put("progress", "{\"epoch\":-1}"));
        fails("error.checkpoint.damaged", 3, 2);
        change(metadata -> metadata.put("progress", "null"));
        fails("error.checkpoint.damaged", 3, 2);
        checkpoints.write(file, Samples.checkpoint());
        for (String history : new String[] {"[null]", "[{\"epoch\":1}]", "[{\"epoch\":1,\"values\":{\"a\":null}}]"}) {
            change(metadata -> metadata.put("history", history));
            fails("error.checkpoint.damaged", 3, 2);
        }
        Files.delete(file);
        fails("error.checkpoint.missing", 3, 2);
    }

    /** Tensors under other names than ours are not taken for ours. */
    @Test
    void tensorsAreFoundByName() throws IOException {
        Safetensors stored = stored();
        List<StoredTensor> renamed = new ArrayList<>(stored.tensors());
        renamed.set(1, StoredTensor.of("velocity", renamed.get(1).floats()));
        files.write(file, new Safetensors(stored.metadata(), renamed)::write);
        fails("error.checkpoint.part", 3, 2, "state.0");
    }

    private void fails(String key, int parameters, int slots, String... parts) {
        RunException e = assertThrows(RunException.class, () -> checkpoints.read(file, parameters, slots));
        assertEquals(key, e.key(), e.getMessage());
        assertTrue(e.getMessage().contains(file.toString()), e.getMessage());
        for (String part : parts) {
            assertTrue(e.getMessage().contains(part), e.getMessage());
        }
    }

    private void change(Consumer<Map<String, String>> how) throws IOException {
        Safetensors stored = stored();
        Map<String, String> metadata = new HashMap<>(stored.metadata());
        how.accept(metadata);
        metadata.put("crc32", Checkpoints.checksum(metadata, stored.tensors()));
        files.write(file, new Safetensors(metadata, stored.tensors())::write);
    }

    private Safetensors stored() throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        return Safetensors.read(new ByteArrayInputStream(bytes), bytes.length, "", infos -> {});
    }

    private static int[] bits(float[] values) {
        int[] bits = new int[values.length];
        for (int i = 0; i < bits.length; i++) {
            bits[i] = Float.floatToRawIntBits(values[i]);
        }
        return bits;
    }
}
