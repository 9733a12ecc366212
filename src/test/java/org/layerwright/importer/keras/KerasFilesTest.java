package org.layerwright.importer.keras;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.layerwright.importer.AnyModel;
import org.layerwright.importer.Damage;
import org.layerwright.importer.Fixtures;
import org.layerwright.importer.draft.ImportException;
import org.layerwright.model.TrainedModel;
import org.layerwright.network.LayerSpec;

/** Files by Keras 3.15, its own and its ONNX exports, against what Keras computes; and damaged ones. */
class KerasFilesTest {
    private static final double TOLERANCE = 1e-5;

    @TempDir
    Path folder;

    private Damage damage;

    @BeforeEach
    void choose() {
        damage = new Damage(folder, ".keras", new AnyModel()::read);
    }

    private static TrainedModel read(String name) {
        return new AnyModel().read(Fixtures.path("keras/" + name));
    }

    @ParameterizedTest
    @CsvSource({"sequential.keras,255", "sequential.onnx,255", "functional.keras,1", "shared.keras,1"})
    void givesWhatKerasGives(String name, float range) {
        Fixtures fixture = Fixtures.read("keras/" + name);
        TrainedModel model = read(name);
        float[] samples = fixture.input().clone();
        for (int i = 0; i < samples.length; i++) {
            samples[i] /= range;
        }
        Fixtures.assertClose(fixture.output(), Fixtures.outputs(model, samples, Fixtures.SAMPLES), TOLERANCE);
        assertFalse(model.preprocessing().isStandardized());
    }

    @Test
    void layersAreOurs() {
        List<LayerSpec> layers = read("sequential.keras").network().layers();
        assertEquals(
                List.of(
                        "Input",
                        "Conv2D",
                        "BatchNormalization",
                        "MaxPool2D",
                        "Dropout",
                        "Conv2D",
                        "Activation",
                        "Flatten",
                        "Dense",
                        "Dense"),
                layers.stream().map(LayerSpec::type).toList());
        assertEquals("relu", layers.get(1).params().get("activation"));
        assertEquals(0.3, layers.get(4).params().get("rate"));
        assertEquals("digits", read("sequential.keras").network().name());
        TrainedModel yesOrNo = read("functional.keras");
        assertEquals("binaryCrossEntropy", yesOrNo.plan().loss().type());
        assertEquals(List.of("0", "1"), yesOrNo.classNames());
        assertEquals(
                1,
                read("shared.keras").network().layers().stream()
                        .filter(LayerSpec::isSharing)
                        .count());
        assertEquals(42, read("shared.keras").weights().parameterCount());
    }

    @Test
    void namesEverythingThatCannotBeRead() {
        ImportException e = assertThrows(ImportException.class, () -> read("unreadable.keras"));
        for (String part : List.of(
                "Conv2DTranspose × 2 (“conv2d_transpose”, “conv2d_transpose_1”)",
                "Lambda × 1 (“lambda”)",
                "Conv2D “conv2d” [kernel_size=[3,2]]",
                "Dense “dense” [activation=\"selu\"]")) {
            assertTrue(e.getMessage().contains(part), e.getMessage());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"shared.keras", "sequential.keras"})
    void damagedFiles(String name) throws IOException {
        byte[] whole = Files.readAllBytes(Fixtures.path("keras/" + name));
        damage.truncated(whole, whole.length / 60);
        damage.flipped(whole, 150, 6);
    }

    /** Changed bytes within the weights, with the checksum put right, so that the HDF5 file itself is damaged. */
    @Test
    void damagedWeights() throws IOException {
        byte[] config = entry("shared.keras", "config.json");
        byte[] weights = entry("shared.keras", "model.weights.h5");
        Random random = new Random(4);
        for (int i = 0; i < 200; i++) {
            byte[] changed = weights.clone();
            for (int b = 0; b <= random.nextInt(5); b++) {
                // The beginning, where the structure stands.
                changed[random.nextInt(i % 2 == 0 ? 4000 : changed.length)] = (byte) random.nextInt();
            }
            damage.content("change " + i, zip("config.json", config, "model.weights.h5", changed));
        }
        for (int length = 0; length < weights.length; length += weights.length / 40) {
            damage.content(
                    "cut after " + length,
                    zip("config.json", config, "model.weights.h5", Arrays.copyOf(weights, length)));
        }
    }

    @Test
    void hostileFiles() throws IOException {
        byte[] config = entry("shared.keras", "config.json");
        byte[] weights = entry("shared.keras", "model.weights.h5");
        String twice = damage.refused(twice(config, weights));
        assertTrue(twice.contains("twice"), twice);
        String out = damage.refused(zip("config.json", config, "../../evil", new byte[3]));
        assertTrue(out.contains("leads out"), out);
        assertTrue(damage.refused(zip("config.json", config)).contains("model.weights.h5"));
        String bomb = damage.refused(bomb());
        assertTrue(bomb.contains("config.json"), bomb);
        assertTrue(damage.refused(zip("config.json", bytes("[".repeat(5000)), "model.weights.h5", weights))
                .contains("config.json"));
        assertTrue(damage.refused(zip("config.json", bytes("{}"), "model.weights.h5", weights))
                .contains("of the class ?"));
        String wide = new String(config, StandardCharsets.UTF_8).replace("\"units\": 6", "\"units\": 60000");
        assertTrue(damage.refused(zip("config.json", bytes(wide), "model.weights.h5", weights))
                .contains("should have the shape [6, 60000]"));
        String circle = new String(config, StandardCharsets.UTF_8).replace("\"input_layer\", 0, 0", "\"twice\", 1, 0");
        damage.refused(zip("config.json", bytes(circle), "model.weights.h5", weights));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] entry(String file, String name) throws IOException {
        try (ZipFile zip = new ZipFile(Fixtures.path("keras/" + file).toFile())) {
            return zip.getInputStream(zip.getEntry(name)).readAllBytes();
        }
    }

    private static byte[] zip(Object... namesAndContents) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (int i = 0; i < namesAndContents.length; i += 2) {
                byte[] content = (byte[]) namesAndContents[i + 1];
                ZipEntry entry = new ZipEntry((String) namesAndContents[i]);
                CRC32 crc = new CRC32();
                crc.update(content);
                entry.setMethod(ZipEntry.STORED);
                entry.setSize(content.length);
                entry.setCrc(crc.getValue());
                zip.putNextEntry(entry);
                zip.write(content);
            }
        }
        return bytes.toByteArray();
    }

    /** A hundred million zeros in a hundred thousand bytes. */
    private static byte[] bomb() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("config.json"));
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i < 100; i++) {
                zip.write(zeros);
            }
        }
        return bytes.toByteArray();
    }

    /** Java writes no entry twice, so one is renamed in the finished file. */
    private static byte[] twice(byte[] config, byte[] weights) throws IOException {
        byte[] zip = zip("config.json", config, "konfig.json", config, "model.weights.h5", weights);
        String text = new String(zip, StandardCharsets.ISO_8859_1).replace("konfig.json", "config.json");
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
