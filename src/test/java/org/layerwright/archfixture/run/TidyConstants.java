package org.layerwright.archfixture.run;

import java.util.List;

/** What static fields and exceptions may be. */
public final class TidyConstants {
    public static final List<String> NAMES = List.of("a", "b");
    private static final int[] TABLE = {1, 2, 3};

    /** Java makes exceptions and enums serializable. */
    public static final class TidyException extends RuntimeException {}

    public enum TidyState {
        IDLE,
        BUSY
    }

    public static int entry(TidyState state) {
        return switch (state) {
            case IDLE -> TABLE[0];
            case BUSY -> TABLE[1];
        };
    }
}
