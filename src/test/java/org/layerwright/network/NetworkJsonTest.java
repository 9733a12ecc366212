package org.layerwright.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.layerwright.json.JsonFormatException;
import org.layerwright.network.layer.Lowering;

class NetworkJsonTest {
    @Test
    void readsWhatItWrote() {
        NetworkSpec network = new NetworkSpec(
                "A network",
                Map.of("en", "What it shows.", "zh-CN", "它展示什么。"),
                List.of(
                        LayerSpec.of("input", "Input", "height", 8, "width", 9),
                        LayerSpec.of("conv", "Conv2D", "filters", 3, "padding", "same", "useBias", false),
                        LayerSpec.of("drop", "Dropout", "rate", 0.25).withInputs(List.of("conv")),
                        LayerSpec.of("odd", "FromTheFuture", "power", 1.5)));
        assertEquals(network, NetworkJson.read(NetworkJson.write(network)));
    }

    @Test
    void readsTheKeptFileOfVersionOne() throws IOException {
        try (InputStream file = NetworkJsonTest.class.getResourceAsStream("network-v1.json")) {
            NetworkSpec network = NetworkJson.read(new String(file.readAllBytes(), StandardCharsets.UTF_8));
            assertEquals("Kept for ever", network.name());
            assertTrue(Lowering.lower(network).isSound());
            assertEquals(List.of("pool"), network.layer("flat").orElseThrow().inputs());
        }
    }

    @Test
    void everySampleModelIsSoundAndSaysWhatItShowsInBothLanguages() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("sample-models"))) {
            List<Path> models =
                    files.filter(file -> file.toString().endsWith(".json")).toList();
            assertTrue(models.size() >= 3);
            for (Path model : models) {
                NetworkSpec network = NetworkJson.read(Files.readString(model));
                assertEquals(List.of(), Lowering.lower(network).problems(), model.toString());
                assertEquals(Set.of("en", "zh-CN"), network.description().keySet(), model.toString());
            }
        }
    }

    @Test
    void refusesWhatIsNoNetworkFile() {
        assertRefused("not-json", "{\"format\": \"layerwright-network\", ");
        assertRefused("not-json", "{} trailing");
        assertRefused("not-an-object", "");
        assertRefused("not-json", "{\"format\":\"layerwright-network\",\"format\":\"twice\"}");
        assertRefused("not-an-object", "[1, 2]");
        assertRefused("missing-field", "{}");
        assertRefused("wrong-format", "{\"format\":\"layerwright-plan\",\"version\":1}");
        assertRefused("newer-version", "{\"format\":\"layerwright-network\",\"version\":2,\"future\":{}}");
        assertRefused("wrong-type", "{\"format\":\"layerwright-network\",\"version\":\"1\"}");
        assertRefused("wrong-type", "{\"format\":\"layerwright-network\",\"version\":0,\"layers\":[]}");
        assertRefused("missing-field", "{\"format\":\"layerwright-network\",\"version\":1}");
        assertRefused("unknown-field", "{\"format\":\"layerwright-network\",\"version\":1,\"layer\":[]}");
        assertRefused("wrong-type", network("[3]"));
        assertRefused("missing-field", network("[{\"type\":\"Dense\"}]"));
        assertRefused("unknown-field", network("[{\"name\":\"a\",\"type\":\"Dense\",\"units\":3}]"));
        assertRefused("wrong-type", network("[{\"name\":\"a\",\"type\":\"Dense\",\"params\":{\"units\":[3]}}]"));
        assertRefused("wrong-type", network("[{\"name\":\"a\",\"type\":\"Dense\",\"inputs\":\"b\"}]"));
        assertRefused("not-json", "[".repeat(10_000));
    }

    @Test
    void complaintsNameThePlace() {
        JsonFormatException e = assertThrows(
                JsonFormatException.class,
                () -> NetworkJson.read(
                        network("[{\"name\":\"a\",\"type\":\"Dense\"},{\"name\":7,\"type\":\"Dense\"}]")));
        assertEquals("layers[1].name", e.arguments()[0]);
    }

    private static String network(String layers) {
        return "{\"format\":\"layerwright-network\",\"version\":1,\"layers\":" + layers + "}";
    }

    private static void assertRefused(String code, String text) {
        JsonFormatException e = assertThrows(JsonFormatException.class, () -> NetworkJson.read(text), text);
        assertEquals(code, e.code(), text);
    }
}
