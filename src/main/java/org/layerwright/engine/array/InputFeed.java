package org.layerwright.engine.array;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * The way of samples into a network, with two buffers: while the network works on a batch from one, the next is copied
 * into the other, on a thread of its own. The same operators then run in the same order as without, so the bits are the
 * same. A batch that was not told of before is copied when it comes.
 *
 * <p>All calls come from one thread, and a buffer is used again only after its batch has been computed: whoever runs the
 * network reads its results before the next call.
 */
final class InputFeed implements AutoCloseable {
    /** One buffer, and what is or will be in it. */
    private static final class Slot {
        final HeapPort port;
        float[] inputs;
        int offset;
        int samples;
        /** Null where the buffer waits for nothing. */
        Future<?> copy;

        Slot(HeapPort port) {
            this.port = port;
        }

        boolean holds(float[] wanted, int from, int count) {
            return copy != null && inputs == wanted && offset == from && samples == count;
        }
    }

    private final Slot[] slots;
    /** Where the last batch was put. */
    private int last;
    /** Made when first needed: a network that is only asked has nothing to expect. */
    private ExecutorService copier;

    /** @param port an input's port, which stays its owner's */
    InputFeed(DeviceArray value, HeapPort port, ArrayStream stream) {
        slots = new Slot[] {new Slot(port), new Slot(new HeapPort(value, stream))};
    }

    /** Begins to copy samples that a later {@link #enter} asks for. */
    void expect(float[] inputs, int offset, int samples) {
        Slot slot = free();
        slot.inputs = inputs;
        slot.offset = offset;
        slot.samples = samples;
        slot.port.open();
        if (copier == null) {
            copier = Executors.newSingleThreadExecutor(InputFeed::thread);
        }
        slot.copy = copier.submit(() -> slot.port.upload(inputs, offset, samples));
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "layerwright-device-copy");
        thread.setDaemon(true);
        return thread;
    }

    /** Gives the samples to the network; waits for their copy where one was begun. */
    void enter(float[] inputs, int offset, int samples) {
        for (Slot slot : slots) {
            if (slot.holds(inputs, offset, samples)) {
                settle(slot);
                slot.port.enter(samples);
                return;
            }
        }
        free().port.write(inputs, offset, samples);
    }

    /** A buffer that waits for nothing. Where both do, the older batch was told of and never came: it is given up. */
    private Slot free() {
        int next = slots[1 - last].copy == null || slots[last].copy != null ? 1 - last : last;
        last = next;
        settle(slots[next]);
        return slots[next];
    }

    private static void settle(Slot slot) {
        Future<?> copy = slot.copy;
        slot.copy = null;
        slot.inputs = null;
        boolean interrupted = false;
        while (copy != null) {
            try {
                copy.get();
                copy = null;
            } catch (InterruptedException e) {
                // The buffer is not ours before the copy has ended.
                interrupted = true;
            } catch (ExecutionException e) {
                copy = null;
                rethrow(e.getCause());
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static void rethrow(Throwable failure) {
        if (failure instanceof Error error) {
            throw error;
        }
        throw (RuntimeException) failure;
    }

    @Override
    public void close() {
        for (Slot slot : slots) {
            try {
                settle(slot);
            } catch (RuntimeException | Error e) {
                // A copy that nobody will read any more may have failed.
                continue;
            }
        }
        if (copier != null) {
            copier.shutdown();
        }
        slots[1].port.close();
    }
}
