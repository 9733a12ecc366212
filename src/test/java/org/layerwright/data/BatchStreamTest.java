package org.layerwright.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.layerwright.data.BatchStream.Range;
import org.layerwright.network.Shape;

@Timeout(20)
class BatchStreamTest {
    private final List<Thread> threads = Collections.synchronizedList(new ArrayList<>());
    private final Executor executor = task -> {
        Thread thread = new Thread(task, "batches");
        threads.add(thread);
        thread.start();
    };

    /** No test may leave its reading thread behind. */
    @AfterEach
    void everyThreadEnds() throws InterruptedException {
        for (Thread thread : threads) {
            thread.join(10_000);
            assertFalse(thread.isAlive());
        }
    }

    @Test
    void everySampleComesOnceAnEpochAndTheLastBatchIsSmaller() throws Exception {
        try (BatchStream stream = stream(new Counting(10, i -> {}), Range.epochs(2))) {
            assertEquals(3, stream.batchesPerEpoch());
            for (int epoch = 0; epoch < 2; epoch++) {
                List<Integer> seen = new ArrayList<>();
                for (int index = 0; index < 3; index++) {
                    Batch batch = stream.next();
                    assertEquals(index < 2 ? 4 : 2, batch.size());
                    assertEquals(epoch, batch.epoch());
                    assertEquals(index, batch.indexInEpoch());
                    seen.addAll(samples(batch));
                }
                assertEquals(
                        IntStream.range(0, 10).boxed().toList(),
                        seen.stream().sorted().toList());
            }
            assertNull(stream.next());
            assertNull(stream.next());
        }
    }

    /** What is seen ahead is what comes, and it is whole; after the last batch there is nothing. */
    @Test
    void theNextBatchCanBeSeenBeforeItIsTaken() throws Exception {
        CountDownLatch read = new CountDownLatch(10);
        try (BatchStream stream = stream(new Counting(10, i -> read.countDown()), Range.epochs(1))) {
            Batch first = stream.next();
            read.await();
            for (Thread thread : threads) {
                thread.join();
            }
            Batch seen = stream.peek();
            assertSame(seen, stream.peek());
            List<Integer> ahead = samples(seen);
            assertSame(seen, stream.next());
            assertEquals(ahead, samples(seen));
            assertEquals(4, first.size());
            assertEquals(2, stream.next().size());
            assertNull(stream.peek());
        }
    }

    @Test
    void labelsBelongToTheirInputs() throws Exception {
        try (BatchStream stream = stream(new Counting(10, i -> {}), Range.epochs(1))) {
            for (Batch batch = stream.next(); batch != null; batch = stream.next()) {
                for (int i = 0; i < batch.size(); i++) {
                    int sample = (int) batch.inputs()[2 * i];
                    assertEquals(-sample, batch.inputs()[2 * i + 1]);
                    assertEquals(sample % 3, batch.labels()[i]);
                }
            }
        }
    }

    /** What makes resuming exact: batch b of epoch e is the same, wherever the stream began. */
    @Test
    void aStreamThatBeginsInTheMiddleGoesOnWithTheSameBatches() throws Exception {
        List<List<Integer>> whole = all(Range.epochs(3));
        assertEquals(9, whole.size());
        assertEquals(whole.subList(4, 9), all(new Range(1, 1, 3)));
        assertEquals(whole.subList(6, 9), all(new Range(1, 3, 3)));
        assertEquals(List.of(), all(new Range(3, 0, 3)));
        assertFalse(whole.subList(0, 3).equals(whole.subList(3, 6)));
    }

    @Test
    void validationKeepsTheStoredOrder() throws Exception {
        try (BatchStream stream =
                new BatchStream(new Counting(5, i -> {}), 8, BatchOrder.asStored(), Range.epochs(1), 1, executor)) {
            assertEquals(List.of(0, 1, 2, 3, 4), samples(stream.next()));
        }
    }

    /** The ring is all there is: over many epochs no batch but its four is ever seen. */
    @Test
    void batchesAreUsedAgain() throws Exception {
        Set<Batch> distinct = Collections.newSetFromMap(new IdentityHashMap<>());
        try (BatchStream stream = stream(new Counting(10, i -> {}), Range.epochs(20))) {
            for (Batch batch = stream.next(); batch != null; batch = stream.next()) {
                distinct.add(batch);
            }
        }
        assertEquals(4, distinct.size());
    }

