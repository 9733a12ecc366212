package org.layerwright.network.param;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One typed, bounded parameter of a layer, an optimizer, a schedule or a loss.
 *
 * <p>The specification is all there is: the inspector builds its editors from it, the JSON reader checks values against
 * it, and the help text is found under {@code param.<owner>.<name>} in the message bundles, or {@code param.<name>}
 * where owners share a meaning.
 *
 * @param <T> the Java type of a value
 */
public sealed interface ParamSpec<T> {
    /** The name as it stands in files, in camel case: {@code kernelSize}. */
    String name();

    T defaultValue();

    /**
     * Converts a raw value (from JSON, an editor or the command line) to this parameter's type.
     *
     * @return the value, or empty where {@code raw} has the wrong type or lies out of bounds
     */
    Optional<T> accept(Object raw);

    /** What {@link #accept} would have taken, in a form for messages: {@code 1 to 512}. */
    String expected();

    /** The value in {@code values}, or the default where it is absent. Values must have been checked before. */
    default T of(ParamValues values) {
        Object raw = values.get(name());
        if (raw == null) {
            return defaultValue();
        }
        return accept(raw)
                .orElseThrow(() -> new IllegalArgumentException(
                        "Parameter " + name() + " expected " + expected() + " but holds " + raw + "."));
    }

    /** A whole number between two bounds, both included. */
    record IntParam(String name, Integer defaultValue, int min, int max) implements ParamSpec<Integer> {
        @Override
        public Optional<Integer> accept(Object raw) {
            if (!(raw instanceof Number number)) {
                return Optional.empty();
            }
            double value = number.doubleValue();
            boolean fits = value == Math.rint(value) && value >= min && value <= max;
            return fits ? Optional.of((int) value) : Optional.empty();
        }

        @Override
        public String expected() {
            return min + " … " + max;
        }
    }

    /**
     * A real number between two bounds.
     *
     * @param minOpen whether {@code min} itself is excluded, as for a learning rate, which must be above zero
     * @param maxOpen whether {@code max} itself is excluded, as for a dropout rate, which must be below one
     */
    record DoubleParam(String name, Double defaultValue, double min, boolean minOpen, double max, boolean maxOpen)
            implements ParamSpec<Double> {
        @Override
        public Optional<Double> accept(Object raw) {
            if (!(raw instanceof Number number)) {
                return Optional.empty();
            }
            double value = number.doubleValue();
            boolean above = minOpen ? value > min : value >= min;
            boolean below = maxOpen ? value < max : value <= max;
            return above && below ? Optional.of(value) : Optional.empty();
        }

        @Override
        public String expected() {
            return (minOpen ? "> " : "≥ ") + plain(min) + ", " + (maxOpen ? "< " : "≤ ") + plain(max);
        }

        private static String plain(double value) {
            return value == Math.rint(value) && Math.abs(value) < 1e9
                    ? Long.toString((long) value)
                    : Double.toString(value);
        }
    }

    /** One of a few named choices; the names are those used in files. */
    record ChoiceParam(String name, String defaultValue, List<String> choices) implements ParamSpec<String> {
        public ChoiceParam {
            choices = List.copyOf(choices);
        }

        @Override
        public Optional<String> accept(Object raw) {
            return choices.stream()
                    .filter(choice -> Objects.equals(choice, raw))
                    .findFirst();
        }

        @Override
        public String expected() {
            return String.join(", ", choices);
        }
    }

    /** Yes or no. */
    record FlagParam(String name, Boolean defaultValue) implements ParamSpec<Boolean> {
        @Override
        public Optional<Boolean> accept(Object raw) {
            return raw instanceof Boolean flag ? Optional.of(flag) : Optional.empty();
        }

        @Override
        public String expected() {
            return "true, false";
        }
    }

    /**
     * A short text of a given form, such as a small table.
     *
     * @param maxLength the longest text taken, in characters
     * @param pattern the regular expression that the whole text has to match
     * @param form an example or description of that form, for messages
     */
    record TextParam(String name, String defaultValue, int maxLength, String pattern, String form)
            implements ParamSpec<String> {
        @Override
        public Optional<String> accept(Object raw) {
            return raw instanceof String text && text.length() <= maxLength && text.matches(pattern)
                    ? Optional.of(text)
                    : Optional.empty();
        }

        @Override
        public String expected() {
            return form;
        }
    }
}
