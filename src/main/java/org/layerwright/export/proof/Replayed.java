package org.layerwright.export.proof;

import java.util.List;

/** What came of a replay. */
public sealed interface Replayed {
    /** Which program it was, with its version: {@code ONNX Runtime 1.29.0}, {@code gcc 12.2.0}. */
    String by();

    /**
     * The files ran.
     *
     * @param values what they gave for each sample, one after the other
     * @param seconds for all samples, without loading
     */
    record Ran(String by, float[] values, double seconds) implements Replayed {}

    /** The files hold weights and no program, and were read back the same to the last bit. */
    record Same(String by) implements Replayed {}

    /** The files were read, and understood, by a program that cannot run them here: source that was only parsed. */
    record Parsed(String by) implements Replayed {}

    /**
     * There is no program for it on this machine.
     *
     * @param key a sentence of the text bundles: what is missing and where to get it
     */
    record Unavailable(String by, String key, List<String> arguments) implements Replayed {
        public Unavailable {
            arguments = List.copyOf(arguments);
        }
    }

    /**
     * The program refused the files or failed on them: the export is wrong.
     *
     * @param said the program's own words, shortened
     */
    record Failed(String by, String said) implements Replayed {}
}
