package org.layerwright.json;

/**
 * A JSON file that cannot be taken: not JSON, another format, too new, a field missing or of the wrong type. The text
 * stands under {@code json.<code>} in the message bundles.
 */
public final class JsonFormatException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String code;
    private final transient Object[] arguments;

    public JsonFormatException(String code, Object... arguments) {
        super(code + " " + java.util.Arrays.toString(arguments));
        this.code = code;
        this.arguments = arguments.clone();
    }

    public String code() {
        return code;
    }

    public Object[] arguments() {
        return arguments.clone();
    }
}
