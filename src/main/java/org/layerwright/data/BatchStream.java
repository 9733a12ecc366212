package org.layerwright.data;

import java.util.concurrent.Executor;

/**
 * The batches of epoch after epoch, prepared ahead on another thread.
 *
 * <p>All memory is taken by the constructor: a ring of batches, one of which the consumer holds while the others are
 * filled. One thread may call {@link #next()}; {@link #close()} may be called from any.
 */
public final class BatchStream implements AutoCloseable {
    private final Dataset data;
    private final Augmenter augmenter;
    private final BatchOrder order;
    private final int batchesPerEpoch;
    private final Batch[] ring;
    private final int[] indices;

    // Guarded by this. Plain monitors, because waiting on a Condition allocates a node each time.
    private long filled;
    private long taken;
    private long released;
    private boolean ended;
    private boolean closed;
    private Throwable failure;
    private Thread reader;
    private long waitNanos;

    /**
     * Which batches a stream delivers.
     *
     * @param epoch    the first epoch, counted from 0
     * @param batch    the first batch within that epoch, counted from 0
     * @param endEpoch the epoch before which the stream ends
     */
    public record Range(int epoch, int batch, int endEpoch) {
        public Range {
            if (epoch < 0 || batch < 0 || endEpoch < epoch) {
                throw new IllegalArgumentException("Expected 0 <= epoch <= endEpoch and 0 <= batch, received epoch "
                        + epoch + ", batch " + batch + ", endEpoch " + endEpoch);
            }
        }

        /** All batches of the epochs from 0. */
        public static Range epochs(int count) {
            return new Range(0, 0, count);
        }
    }

    /**
     * Starts to prepare batches at once.
     *
     * @param batchSize samples per batch; the last batch of an epoch may be smaller
     * @param ahead     how many batches are prepared ahead, at least 1; 3 hides the usual jitter
     * @param executor  must run the reading on a thread of its own; it is occupied until the stream ends or is closed
     */
    public BatchStream(Dataset data, int batchSize, BatchOrder order, Range range, int ahead, Executor executor) {
        this(data, Augmenter.NONE, batchSize, order, range, ahead, executor);
    }

    /**
     * The same for training samples that are varied as they are read, on the reading thread.
     *
     * @param augmenter belongs to this stream from now on
     */
    public BatchStream(
            Dataset data,
            Augmenter augmenter,
            int batchSize,
            BatchOrder order,
            Range range,
            int ahead,
            Executor executor) {
        if (batchSize < 1 || ahead < 1 || data.size() < 1) {
            throw new IllegalArgumentException("Expected at least 1 sample, batch size 1 and 1 batch ahead, received "
                    + data.size() + ", " + batchSize + " and " + ahead);
        }
        int capacity = Math.min(batchSize, data.size());
        this.data = data;
        this.augmenter = augmenter;
        this.order = order;
        this.batchesPerEpoch = batchesPerEpoch(data.size(), batchSize);
        this.ring = new Batch[ahead + 1];
        this.indices = new int[data.size()];
        for (int i = 0; i < ring.length; i++) {
            ring[i] = new Batch(capacity, data.sampleShape().size(), data.targetSize());
        }
        if (range.batch() > batchesPerEpoch) {
            throw new IllegalArgumentException(
                    "Expected a batch up to " + batchesPerEpoch + ", received " + range.batch());
        }
        executor.execute(() -> prepare(range));
    }

    /** How many batches it takes to see every sample once. */
    public static int batchesPerEpoch(int samples, int batchSize) {
        return (samples - 1) / batchSize + 1;
    }

    /** How many batches make an epoch of this stream. */
    public int batchesPerEpoch() {
        return batchesPerEpoch;
    }

    /**
     * The next batch; the one before it goes back to be filled again.
     *
     * @return the batch, or null after the last batch of the last epoch
     * @throws DataException         if the data set failed while it was read ahead
     * @throws IllegalStateException if the stream is closed
     */
    public synchronized Batch next() throws InterruptedException {
        released = taken;
        notifyAll();
        if (filled == taken && !ended && !closed) {
            long start = System.nanoTime();
            while (filled == taken && !ended && !closed) {
                wait();
            }
            waitNanos += System.nanoTime() - start;
        }
        if (closed) {
            throw new IllegalStateException("The batch stream is closed");
        }
        if (filled > taken) {
            return ring[(int) (taken++ % ring.length)];
        }
        if (failure instanceof RuntimeException e) {
            throw e;
        }
        if (failure instanceof Error e) {
            throw e;
        }
        return null;
    }

    /**
     * The batch that {@link #next()} will give, where it is ready already: nobody waits here. It stays as it is until it
     * has been taken and the next one after it is asked for.
     *
     * @return the batch, or null where it is not ready or there is none
     */
    public synchronized Batch peek() {
        return filled > taken && !closed ? ring[(int) (taken % ring.length)] : null;
    }

    /** How long the consumer has waited for batches in all: what faster reading could save. In nanoseconds. */
    public synchronized long waitNanos() {
        return waitNanos;
    }

    /** Ends the reading at once, also in the middle of a batch. May be called again. */
    @Override
    public synchronized void close() {
        closed = true;
        notifyAll();
        if (reader != null) {
            reader.interrupt();
        }
    }

    private void prepare(Range range) {
        synchronized (this) {
            reader = Thread.currentThread();
        }
        Throwable thrown = null;
        try {
            int batch = range.batch();
            for (int epoch = range.epoch(); epoch < range.endEpoch(); epoch++) {
                for (int i = 0; i < indices.length; i++) {
                    indices[i] = i;
                }
                order.arrange(indices, epoch);
                for (; batch < batchesPerEpoch; batch++) {
                    Batch slot = awaitSlot();
                    if (slot == null) {
                        return;
                    }
                    slot.fill(data, augmenter, indices, epoch, batch);
                    publish();
                }
                batch = 0;
            }
        } catch (RuntimeException | Error e) {
            thrown = e;
        } catch (InterruptedException e) {
            thrown = new IllegalStateException("The reading of batches was interrupted", e);
        } finally {
            end(thrown);
        }
    }

    private synchronized Batch awaitSlot() throws InterruptedException {
        while (!closed && filled - released == ring.length) {
            wait();
        }
        return closed ? null : ring[(int) (filled % ring.length)];
    }

    private synchronized void publish() {
        filled++;
        notifyAll();
    }

    private synchronized void end(Throwable thrown) {
        failure = thrown;
        ended = true;
        if (closed) {
            Thread.interrupted(); // ours: the executor's thread may be used again
        }
        reader = null;
        notifyAll();
    }
}
