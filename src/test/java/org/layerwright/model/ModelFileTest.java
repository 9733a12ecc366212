package org.layerwright.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.layerwright.file.AtomicFiles;

class ModelFileTest {
    private final ModelFile models = new ModelFile(new AtomicFiles());

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void save() {
        file = folder.resolve("model.lwm");
        models.write(file, Samples.model());
    }

    @Test
    void aModelComesBack() {
        assertSame(Samples.model(), models.read(file));
    }

    @Test
    void theSameModelGivesTheSameBytes() throws IOException {
        byte[] first = Files.readAllBytes(file);
        models.write(file, models.read(file));
        assertArrayEquals(first, Files.readAllBytes(file));
    }

    /** Kept since format version 1 was the newest; it must be read for ever. Never write it anew. */
    @Test
    void aFileOfVersionOneIsRead() throws IOException {
        try (InputStream in = getClass().getResourceAsStream("version-1.lwm")) {
            Files.write(file, in.readAllBytes());
        }
        TrainedModel read = models.read(file);
        assertEquals(Samples.NETWORK.layers(), read.network().layers());
        assertEquals(7, read.plan().epochs());
        assertEquals(5, read.plan().batchSize());
        assertEquals(99, read.plan().seed());
        assertEquals("adam", read.plan().optimizer().type());
        assertArrayEquals(Samples.model().weights().flatten(), read.weights().flatten());
        assertEquals(List.of("cat", "狗"), read.classNames());
        assertEquals(Preprocessing.SCALED_BYTES, read.preprocessing());
        assertEquals(Map.of("testAccuracy", 0.75, "testLoss", Double.NaN), read.metrics());
    }

