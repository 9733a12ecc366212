package org.layerwright.export.replay;

import org.junit.jupiter.api.Assumptions;

/** Programs of this machine that tests need beside the JDK. */
public final class NeededPrograms {
    private NeededPrograms() {}

    /** A test that needs a C compiler calls this first: see {@link #oneOf}. */
    public static void compilerOfC() {
        oneOf("cc", "gcc", "clang");
    }

    /** A test that needs Python calls this first: see {@link #oneOf}. */
    public static void python() {
        oneOf("python3", "python");
    }

    /**
     * Goes on where one of the programs is there. Where none is, the test is skipped and a sentence says what is missing,
     * since a JDK must be enough to build and test; with {@code CI=true} it goes on, and fails.
     */
    private static void oneOf(String... names) {
        boolean required = "true".equals(System.getenv("CI"));
        Assumptions.assumeTrue(
                required || Program.find(names).isPresent(),
                () -> "Left out, because none of these programs is on this machine: " + String.join(", ", names));
    }
}
