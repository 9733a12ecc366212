package org.layerwright.export.proof;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is known of an exported file: where it comes from, what was written, who replayed it on which samples, and what
 * came of it.
 *
 * @param comparison {@link Comparison#NONE} where the file was not run
 * @param made when, as ISO 8601 with the zone
 * @param versions of what took part, by name: {@code layerwright}, {@code engine}, {@code java}, {@code os}
 */
public record ProofReport(
        Origin origin, Written written, Trial trial, Comparison comparison, String made, Map<String, String> versions) {
    public ProofReport {
        versions = Collections.unmodifiableMap(new TreeMap<>(versions));
    }

    /**
     * The model.
     *
     * @param file its absolute path
     * @param digest the file's SHA-256
     * @param parameters how many weights it has
     */
    public record Origin(String file, String digest, String network, long parameters) {}

    /**
     * What was written.
     *
     * @param target the exporter's id
     * @param raw whether the file takes data as they come and answers probabilities
     * @param files the main file first
     * @param seconds it took to write them
     */
    public record Written(String target, boolean raw, List<FileEntry> files, double seconds) {
        public Written {
            files = List.copyOf(files);
        }

        public long bytes() {
            return files.stream().mapToLong(FileEntry::bytes).sum();
        }
    }

    /**
     * One file.
     *
     * @param path absolute
     * @param digest its SHA-256
     */
    public record FileEntry(String path, long bytes, String digest) {}

    /**
     * The attempt to run it.
     *
     * @param by the program, with its version; empty where there was none
     * @param why what was missing, or what the program said; {@link Sentence#NONE} where all is well
     * @param dataset the name of the data set whose samples were used; empty where they were drawn at random
     * @param samples how many
     * @param note why they were drawn at random
     * @param ourSeconds what our engine took for them
     * @param theirSeconds what the program took for them
     */
    public record Trial(
            Outcome outcome,
            String by,
            Sentence why,
            String dataset,
            int samples,
            Sentence note,
            double ourSeconds,
            double theirSeconds) {}

    /** A text of the bundles with what it names, so that it can be read in every language. */
    public record Sentence(String key, List<String> arguments) {
        public static final Sentence NONE = new Sentence("", List.of());

        public Sentence {
            arguments = List.copyOf(arguments);
        }
    }

    /** What came of it. */
    public enum Outcome {
        /** The file ran, and its answers are ours within the tolerance. */
        PROVEN(true),
        /** The file holds weights and no program; every weight was read back the same to the last bit. */
        SAME(true),
        /** The file ran and answers otherwise: the export is wrong, or the program. */
        DIFFERS(false),
        /** The program refused the file or failed on it. */
        REFUSED(false),
        /** The file was read and understood by a program that cannot run it here. */
        ONLY_READ(true),
        /** No program for it is on this machine. */
        NOT_PROVEN(true),
        /** No proof was asked for. */
        SKIPPED(true);

        private final boolean acceptable;

        Outcome(boolean acceptable) {
            this.acceptable = acceptable;
        }

        /** Whether the file is right for certain. */
        public boolean isCertain() {
            return this == PROVEN || this == SAME;
        }

        /** Whether nothing speaks against the file. */
        public boolean isAcceptable() {
            return acceptable;
        }
    }
}
