package org.layerwright.json;

import java.util.Arrays;

/**
 * A JSON file that cannot be taken: not JSON, another format, too new, a field missing or of the wrong type. The text
 * stands under {@code json.<code>} in the message bundles.
 */
public final class JsonFormatException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Of a value that is shown; a file may hold a list of a million numbers where a text was expected. */
    private static final int LONGEST = 100;

    private final String code;
    private final transient Object[] arguments;

    public JsonFormatException(String code, Object... arguments) {
        this(shown(arguments), code);
    }

    private JsonFormatException(Object[] shown, String code) {
        super(code + " " + Arrays.toString(shown));
        this.code = code;
        this.arguments = shown;
    }

    /** Numbers as they are, all else as texts that are not too long to read. */
    private static Object[] shown(Object... arguments) {
        return Arrays.stream(arguments)
                .map(argument -> argument instanceof Number ? argument : cut(String.valueOf(argument)))
                .toArray();
    }

    private static String cut(String text) {
        boolean fits = text.codePointCount(0, text.length()) <= LONGEST;
        return fits ? text : text.substring(0, text.offsetByCodePoints(0, LONGEST)) + "…";
    }

    public String code() {
        return code;
    }

    public Object[] arguments() {
        return arguments.clone();
    }
}
