package org.layerwright.importer.keras;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A layer as Keras saves it.
 *
 * @param store where its weights lie in the file: its class in small letters, counted
 * @param config its parameters
 * @param calls for each use of the layer, the names of the layers that it reads then, with the number of the use
 */
record KerasLayer(String type, String name, String store, JsonNode config, List<List<Source>> calls) {
    /** What a layer gave at one of its uses. */
    record Source(String layer, int call) {}

    static KerasLayer read(JsonNode json, String store) {
        JsonNode config = json.path("config");
        String name = json.path("name").asText(config.path("name").asText(""));
        List<List<Source>> calls = new ArrayList<>();
        for (JsonNode node : json.path("inbound_nodes")) {
            List<Source> sources = new ArrayList<>();
            collect(node.path("args"), sources, 0);
            calls.add(sources);
        }
        return new KerasLayer(json.path("class_name").asText(""), name, store, config, calls);
    }

    private static void collect(JsonNode node, List<Source> into, int depth) {
        JsonNode history = node.path("config").path("keras_history");
        if (history.size() == 3) {
            into.add(new Source(history.get(0).asText(), history.get(1).asInt()));
        } else if (node.isArray() && depth < 4) {
            node.forEach(item -> collect(item, into, depth + 1));
        }
    }

    /** Keras' way of turning the name of a class into the name of a place. */
    static String snake(String type) {
        return type.replaceAll("\\W+", "")
                .replaceAll("(.)([A-Z][a-z]+)", "$1_$2")
                .replaceAll("([a-z])([A-Z])", "$1_$2")
                .toLowerCase(Locale.ROOT);
    }

    boolean flag(String key, boolean absent) {
        return config.path(key).asBoolean(absent);
    }

    double number(String key, double absent) {
        return config.path(key).asDouble(absent);
    }

    String text(String key, String absent) {
        JsonNode value = config.path(key);
        return value.isTextual() ? value.asText() : absent;
    }

    /** A parameter that is one number for both directions. */
    int both(String key, int absent) throws KerasForm {
        JsonNode value = config.path(key);
        if (value.isMissingNode() || value.isNull()) {
            return absent;
        }
        boolean pair = value.isArray()
                && value.size() == 2
                && value.get(0).asInt() == value.get(1).asInt();
        if (!pair && !value.isInt()) {
            throw form(key);
        }
        return pair ? value.get(0).asInt() : value.asInt();
    }

    void expect(String key, Object... allowed) throws KerasForm {
        JsonNode value = config.path(key);
        boolean fits = value.isMissingNode() || value.isNull();
        for (Object each : allowed) {
            fits |= value.toString().equals(each instanceof String ? "\"" + each + "\"" : String.valueOf(each));
        }
        if (!fits) {
            throw form(key);
        }
    }

    KerasForm form(String key) {
        String shown = config.path(key).toString();
        return new KerasForm(key + "=" + shown.substring(0, Math.min(60, shown.length())));
    }
}
