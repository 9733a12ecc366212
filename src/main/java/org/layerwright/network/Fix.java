package org.layerwright.network;

import java.util.Arrays;
import java.util.List;

/**
 * A repair for a {@link Problem}: an edit with a label, found under {@code fix.<code>} in the message bundles.
 *
 * @param code what the repair does, in kebab case: {@code insert-flatten}
 * @param arguments what the label names
 * @param edit the edit that carries it out
 */
public record Fix(String code, List<Object> arguments, NetworkEdit edit) {
    public Fix {
        arguments = List.copyOf(arguments);
    }

    public static Fix of(String code, NetworkEdit edit, Object... arguments) {
        return new Fix(code, Arrays.asList(arguments), edit);
    }
}
