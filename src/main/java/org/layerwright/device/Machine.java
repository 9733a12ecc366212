package org.layerwright.device;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** What a probe may ask of the machine; tests answer with what other machines said. */
public interface Machine {
    /** The operating system, as the property {@code os.name} has it. */
    String os();

    /** The processor's kind, as the property {@code os.arch} has it. */
    String arch();

    /** How many cores there are. */
    int cores();

    /** The beginning of a small text file; empty where there is none. */
    Optional<String> read(Path file);

    /** Whether a graphics card of NVIDIA's is plugged in; empty where the system does not tell. */
    Optional<Boolean> hasNvidiaCard();

    /** Runs a program that writes a little, and ends it when it takes longer than the limit. */
    Answer run(Duration limit, String... command);

    /**
     * What a program did.
     *
     * @param output what it wrote, cut off where it is too much
     */
    record Answer(Kind kind, int exitCode, String output) {
        /** How it ended. */
        public enum Kind {
            ENDED,
            /** There is no such program, or it could not be started. */
            ABSENT,
            LATE
        }

        public static Answer absent() {
            return new Answer(Kind.ABSENT, -1, "");
        }

        public static Answer late() {
            return new Answer(Kind.LATE, -1, "");
        }
    }
}
