package org.layerwright.importer;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.function.Function;
import org.layerwright.model.TrainedModel;
import org.layerwright.network.layer.Lowering;
import org.layerwright.text.ExplainedException;

/**
 * Files that are not what they should be. Whatever is in one, reading it gives a model or a sentence, and soon.
 *
 * @param folder where the files are written
 * @param ending of their names
 * @param reader reads a model
 */
public record Damage(Path folder, String ending, Function<Path, TrainedModel> reader) {
    private static final long MOST_NANOS = 1_000_000_000L;

    /** Cut off after so many bytes, for many numbers of bytes. */
    public void truncated(byte[] whole, int step) {
        for (int length = 0; length < whole.length; length += step) {
            byte[] cut = Arrays.copyOf(whole, length);
            refusedOrSound("cut after " + length + " bytes", cut);
        }
    }

    /** Some bytes changed, many times. */
    public void flipped(byte[] whole, int times, int bytes) {
        Random random = new Random(11);
        for (int i = 0; i < times; i++) {
            byte[] changed = whole.clone();
            StringBuilder what = new StringBuilder("changed");
            for (int b = 0; b <= random.nextInt(bytes); b++) {
                int at = random.nextInt(whole.length);
                changed[at] = (byte) random.nextInt();
                what.append(' ').append(at).append('=').append(changed[at]);
            }
            refusedOrSound(what.toString(), changed);
        }
    }

    /** The sentence with which a file is refused. */
    public String refused(byte[] content) {
        Path file = write(content);
        long begin = processorTime();
        ExplainedException e = assertThrows(ExplainedException.class, () -> reader.apply(file));
        assertTrue(processorTime() - begin < MOST_NANOS, "took " + (processorTime() - begin) / 1e9 + " s");
        assertTrue(e.getMessage().contains("damaged" + ending), e.getMessage());
        assertFalse(e.getMessage().contains("‹"), e.getMessage());
        return e.getMessage();
    }

    /** Content that was damaged elsewhere. */
    public void content(String what, byte[] content) {
        refusedOrSound(what, content);
    }

    private void refusedOrSound(String what, byte[] content) {
        Path file = write(content);
        long begin = processorTime();
        try {
            TrainedModel model = reader.apply(file);
            assertTrue(Lowering.lower(model.network()).isSound(), what);
        } catch (ExplainedException e) {
            assertTrue(e.getMessage().length() > 20, e.getMessage());
        } catch (RuntimeException | Error e) {
            fail(what + ": " + e, e);
        }
        assertTrue(processorTime() - begin < MOST_NANOS, what + " took " + (processorTime() - begin) / 1e9 + " s");
    }

    /** Of this thread: what others do on the machine is no fault of a file. */
    private static long processorTime() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private Path write(byte[] content) {
        try {
            return Files.write(folder.resolve("damaged" + ending), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
