package org.layerwright.device;

import java.util.Arrays;
import java.util.List;
import org.layerwright.text.Texts;

/**
 * Why a device cannot be used, as the key and the arguments of a sentence that also says what to do.
 *
 * @param key in the text bundles
 */
public record Reason(String key, List<String> arguments) {
    public Reason {
        arguments = List.copyOf(arguments);
    }

    public static Reason of(String key, Object... arguments) {
        return new Reason(key, Arrays.stream(arguments).map(String::valueOf).toList());
    }

    public String sentence(Texts texts) {
        return texts.get(key, arguments.toArray());
    }
}
