package org.layerwright.engine.training;

import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.layerwright.data.Batch;
import org.layerwright.data.BatchOrder;
import org.layerwright.data.BatchStream;
import org.layerwright.data.Dataset;
import org.layerwright.engine.Evaluation;
import org.layerwright.engine.NetworkTrainer;
import org.layerwright.event.WorkerEvent;

/** Goes through a data set once, in its stored order, and tells how far it has come. */
final class Measuring {
    private static final int AHEAD = 3;
    private static final long REPORT_NANOS = 100_000_000L;

    private final NetworkTrainer trainer;
    private final int outputs;
    private final int batchSize;
    private final Runnable between;
    private final Executor threads;
    private final Consumer<WorkerEvent> out;

    /**
     * @param outputs how many numbers the network gives
     * @param between done between batches, on the same thread
     */
    Measuring(
            NetworkTrainer trainer,
            int outputs,
            int batchSize,
            Runnable between,
            Executor threads,
            Consumer<WorkerEvent> out) {
        this.trainer = trainer;
        this.outputs = outputs;
        this.batchSize = batchSize;
        this.between = between;
        this.threads = threads;
        this.out = out;
    }

    /**
     * @param cancelled asked between batches
     * @return what all batches come to, or null where it was cancelled
     */
    Measurement run(Dataset data, BooleanSupplier cancelled) {
        Scoring scoring = Scoring.of(data, outputs);
        float[] predictions = new float[Math.min(batchSize, data.size()) * outputs];
        Evaluation sum = Evaluation.NONE;
        long reported = System.nanoTime();
        BatchStream.Range range = BatchStream.Range.epochs(1);
        try (BatchStream stream = new BatchStream(data, batchSize, BatchOrder.asStored(), range, AHEAD, threads)) {
            out.accept(new WorkerEvent.EvaluationProgress(0, data.size()));
            for (Batch batch = stream.next(); batch != null; batch = stream.next()) {
                if (cancelled.getAsBoolean()) {
                    return null;
                }
                between.run();
                sum = sum.plus(trainer.evaluate(batch, predictions));
                scoring.add(batch, predictions);
                if (System.nanoTime() - reported > REPORT_NANOS) {
                    reported = System.nanoTime();
                    out.accept(new WorkerEvent.EvaluationProgress(sum.samples(), data.size()));
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        }
        out.accept(new WorkerEvent.EvaluationProgress(data.size(), data.size()));
        double accuracy = data.targetSize() > 0 ? Double.NaN : sum.accuracy();
        return new Measurement(sum.loss(), accuracy, sum.samples(), scoring.metrics(), scoring.confusion());
    }
}