    /** The batch in the consumer's hands stays untouched while the others are prepared as far as the ring allows. */
    @Test
    void readsAheadButNeverIntoTheBatchInUse() throws Exception {
        CountDownLatch threeMore = new CountDownLatch(16);
        Counting data = new Counting(100, i -> threeMore.countDown());
        try (BatchStream stream = stream(data, Range.epochs(1))) {
            Batch held = stream.next();
            List<Integer> before = samples(held);
            threeMore.await();
            assertEquals(before, samples(held));
        }
    }

    @Test
    void aFailureReachesTheConsumerAfterTheGoodBatches() throws Exception {
        DataException failure = new DataException("error.data.missing", "x");
        Counting data = new Counting(12, index -> {
            if (index == 9) {
                throw failure;
            }
        });
        try (BatchStream stream = new BatchStream(data, 4, BatchOrder.asStored(), Range.epochs(1), 3, executor)) {
            assertEquals(List.of(0, 1, 2, 3), samples(stream.next()));
            assertEquals(List.of(4, 5, 6, 7), samples(stream.next()));
            assertSame(failure, assertThrows(DataException.class, stream::next));
            assertSame(failure, assertThrows(DataException.class, stream::next));
        }
    }

    /** Closed while the ring is full, and while a sample is being read that never comes. */
    @Test
    void closingEndsTheThreadAtOnce() throws Exception {
        BatchStream full = stream(new Counting(100, i -> {}), Range.epochs(1000));
        full.next();
        full.close();
        full.close();
        assertThrows(IllegalStateException.class, full::next);

        CountDownLatch reading = new CountDownLatch(1);
        BatchStream stuck = stream(
                new Counting(100, i -> {
                    reading.countDown();
                    try {
                        new CountDownLatch(1).await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                }),
                Range.epochs(1));
        reading.await();
        stuck.close();
    }

    @Test
    void closingWakesAWaitingConsumer() throws Exception {
        CountDownLatch reading = new CountDownLatch(1);
        BatchStream stream = stream(
                new Counting(10, i -> {
                    reading.countDown();
                    try {
                        new CountDownLatch(1).await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                }),
                Range.epochs(1));
        Throwable[] thrown = new Throwable[1];
        executor.execute(() -> thrown[0] = assertThrows(IllegalStateException.class, stream::next));
        reading.await();
        Thread consumer = threads.get(1);
        while (consumer.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
        stream.close();
        everyThreadEnds();
        assertTrue(thrown[0].getMessage().contains("closed"));
    }

    /** The reader waits until the consumer waits, so the time is never zero. */
    @Test
    void measuresHowLongTheConsumerWaited() throws Exception {
        Thread consumer = Thread.currentThread();
        try (BatchStream stream = stream(
                new Counting(2, i -> {
                    while (consumer.getState() != Thread.State.WAITING && consumer.getState() != Thread.State.BLOCKED) {
                        Thread.onSpinWait();
                    }
                }),
                Range.epochs(1))) {
            assertEquals(0, stream.waitNanos());
            stream.next();
            assertTrue(stream.waitNanos() > 0);
        }
    }

    private List<List<Integer>> all(Range range) throws InterruptedException {
        List<List<Integer>> batches = new ArrayList<>();
        try (BatchStream stream = stream(new Counting(10, i -> {}), range)) {
            for (Batch batch = stream.next(); batch != null; batch = stream.next()) {
                batches.add(samples(batch));
            }
        }
        return batches;
    }

    private BatchStream stream(Dataset data, Range range) {
        return new BatchStream(data, 4, BatchOrder.shuffled(5), range, 3, executor);
    }

    private static List<Integer> samples(Batch batch) {
        return IntStream.range(0, batch.size())
                .map(i -> (int) batch.inputs()[2 * i])
                .boxed()
                .toList();
    }

    /** Sample i is (i, −i) of class i mod 3; somebody may look on as it is read. */
    private record Counting(int size, IntConsumer onRead) implements Dataset {
        @Override
        public String name() {
            return "counting";
        }

        @Override
        public Shape sampleShape() {
            return Shape.of(2);
        }

        @Override
        public List<String> classNames() {
            return List.of("0", "1", "2");
        }

        @Override
        public void read(int index, float[] out, int offset) {
            onRead.accept(index);
            out[offset] = index;
            out[offset + 1] = -index;
        }

        @Override
        public int label(int index) {
            return index % 3;
        }
    }
}
