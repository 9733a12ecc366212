package org.layerwright.network;

import java.util.Arrays;
import java.util.List;

/**
 * Something that keeps a network or a plan from being trained, in a form that every front end can word in its own
 * language: the text stands under {@code problem.<code>} in the message bundles and is filled with {@code arguments}.
 *
 * @param code what is wrong, in kebab case: {@code kernel-too-large}
 * @param subject the layer (or plan entry) it concerns, or an empty string for the whole
 * @param arguments what the sentence names: what was expected, what was found
 * @param fixes repairs that can be offered as one click
 */
public record Problem(String code, String subject, List<Object> arguments, List<Fix> fixes) {
    public Problem {
        arguments = List.copyOf(arguments);
        fixes = List.copyOf(fixes);
    }

    public static Problem of(String code, String subject, Object... arguments) {
        return new Problem(code, subject, Arrays.asList(arguments), List.of());
    }

    public Problem withFixes(Fix... newFixes) {
        return new Problem(code, subject, arguments, List.of(newFixes));
    }
}
