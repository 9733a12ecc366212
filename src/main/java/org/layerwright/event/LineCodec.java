package org.layerwright.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.layerwright.json.JsonFormatException;

/**
 * Turns the records of a sealed interface into JSON lines and back: {@code {"type":"Pause"}}. The type is looked up
 * among the interface's own records, so a line can never make anything else. Fields that are not known are passed over,
 * which lets a newer worker talk to an older window.
 *
 * @param <T> {@link WorkerCommand} or {@link WorkerEvent}
 */
public final class LineCodec<T> {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final Map<String, Class<? extends T>> typesByName = new HashMap<>();

    public LineCodec(Class<T> sealedType) {
        for (Class<? extends T> type : recordsOf(sealedType)) {
            typesByName.put(type.getSimpleName(), type);
        }
    }

    /** All records of a sealed interface, those of its sealed parts included. */
    static <T> List<Class<? extends T>> recordsOf(Class<T> sealedType) {
        List<Class<? extends T>> records = new ArrayList<>();
        for (Class<?> type : sealedType.getPermittedSubclasses()) {
            Class<? extends T> permitted = type.asSubclass(sealedType);
            if (permitted.isInterface()) {
                records.addAll(recordsOf(permitted));
            } else {
                records.add(permitted);
            }
        }
        return records;
    }

    public String encode(T value) {
        ObjectNode node = MAPPER.createObjectNode();
        node.put("type", value.getClass().getSimpleName());
        node.setAll((ObjectNode) MAPPER.valueToTree(value));
        return node.toString();
    }

    /**
     * @throws JsonFormatException where the line is not JSON or names no known type
     */
    public T decode(String line) {
        try {
            JsonNode node = MAPPER.readTree(line);
            if (node == null || !node.isObject()) {
                throw new JsonFormatException("not-an-object", "");
            }
            ObjectNode object = (ObjectNode) node;
            String name = object.path("type").asText("");
            Class<? extends T> type = typesByName.get(name);
            if (type == null) {
                throw new JsonFormatException("unknown-type", name);
            }
            object.remove("type");
            return MAPPER.treeToValue(object, type);
        } catch (JsonProcessingException | IllegalArgumentException e) {
            throw new JsonFormatException("not-json", 1, 1);
        }
    }
}
