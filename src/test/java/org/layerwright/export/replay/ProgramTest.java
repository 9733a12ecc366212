package org.layerwright.export.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.layerwright.export.c.Precision;
import org.layerwright.export.proof.Replayed;
import org.layerwright.export.target.ExportOptions;
import org.layerwright.file.AtomicFiles;
import org.layerwright.model.ModelFile;
import org.layerwright.text.Texts;

class ProgramTest {
    private static final Duration LONG = Duration.ofMinutes(2);

    @TempDir
    Path folder;

    /** A program that says more than anybody wants to know. */
    static final class Flood {
        public static void main(String[] arguments) {
            while (!System.err.checkError()) {
                System.err.println("and another line of a very long story");
            }
        }
    }

    /** A program that says a word and does not end. */
    static final class Sleeper {
        public static void main(String[] arguments) throws InterruptedException {
            System.err.println("ready");
            TimeUnit.HOURS.sleep(1);
        }
    }

    private Program.Outcome java(Class<?> main, Duration limit) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        List<String> command = List.of(java, "-cp", System.getProperty("java.class.path"), main.getName());
        return Program.run(command, folder, limit, Map.of());
    }

    @Test
    void endsAProgramThatFloodsTheDisk() throws IOException {
        Program.Outcome outcome = java(Flood.class, LONG);
        assertFalse(outcome.ended());
        assertFalse(outcome.succeeded());
        assertTrue(outcome.output().length() <= 2000, outcome.output());
    }

    @Test
    void endsAProgramThatTakesTooLong() throws IOException {
        Program.Outcome outcome = java(Sleeper.class, Duration.ofMillis(100));
        assertFalse(outcome.ended());
        assertTrue(outcome.said().contains("no end within its time"), outcome.said());
    }

    @Test
    void tellsWhatAProgramSaidThatFailed() throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Program.Outcome outcome = Program.run(List.of(java, "--no-such-option"), folder, LONG, Map.of());
        assertTrue(outcome.ended());
        assertFalse(outcome.succeeded());
        assertTrue(outcome.said().contains("--no-such-option"), outcome.said());
    }

    @Test
    void aMissingCompilerIsASentence() throws IOException {
        Path kept = folder.resolve("kept.lwm");
        try (var in = ModelFile.class.getResourceAsStream("version-1.lwm")) {
            Files.copy(in, kept);
        }
        var model = new ModelFile(new AtomicFiles()).read(kept);
        Replayed replayed = new CReplay(Precision.SINGLE, List.of("no-such-compiler"))
                .run(model, ExportOptions.PLAIN, folder.resolve("net.c"), new float[0], 0, done -> {});
        Replayed.Unavailable missing = assertInstanceOf(Replayed.Unavailable.class, replayed);
        String english =
                new Texts(Texts.ENGLISH).get(missing.key(), missing.arguments().toArray());
        assertEquals(
                "No C compiler was found on the search path; looked for no-such-compiler. Install one, for instance the"
                        + " package gcc, and try again.",
                english);
        assertTrue(new Texts(Texts.CHINESE)
                .get(missing.key(), missing.arguments().toArray())
                .contains("没有找到 C 编译器"));
    }
}
