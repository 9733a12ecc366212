package org.layerwright.json;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.layerwright.network.param.ParamValues;
import org.layerwright.network.param.Setting;

/** Writes one JSON object field by field; the counterpart of {@link JsonReader}. */
public final class JsonWriter {
    private final ObjectNode node;

    public JsonWriter() {
        this(JsonTree.NODES.objectNode());
    }

    private JsonWriter(ObjectNode node) {
        this.node = node;
    }

    public JsonWriter header(String format, int version) {
        return put("format", format).put("version", version);
    }

    public JsonWriter put(String field, String value) {
        node.put(field, value);
        return this;
    }

    public JsonWriter put(String field, long value) {
        node.put(field, value);
        return this;
    }

    public JsonWriter put(String field, double value) {
        if (Double.isFinite(value)) {
            node.put(field, value);
        } else {
            node.put(field, Double.toString(value));
        }
        return this;
    }

    public JsonWriter put(String field, boolean value) {
        node.put(field, value);
        return this;
    }

    public JsonWriter put(String field, JsonWriter object) {
        node.set(field, object.node);
        return this;
    }

    public JsonWriter putObjects(String field, List<JsonWriter> objects) {
        ArrayNode array = node.putArray(field);
        objects.forEach(object -> array.add(object.node));
        return this;
    }

    public JsonWriter putStrings(String field, List<String> texts) {
        ArrayNode array = node.putArray(field);
        texts.forEach(array::add);
        return this;
    }

    public JsonWriter putNumbers(String field, List<Double> numbers) {
        ArrayNode array = node.putArray(field);
        for (double number : numbers) {
            if (Double.isFinite(number)) {
                array.add(number);
            } else {
                array.add(Double.toString(number));
            }
        }
        return this;
    }

    public JsonWriter putTexts(String field, Map<String, String> texts) {
        ObjectNode object = node.putObject(field);
        texts.forEach(object::put);
        return this;
    }

    public JsonWriter put(String field, ParamValues values) {
        return put(field, new JsonWriter().putAll(values));
    }

    public JsonWriter put(String field, Setting setting) {
        return put(field, object(setting));
    }

    public JsonWriter putSettings(String field, List<Setting> settings) {
        return putObjects(field, settings.stream().map(JsonWriter::object).toList());
    }

    private static JsonWriter object(Setting setting) {
        return new JsonWriter().put("type", setting.type()).putAll(setting.params());
    }

    private JsonWriter putAll(ParamValues values) {
        values.asMap().forEach((name, value) -> {
            if (value instanceof Integer number) {
                put(name, number.longValue());
            } else if (value instanceof Double number) {
                put(name, number.doubleValue());
            } else if (value instanceof Boolean flag) {
                put(name, flag.booleanValue());
            } else {
                put(name, String.valueOf(value));
            }
        });
        return this;
    }

    /** On one line, for logs and sockets. */
    public String toLine() {
        try {
            return JsonTree.write(node, null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Indented, with a final line feed, for files that people read. */
    public String toText() {
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
        printer.indentArraysWith(DefaultIndenter.SYSTEM_LINEFEED_INSTANCE.withLinefeed("\n"));
        printer.indentObjectsWith(DefaultIndenter.SYSTEM_LINEFEED_INSTANCE.withLinefeed("\n"));
        try {
            return JsonTree.write(node, printer) + "\n";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
