package org.layerwright.data;

import java.io.File;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * How a data set is to be read, as it is said behind a question mark in the one string that names a data set:
 * {@code pictures?size=32x32&color=grey} or {@code flowers.csv?label=species&header=yes}.
 *
 * <table>
 * <caption>Options</caption>
 * <tr><td>{@code size=HxW}</td><td>images: height × width in pixels; by default the size of the first image</td></tr>
 * <tr><td>{@code color=grey|rgb|auto}</td><td>images: by default as the first image is</td></tr>
 * <tr><td>{@code label=NAME}</td><td>CSV: the column to learn, by name or by number from 1; by default the last</td></tr>
 * <tr><td>{@code header=yes|no|auto}</td><td>CSV: whether the first row names the columns</td></tr>
 * <tr><td>{@code drop=A,B}</td><td>CSV: columns to leave out, such as a running number</td></tr>
 * <tr><td>{@code missing=mean|refuse}</td><td>CSV: what to do with missing numbers</td></tr>
 * <tr><td>{@code target=class|regression|auto}</td><td>CSV, NumPy: whether a class or a number is learned</td></tr>
 * </table>
 *
 * <p>In a value, {@code %26} stands for an ampersand and {@code %2C} for a comma, as in web addresses.
 *
 * @param given the names of the options that were said
 */
public record ReadOptions(
        Optional<Size> size,
        Color color,
        Optional<String> label,
        Header header,
        List<String> drop,
        Missing missing,
        Target target,
        Set<String> given) {
    /** Nothing asked for. */
    public static final ReadOptions DEFAULTS = parse("");

    private static final int MAX_SIDE = 4096;

    /** Height and width of an image in pixels. */
    public record Size(int height, int width) {}

    /** What images become. Choose grey where colour tells nothing: the network is then smaller and faster. */
    public enum Color {
        AUTO,
        GREY,
        RGB
    }

    /** Whether the first row of a table names its columns. */
    public enum Header {
        AUTO,
        YES,
        NO
    }

    /** What becomes of missing numbers. */
    public enum Missing {
        MEAN,
        REFUSE
    }

    /** What is learned: a class, or a number. */
    public enum Target {
        AUTO,
        CLASS,
        REGRESSION
    }

    /** A data set string taken apart: an id or path, and what was said behind the question mark. */
    public record Address(String place, String options) {
        /** Splits at the last question mark, unless there is a file of the whole name. */
        public static Address of(String text) {
            int mark = text.lastIndexOf('?');
            return mark < 0 || new File(text).exists()
                    ? new Address(text, "")
                    : new Address(text.substring(0, mark), text.substring(mark + 1));
        }
    }

    public ReadOptions {
        drop = List.copyOf(drop);
        given = Set.copyOf(given);
    }

    /**
     * Reads what stands behind the question mark.
     *
     * @throws DataException if an option is unknown, is said twice or has a value that it cannot have
     */
    public static ReadOptions parse(String text) {
        Map<String, String> pairs = pairs(text);
        Set<String> unknown = new TreeSet<>(pairs.keySet());
        List<String> known = List.of("size", "color", "label", "header", "drop", "missing", "target");
        unknown.removeAll(known);
        if (!unknown.isEmpty()) {
            throw new DataException("error.options.unknown", unknown.iterator().next(), String.join(", ", known));
        }
        return new ReadOptions(
                Optional.ofNullable(pairs.get("size")).map(ReadOptions::size),
                choice(pairs, "color", Color.AUTO),
                Optional.ofNullable(pairs.get("label")).map(ReadOptions::decode),
                choice(pairs, "header", Header.AUTO),
                pairs.containsKey("drop")
                        ? Arrays.stream(pairs.get("drop").split(","))
                                .map(ReadOptions::decode)
                                .toList()
                        : List.of(),
                choice(pairs, "missing", Missing.MEAN),
                choice(pairs, "target", Target.AUTO),
                pairs.keySet());
    }

    /** The options by name, still encoded. */
    static Map<String, String> pairs(String text) {
        Map<String, String> pairs = new LinkedHashMap<>();
        for (String pair : text.split("&")) {
            if (pair.isBlank()) {
                continue;
            }
            int equals = pair.indexOf('=');
            if (equals < 1 || equals == pair.length() - 1) {
                throw new DataException("error.options.form", pair);
            }
            String name = pair.substring(0, equals).strip();
            if (pairs.put(name, pair.substring(equals + 1).strip()) != null) {
                throw new DataException("error.options.twice", name);
            }
        }
        return pairs;
    }

    private static Size size(String text) {
        String[] sides = text.toLowerCase(Locale.ROOT).split("x", -1);
        try {
            int height = Integer.parseInt(sides[0]);
            int width = Integer.parseInt(sides[sides.length - 1]);
            if (sides.length == 2 && Math.min(height, width) >= 1 && Math.max(height, width) <= MAX_SIDE) {
                return new Size(height, width);
            }
        } catch (NumberFormatException e) {
            throw new DataException(e, "error.options.value", "size", text, "32x32 … " + MAX_SIDE + "x" + MAX_SIDE);
        }
        throw new DataException("error.options.value", "size", text, "1x1 … " + MAX_SIDE + "x" + MAX_SIDE);
    }

    private static <E extends Enum<E>> E choice(Map<String, String> pairs, String name, E byDefault) {
        String text = pairs.get(name);
        if (text == null) {
            return byDefault;
        }
        List<E> all = List.of(byDefault.getDeclaringClass().getEnumConstants());
        return all.stream()
                .filter(e -> word(e).equals(text.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new DataException(
                        "error.options.value",
                        name,
                        text,
                        String.join(", ", all.stream().map(ReadOptions::word).toList())));
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    /** Writes a value so that {@link #parse} reads it back as it is, whatever signs are in it. */
    public static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new DataException(e, "error.options.form", text);
        }
    }
}
