package org.layerwright.network;

import java.util.List;
import java.util.Set;
import org.layerwright.json.JsonFormatException;
import org.layerwright.json.JsonReader;
import org.layerwright.json.JsonWriter;

/**
 * The file format of a network. A file is refused only where it is not such a file at all (not JSON, another format, a
 * newer version, a field missing); a network that is well-formed but wrong is read and gets its problems when checked,
 * so that it can be opened and repaired.
 */
public final class NetworkJson {
    public static final String FORMAT = "layerwright-network";
    public static final int VERSION = 1;
    /** Far beyond any network that is built by hand; keeps a hostile file from filling the memory. */
    public static final int MAX_LAYERS = 2000;

    private NetworkJson() {}

    public static String write(NetworkSpec network) {
        return writer(network).toText();
    }

    /** The object itself, for files that hold a network among other things. */
    public static JsonWriter writer(NetworkSpec network) {
        List<JsonWriter> layers =
                network.layers().stream().map(NetworkJson::layer).toList();
        return new JsonWriter()
                .header(FORMAT, VERSION)
                .put("name", network.name())
                .putTexts("description", network.description())
                .putObjects("layers", layers);
    }

    /**
     * @throws org.layerwright.json.JsonFormatException where the text is not a network file of a version we know
     */
    public static NetworkSpec read(String text) {
        return read(JsonReader.parse(text));
    }

    public static NetworkSpec read(JsonReader json) {
        json.expect(FORMAT, VERSION).only(Set.of("format", "version", "name", "description", "layers"));
        List<JsonReader> layers = json.objects("layers");
        if (layers.size() > MAX_LAYERS) {
            throw new JsonFormatException("too-many", "layers", MAX_LAYERS, layers.size());
        }
        return new NetworkSpec(
                json.string("name", ""),
                json.texts("description"),
                layers.stream().map(NetworkJson::layer).toList());
    }

    private static JsonWriter layer(LayerSpec layer) {
        JsonWriter json = new JsonWriter().put("name", layer.name()).put("type", layer.type());
        if (!layer.inputs().isEmpty()) {
            json.putStrings("inputs", layer.inputs());
        }
        if (!layer.params().asMap().isEmpty()) {
            json.put("params", layer.params());
        }
        if (layer.isSharing()) {
            json.put("sharedWith", layer.sharedWith());
        }
        return json;
    }

    private static LayerSpec layer(JsonReader json) {
        json.only(Set.of("name", "type", "inputs", "params", "sharedWith"));
        return new LayerSpec(
                json.string("name"),
                json.string("type"),
                json.strings("inputs"),
                json.params("params"),
                json.string("sharedWith", ""));
    }
}
