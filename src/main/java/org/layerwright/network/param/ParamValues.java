package org.layerwright.network.param;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The values given for some parameters, by name. Immutable. A parameter that is absent has its default, so files stay
 * short and a default can be told from a choice.
 *
 * @param asMap name to value; values are {@link Integer}, {@link Double}, {@link String} or {@link Boolean}
 */
public record ParamValues(Map<String, Object> asMap) {
    public static final ParamValues EMPTY = new ParamValues(Map.of());

    public ParamValues {
        asMap = Collections.unmodifiableMap(new LinkedHashMap<>(asMap));
    }

    /** Values from alternating names and values. */
    public static ParamValues of(Object... namesAndValues) {
        if (namesAndValues.length % 2 != 0) {
            throw new IllegalArgumentException("Expected pairs of name and value.");
        }
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            map.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return new ParamValues(map);
    }

    /** The raw value, or null where none was given. */
    public Object get(String name) {
        return asMap.get(name);
    }

    public ParamValues with(String name, Object value) {
        Map<String, Object> map = new LinkedHashMap<>(asMap);
        map.put(name, value);
        return new ParamValues(map);
    }

    /** The same with another value; one that is the default is left out. */
    public <T> ParamValues with(ParamSpec<T> param, T value) {
        return value.equals(param.defaultValue()) ? without(param.name()) : with(param.name(), value);
    }

    public ParamValues without(String name) {
        Map<String, Object> map = new LinkedHashMap<>(asMap);
        map.remove(name);
        return new ParamValues(map);
    }
}
