package org.layerwright.importer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.layerwright.file.AtomicFiles;
import org.layerwright.importer.draft.ImportException;
import org.layerwright.model.ModelFile;
import org.layerwright.model.Safetensors;
import org.layerwright.model.StoredTensor;
import org.layerwright.network.LayerSpec;
import org.layerwright.network.NetworkSpec;

/** Damaged model files of ours and damaged weights: a sentence or a sound model, within a second. */
class MalformedModelsTest {
    private static final NetworkSpec NETWORK = NetworkSpec.of(
            "small",
            LayerSpec.of("input", "Input", "height", 0, "width", 0, "channels", 3),
            LayerSpec.of("dense", "Dense", "units", 2));

    @TempDir
    Path folder;

    private byte[] model() throws IOException {
        Path file = folder.resolve("sound.lwm");
        new ModelFile(new AtomicFiles()).write(file, new AnyModel().read(Fixtures.path("pytorch/dense-9.onnx")));
        return Files.readAllBytes(file);
    }

    @Test
    void ourModelFiles() throws IOException {
        Damage damage = new Damage(folder, ".lwm", new AnyModel()::read);
        byte[] whole = model();
        damage.truncated(whole, whole.length / 80);
        damage.flipped(whole, 300, 6);
    }

    @Test
    void weights() throws IOException {
        Damage damage = new Damage(folder, ".safetensors", file -> new NetworkWeights().read(NETWORK, file));
        Path file = folder.resolve("sound.safetensors");
        try (OutputStream out = Files.newOutputStream(file)) {
            new Safetensors(
                            Map.of("a", "b"),
                            List.of(
                                    StoredTensor.of("dense/kernel", List.of(3, 2), new float[6]),
                                    StoredTensor.of("dense/bias", List.of(2), new float[2])))
                    .write(out);
        }
        byte[] whole = Files.readAllBytes(file);
        assertEquals(8, new NetworkWeights().read(NETWORK, file).weights().parameterCount());
        damage.truncated(whole, 3);
        damage.flipped(whole, 600, 4);
    }

    @Test
    void entriesThatLeadOutOrStandTwice() throws IOException {
        Damage damage = new Damage(folder, ".lwm", new AnyModel()::read);
        for (String odd : List.of("../evil", "/evil", "a/../../evil", "C:\\evil", "network.json")) {
            Path file = folder.resolve("odd.zip");
            try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
                for (String name :
                        List.of("format.json", "network.json", odd.equals("network.json") ? "network.jsoX" : odd)) {
                    zip.putNextEntry(new ZipEntry(name));
                    zip.write('{');
                }
            }
            String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
            String said =
                    damage.refused(text.replace("network.jsoX", "network.json").getBytes(StandardCharsets.ISO_8859_1));
            assertTrue(said.contains("“" + odd + "” twice, or it leads out"), said);
        }
    }

    @Test
    void aKerasLayerWithoutWeightsIsNamed() throws IOException {
        Path file = folder.resolve("renamed.keras");
        try (ZipFile from = new ZipFile(Fixtures.path("keras/sequential.keras").toFile());
                ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (ZipEntry entry : Collections.list(from.entries())) {
                byte[] content = from.getInputStream(entry).readAllBytes();
                if (entry.getName().equals("config.json")) {
                    String text = new String(content, StandardCharsets.UTF_8);
                    content = text.replace("LeakyReLU", "BatchNormalization").getBytes(StandardCharsets.UTF_8);
                }
                zip.putNextEntry(new ZipEntry(entry.getName()));
                zip.write(content);
            }
        }
        ImportException e = assertThrows(ImportException.class, () -> new AnyModel().read(file));
        assertEquals("import.keras.weight", e.key(), e.getMessage());
        assertTrue(e.getMessage().contains("found –"), e.getMessage());
    }

    @Test
    void filesAreToldByTheirContent() throws IOException {
        Path odd = Files.copy(Fixtures.path("pytorch/digits-9.onnx"), folder.resolve("picture.png"));
        assertEquals(FileKind.ONNX, FileKind.of(odd));
        Path keras = Files.copy(Fixtures.path("keras/shared.keras"), folder.resolve("model.bin"));
        assertEquals(FileKind.KERAS, FileKind.of(keras));
        Path own = Files.write(folder.resolve("model"), model());
        assertEquals(FileKind.LAYERWRIGHT, FileKind.of(own));
        assertEquals(FileKind.JSON, FileKind.of(Path.of("sample-models", "mlp.json")));
        assertEquals(FileKind.OTHER, FileKind.of(folder));
        assertEquals(FileKind.OTHER, FileKind.of(folder.resolve("missing")));
        assertEquals(FileKind.OTHER, FileKind.of(Path.of("assets", "mnist", "t10k-labels-idx1-ubyte.gz")));
        Path table = Files.writeString(folder.resolve("data.csv"), "1,2\n3,4\n");
        assertEquals(FileKind.OTHER, FileKind.of(table));
        assertTrue(FileKind.ONNX.isModel());
        assertFalse(FileKind.SAFETENSORS.isModel());
    }
}
