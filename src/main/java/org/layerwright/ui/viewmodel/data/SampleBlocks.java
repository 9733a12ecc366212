package org.layerwright.ui.viewmodel.data;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.layerwright.ui.viewmodel.data.OwnPreview.Sample;

/**
 * Samples of a list that is too long to be read whole. Blocks of them are read in the background when one of theirs is
 * asked for, the one asked for last first, and those seen last are kept. Used on the window's thread only.
 *
 * @param <T> what is made of a sample, in the background too
 */
public final class SampleBlocks<T> {
    /** So many samples are kept, and so many may wait. */
    private static final int KEPT = 2400;

    private static final int MOST_IN_A_BLOCK = 120;
    private static final int LEAST_IN_A_BLOCK = 8;
    /** So many numbers are read at once. */
    private static final int NUMBERS = 500_000;

    private final int total;
    private final int size;
    private final IntFunction<Sample> source;
    private final Function<Sample, T> made;
    private final Executor background;
    private final Executor window;
    private final Consumer<RuntimeException> failed;
    private final Map<Integer, List<T>> kept = new LinkedHashMap<>(16, 0.75f, true);
    /** The block asked for last is the first. */
    private final Deque<Integer> waiting = new ArrayDeque<>();

    private Loaded heard = (first, count) -> {};
    private boolean reading;
    private boolean closed;

    /** Hears of samples that are there now. */
    @FunctionalInterface
    public interface Loaded {
        void loaded(int first, int count);
    }

    /**
     * @param total how many samples there are
     * @param numbers the numbers of one sample, which tells how many are read at once
     * @param source reads the sample at a place, in the background
     * @param made makes of it what is kept, in the background
     * @param failed is told on the window's thread what could not be read; nothing more is read then
     */
    SampleBlocks(
            int total,
            int numbers,
            IntFunction<Sample> source,
            Function<Sample, T> made,
            Executor background,
            Executor window,
            Consumer<RuntimeException> failed) {
        this.total = total;
        this.size = Math.max(LEAST_IN_A_BLOCK, Math.min(MOST_IN_A_BLOCK, NUMBERS / numbers));
        this.source = source;
        this.made = made;
        this.background = background;
        this.window = window;
        this.failed = failed;
    }

    public int total() {
        return total;
    }

    /** Told whenever more samples are there. */
    public void whenLoaded(Loaded listener) {
        heard = listener;
    }

    /** What was made of a sample; empty while it is being read, which this begins. */
    public Optional<T> at(int place) {
        int block = place / size;
        if (!kept.containsKey(block)) {
            waiting.remove(block);
            waiting.push(block);
            if (waiting.size() > KEPT / size) {
                waiting.removeLast();
            }
            next();
        }
        return Optional.ofNullable(kept.get(block)).map(samples -> samples.get(place % size));
    }

    /** Nobody looks any more. */
    public void close() {
        closed = true;
        waiting.clear();
        kept.clear();
    }

    private void next() {
        if (reading || closed || waiting.isEmpty()) {
            return;
        }
        reading = true;
        int block = waiting.pop();
        int first = block * size;
        int count = Math.min(size, total - first);
        background.execute(() -> {
            try {
                Object[] read = new Object[count];
                Arrays.setAll(read, i -> made.apply(source.apply(first + i)));
                @SuppressWarnings("unchecked")
                List<T> samples = (List<T>) List.of(read);
                window.execute(() -> keep(block, samples));
            } catch (RuntimeException e) {
                window.execute(() -> fail(e));
            }
        });
    }

    private void keep(int block, List<T> samples) {
        reading = false;
        if (closed) {
            return;
        }
        kept.put(block, samples);
        if (kept.size() > KEPT / size) {
            kept.remove(kept.keySet().iterator().next());
        }
        heard.loaded(block * size, samples.size());
        next();
    }

    private void fail(RuntimeException problem) {
        if (!closed) {
            close();
            failed.accept(problem);
        }
    }
}
