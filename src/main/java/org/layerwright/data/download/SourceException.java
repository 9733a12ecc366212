package org.layerwright.data.download;

/** One place did not give a file. Another one may, so this is not yet told to the user. */
final class SourceException extends Exception {
    private static final long serialVersionUID = 1L;

    private final Kind kind;
    private final String key;
    private final transient Object[] arguments;

    /** How bad it is. */
    enum Kind {
        /** There was no connection. */
        UNREACHABLE,
        /** It broke on the way and can be taken up again. */
        BROKEN,
        /** This place does not have the right file. */
        REFUSED
    }

    /** @param arguments of the sentence under {@code key}; the address comes before them */
    SourceException(Kind kind, String key, Object... arguments) {
        super(key);
        this.kind = kind;
        this.key = key;
        this.arguments = arguments.clone();
    }

    Kind kind() {
        return kind;
    }

    String key() {
        return key;
    }

    Object[] arguments() {
        return arguments.clone();
    }
}