    /** Python and others can map the weights into memory, because they are stored as they are. */
    @Test
    void weightsAreStoredUnpacked() throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            assertEquals(
                    List.of("format.json", "network.json", "training.json", "metrics.json", "weights.safetensors"),
                    zip.stream().map(ZipEntry::getName).toList());
            assertEquals(ZipEntry.STORED, zip.getEntry("weights.safetensors").getMethod());
        }
    }

    @Test
    void parametersAreCutAndJoinedInTheNetworksOrder() {
        Weights weights = Samples.model().weights();
        assertEquals(
                List.of("conv/kernel", "conv/bias", "dense/kernel", "dense/bias"),
                weights.tensors().stream().map(NamedTensor::name).toList());
        assertArrayEquals(
                new int[] {2, 2, 1, 3},
                weights.find("conv/kernel").orElseThrow().shape());
        float[] flat = weights.flatten();
        assertEquals(weights.parameterCount(), flat.length);
        assertEquals(11 / 8f, flat[19]);
    }

    @Test
    void unknownEntriesArePassedOver() throws IOException {
        rewrite(entries -> {
            entries.put("notes.txt", new byte[10]);
            return entries;
        });
        assertSame(Samples.model(), models.read(file));
    }

    @Test
    void eachMissingEntryIsNamed() throws IOException {
        for (String name :
                new String[] {"format.json", "network.json", "training.json", "metrics.json", "weights.safetensors"}) {
            models.write(file, Samples.model());
            rewrite(entries -> {
                entries.remove(name);
                return entries;
            });
            fails("error.model.missingEntry", name);
        }
    }

    @Test
    void aNewerVersionIsRefused() throws IOException {
        replace("format.json", text -> text.replace("\"version\" : 1", "\"version\" : 2"));
        fails("error.model.newer", "format.json has format 2", "up to 1");
        models.write(file, Samples.model());
        replace("network.json", text -> text.replace("\"version\" : 1", "\"version\" : 9"));
        fails("error.model.newer", "network.json has format 9");
    }

    @Test
    void damagedPartsAreNamed() throws IOException {
        replace("training.json", text -> text.substring(0, text.length() / 2));
        fails("error.model.part", "training.json");
        models.write(file, Samples.model());
        replace("network.json", text -> text.replace("\"version\" : 1", "\"version\" : \"" + "x".repeat(5000) + "\""));
        fails("error.model.part", "but holds \"" + "x".repeat(99) + "…. Save the model again.");
        models.write(file, Samples.model());
        replace("metrics.json", text -> "[1]");
        fails("error.model.part", "metrics.json");
        models.write(file, Samples.model());
        replace("metrics.json", text -> "{\"a\":null}");
        fails("error.model.part", "metrics.json");
        models.write(file, Samples.model());
        replace("format.json", text -> text.replace("layerwright-model", "other"));
        fails("error.model.part", "format.json");
        models.write(file, Samples.model());
        replace("network.json", text -> text.replace("\"Flatten\"", "\"Flattn\""));
        fails("error.model.network", "flatten");
    }

    @Test
    void namesAndMeansMustFitTheNetwork() throws IOException {
        replace("format.json", text -> text.replace("\"cat\",", ""));
        fails("error.model.classes", "names 1 classes, but its network has 2 outputs");
        replace("format.json", text -> text.replace("\"狗\"", ""));
        assertEquals(List.of(), models.read(file).classNames(), "a network may give numbers");
        models.write(file, Samples.model());
        replace("format.json", text -> means(text, "[ 0.5, 0.5, 0.5 ]", "[ 1, 1, 1 ]"));
        fails("error.model.means", "has 3 means", "has 1 channels");
        for (String deviation : List.of("[ ]", "[ 0 ]", "[ -1 ]", "[ \"NaN\" ]", "[ 1e999 ]")) {
            models.write(file, Samples.model());
            replace("format.json", text -> means(text, "[ 0.5 ]", deviation));
            fails("error.model.part", "format.json");
        }
        models.write(file, Samples.model());
        replace("format.json", text -> means(text, "[ \"Infinity\" ]", "[ 1 ]"));
        fails("error.model.part", "format.json");
    }

    private static String means(String format, String mean, String deviation) {
        return format.replaceAll("\"mean\" : \\[[^]]*]", "\"mean\" : " + mean)
                .replaceAll("\"deviation\" : \\[[^]]*]", "\"deviation\" : " + deviation);
    }

    @Test
    void weightsOfAnotherNetworkAreRefused() throws IOException {
        replace("network.json", text -> text.replace("\"filters\" : 3", "\"filters\" : 4"));
        fails("error.model.weightShape", "conv/kernel", "[2, 2, 1, 4]", "[2, 2, 1, 3]");
        models.write(file, Samples.model());
        replace("network.json", text -> text.replace("\"name\" : \"dense\"", "\"name\" : \"out\""));
        fails("error.model.weightMissing", "out/kernel");
        models.write(file, Samples.model());
        rewrite(entries -> {
            List<StoredTensor> tensors = new ArrayList<>();
            for (NamedTensor t : Samples.model().weights().tensors()) {
                tensors.add(StoredTensor.of(
                        t.name(), Arrays.stream(t.shape()).boxed().toList(), t.data()));
            }
            tensors.add(StoredTensor.of("extra", new float[1]));
            entries.put("weights.safetensors", bytes(new Safetensors(Map.of(), tensors)));
            return entries;
        });
        fails("error.model.weightUnknown", "extra");
    }

    /** 100 MB of zeros in 100 KB: refused by the size that it declares, before it is unpacked. */
    @Test
    void aZipBombIsNotUnpacked() throws IOException {
        rewrite(entries -> {
            entries.put("network.json", new byte[100 << 20]);
            return entries;
        });
        assertTrue(Files.size(file) < 1 << 20);
        fails("error.model.entryTooLarge", "network.json", "4194304", "104857600");
    }

    /** The archive's directory says less than there is: never more than that is unpacked. */
    @Test
    void anEntryThatUnpacksToMoreThanItDeclaresIsRefused() throws IOException {
        rewrite(entries -> {
            entries.put("metrics.json", " ".repeat(5000).getBytes(java.nio.charset.StandardCharsets.UTF_8));
            return entries;
        });
        byte[] zip = Files.readAllBytes(file);
        int size = indexOfCentralHeader(zip, "metrics.json") + 24;
        assertEquals(5000, (zip[size] & 0xFF) | (zip[size + 1] & 0xFF) << 8);
        zip[size + 1] = 1;
        Files.write(file, zip);
        fails("error.model.entrySize", "metrics.json");
        zip[size + 3] = 0;
        zip[size + 2] = 0x30; // 3 MB out of a few bytes: more than deflate can do
        Files.write(file, zip);
        fails("error.model.entrySize", "metrics.json");
    }

    /** Flip any bit of the weights: the checksum tells. */
    @Test
    void damagedWeightsAreNoticed() throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        byte[] weight = {0, 0, (byte) 0x80, (byte) 0xBF}; // −1, the first parameter
        int at = indexOf(bytes, weight);
        bytes[at] ^= 1;
        Files.write(file, bytes);
        fails("error.model.checksum", "weights.safetensors");
    }

    @Test
    void whatIsNoModelFileIsSaidToBeNone() throws IOException {
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, whole.length / 2));
        fails("error.model.noZip");
        Files.write(file, new byte[0]);
        fails("error.model.noZip");
        Files.writeString(file, "hello");
        fails("error.model.noZip");
        Files.delete(file);
        fails("error.model.missing");
    }

    private void fails(String key, String... parts) {
        ModelFileException e = assertThrows(ModelFileException.class, () -> models.read(file));
        assertEquals(key, e.key(), e.getMessage());
        assertTrue(e.getMessage().contains(file.toString()), e.getMessage());
        for (String part : parts) {
            assertTrue(e.getMessage().contains(part), e.getMessage());
        }
    }

    private static void assertSame(TrainedModel expected, TrainedModel read) {
        assertEquals(expected.network(), read.network());
        assertEquals(expected.plan(), read.plan());
        assertEquals(expected.classNames(), read.classNames());
        assertEquals(expected.preprocessing(), read.preprocessing());
        assertEquals(expected.metrics(), read.metrics());
        assertEquals(
                expected.weights().tensors().size(), read.weights().tensors().size());
        for (int i = 0; i < expected.weights().tensors().size(); i++) {
            NamedTensor tensor = expected.weights().tensors().get(i);
            assertEquals(tensor.name(), read.weights().tensors().get(i).name());
            assertArrayEquals(tensor.shape(), read.weights().tensors().get(i).shape());
            assertArrayEquals(tensor.data(), read.weights().tensors().get(i).data());
        }
    }

    private void replace(String name, UnaryOperator<String> change) throws IOException {
        rewrite(entries -> {
            String text = new String(entries.get(name), StandardCharsets.UTF_8);
            String changed = change.apply(text);
            assertTrue(!changed.equals(text), text);
            entries.put(name, changed.getBytes(StandardCharsets.UTF_8));
            return entries;
        });
    }

    private void rewrite(UnaryOperator<Map<String, byte[]>> change) throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(file))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                entries.put(entry.getName(), zip.readAllBytes());
            }
        }
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (Map.Entry<String, byte[]> entry : change.apply(entries).entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
                zip.closeEntry();
            }
        }
    }

    private static byte[] bytes(Safetensors tensors) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            tensors.write(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** Where an entry's header begins in the archive's directory: its name stands 46 bytes after that. */
    private static int indexOfCentralHeader(byte[] zip, String name) {
        byte[] text = name.getBytes(StandardCharsets.US_ASCII);
        for (int i = zip.length - text.length; i >= 46; i--) {
            boolean header = zip[i - 46] == 'P' && zip[i - 45] == 'K' && zip[i - 44] == 1 && zip[i - 43] == 2;
            if (header && Arrays.equals(zip, i, i + text.length, text, 0, text.length)) {
                return i - 46;
            }
        }
        throw new AssertionError("no " + name);
    }

    private static int indexOf(byte[] bytes, byte[] part) {
        for (int i = 0; i <= bytes.length - part.length; i++) {
            if (Arrays.equals(bytes, i, i + part.length, part, 0, part.length)) {
                return i;
            }
        }
        throw new AssertionError("not there");
    }
}
