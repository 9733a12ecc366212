package org.layerwright.data;

import java.util.Arrays;
import java.util.List;

/**
 * Something that a reader did and the user should know, such as files that it skipped.
 *
 * @param key       of its sentence in the bundle {@code datasets}
 * @param arguments of the sentence
 */
public record Note(String key, List<String> arguments) {
    static Note of(String key, Object... arguments) {
        return new Note(key, Arrays.stream(arguments).map(String::valueOf).toList());
    }
}
