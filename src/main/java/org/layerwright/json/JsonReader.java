package org.layerwright.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.layerwright.network.param.ParamValues;
import org.layerwright.network.param.Setting;

/**
 * Reads one JSON object field by field. Every complaint names the place: {@code layers[3].name}. Trees only; nothing in
 * a file decides which class is made.
 */
public final class JsonReader {
    private final JsonNode node;
    private final String place;

    private JsonReader(JsonNode node, String place) {
        this.node = node;
        this.place = place;
    }

    /** Parses text that must be one JSON object. */
    public static JsonReader parse(String text) {
        JsonNode node;
        try {
            node = JsonTree.read(text);
        } catch (JsonProcessingException e) {
            var location = e.getLocation();
            throw new JsonFormatException(
                    "not-json",
                    location == null ? 1 : location.getLineNr(),
                    location == null ? 1 : location.getColumnNr());
        } catch (IOException e) {
            throw new UncheckedIOException(e); // Cannot come from a text in memory.
        }
        if (node == null || !node.isObject()) {
            throw new JsonFormatException("not-an-object", "");
        }
        return new JsonReader(node, "");
    }

    /** Checks the header that each of our files carries. */
    public JsonReader expect(String format, int newestVersion) {
        String found = string("format");
        if (!found.equals(format)) {
            throw new JsonFormatException("wrong-format", format, found);
        }
        int version = integer("version");
        if (version > newestVersion) {
            throw new JsonFormatException("newer-version", version, newestVersion);
        }
        if (version < 1) {
            throw new JsonFormatException("wrong-type", at("version"), "1 … " + newestVersion, version);
        }
        return this;
    }

    /** Refuses fields that are not in the list: a misspelt field must not be passed over in silence. */
    public JsonReader only(Set<String> known) {
        for (Iterator<String> names = node.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!known.contains(name)) {
                throw new JsonFormatException("unknown-field", at(name));
            }
        }
        return this;
    }

    public boolean has(String field) {
        return node.hasNonNull(field);
    }

    public String string(String field) {
        return required(field, JsonNode::isTextual, "a text").asText();
    }

    public String string(String field, String absent) {
        return has(field) ? string(field) : absent;
    }

    public int integer(String field) {
        return required(field, value -> value.isIntegralNumber() && value.canConvertToInt(), "a whole number")
                .asInt();
    }

    public int integer(String field, int absent) {
        return has(field) ? integer(field) : absent;
    }

    public long longInteger(String field) {
        return required(field, value -> value.isIntegralNumber() && value.canConvertToLong(), "a whole number")
                .asLong();
    }

    public double number(String field) {
        return required(field, value -> value.isNumber() || isNonFinite(value), "a number")
                .asDouble();
    }

    public double number(String field, double absent) {
        return has(field) ? number(field) : absent;
    }

    public boolean flag(String field) {
        return required(field, JsonNode::isBoolean, "true or false").asBoolean();
    }

    public JsonReader object(String field) {
        return new JsonReader(required(field, JsonNode::isObject, "an object"), at(field));
    }

    public List<JsonReader> objects(String field) {
        JsonNode array = required(field, JsonNode::isArray, "a list");
        List<JsonReader> result = new ArrayList<>();
        for (int i = 0; i < array.size(); i++) {
            String itsPlace = at(field) + "[" + i + "]";
            if (!array.get(i).isObject()) {
                throw new JsonFormatException("wrong-type", itsPlace, "an object", array.get(i));
            }
            result.add(new JsonReader(array.get(i), itsPlace));
        }
        return result;
    }

    public List<String> strings(String field) {
        if (!has(field)) {
            return List.of();
        }
        JsonNode array = required(field, JsonNode::isArray, "a list of texts");
        List<String> result = new ArrayList<>();
        for (JsonNode item : array) {
            if (!item.isTextual()) {
                throw new JsonFormatException("wrong-type", at(field), "a list of texts", array);
            }
            result.add(item.asText());
        }
        return result;
    }

    public List<Double> numbers(String field) {
        JsonNode array = required(field, JsonNode::isArray, "a list of numbers");
        List<Double> result = new ArrayList<>();
        for (JsonNode item : array) {
            if (!item.isNumber() && !isNonFinite(item)) {
                throw new JsonFormatException("wrong-type", at(field), "a list of numbers", item);
            }
            result.add(item.asDouble());
        }
        return result;
    }

    /** An object of texts, such as a description by language; empty where it is absent. */
    public Map<String, String> texts(String field) {
        Map<String, String> result = new LinkedHashMap<>();
        if (has(field)) {
            JsonReader object = object(field);
            object.node.fieldNames().forEachRemaining(name -> result.put(name, object.string(name)));
        }
        return result;
    }

    /** An object of plain values; empty where it is absent. */
    public ParamValues params(String field) {
        return has(field) ? object(field).values(Set.of()) : ParamValues.EMPTY;
    }

    /** A choice with its parameters in one object: {@code {"type": "adam", "learningRate": 0.001}}. */
    public Setting setting(String field, Setting absent) {
        if (!has(field)) {
            return absent;
        }
        return object(field).setting();
    }

    /** Choices with their parameters, in order; empty where the field is absent. */
    public List<Setting> settings(String field) {
        return has(field) ? objects(field).stream().map(JsonReader::setting).toList() : List.of();
    }

    private Setting setting() {
        return new Setting(string("type"), values(Set.of("type")));
    }

    private ParamValues values(Set<String> except) {
        Map<String, Object> map = new LinkedHashMap<>();
        node.fieldNames().forEachRemaining(name -> {
            if (!except.contains(name)) {
                map.put(name, plainValue(name));
            }
        });
        return new ParamValues(map);
    }

    private Object plainValue(String field) {
        JsonNode value = node.get(field);
        if (value.isTextual()) {
            return value.asText();
        }
        if (value.isBoolean()) {
            return value.asBoolean();
        }
        if (value.isInt()) {
            return value.asInt();
        }
        if (value.isNumber()) {
            return value.asDouble();
        }
        throw new JsonFormatException("wrong-type", at(field), "a number, a text, true or false", value);
    }

    private JsonNode required(String field, Predicate<JsonNode> test, String expected) {
        JsonNode value = node.get(field);
        if (value == null || value.isNull()) {
            throw new JsonFormatException("missing-field", at(field));
        }
        if (!test.test(value)) {
            throw new JsonFormatException("wrong-type", at(field), expected, value);
        }
        return value;
    }

    /** Numbers that JSON has no form for are written as texts. */
    private static boolean isNonFinite(JsonNode value) {
        return value.isTextual() && Set.of("NaN", "Infinity", "-Infinity").contains(value.asText());
    }

    private String at(String field) {
        return place.isEmpty() ? field : place + "." + field;
    }
}
