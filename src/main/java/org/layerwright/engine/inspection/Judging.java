package org.layerwright.engine.inspection;

import java.util.List;
import java.util.concurrent.Executor;
import org.layerwright.data.Batch;
import org.layerwright.data.BatchOrder;
import org.layerwright.data.BatchStream;
import org.layerwright.data.Dataset;
import org.layerwright.engine.Evaluation;
import org.layerwright.event.Numbers;
import org.layerwright.event.WorkerEvent;
import org.layerwright.network.Shape;
import org.layerwright.plan.loss.LossType;
import org.layerwright.plan.loss.LossTypes;

/**
 * Goes through a data set batch by batch and keeps what a network says of each sample, so that whoever asks may do other
 * things between two batches. Not thread-safe.
 */
public final class Judging implements AutoCloseable {
    private static final int AHEAD = 3;

    private final String requestId;
    private final Subject subject;
    private final Part part;
    private final Subject.Predictor predictor;
    private final BatchStream stream;
    private final int outputs;
    private final int targetSize;
    private final boolean hasLoss;
    private final float[] said;
    private final float[] targets;
    private final float[] rows;
    private Evaluation sum = Evaluation.NONE;
    private int done;

    /** @throws QuestionException where the data does not fit the network, or there is too much of it */
    Judging(String requestId, Subject subject, Part part, Subject.Predictor predictor, Executor threads) {
        this.requestId = requestId;
        this.subject = subject;
        this.part = part;
        this.predictor = predictor;
        Dataset data = part.data();
        checkFit(subject, data);
        this.targetSize = data.targetSize();
        this.outputs = subject.graph().outputShape().size();
        long numbers = (long) data.size() * (subject.width() + Math.max(1, targetSize));
        if (numbers > Numbers.MOST) {
            throw new QuestionException("error.inspect.muchData", data.name(), data.size(), numbers, Numbers.MOST);
        }
        this.hasLoss = hasLoss(subject, data);
        this.said = new float[data.size() * outputs];
        this.targets = new float[data.size() * Math.max(1, targetSize)];
        int batch = Math.min(predictor.batch(), data.size());
        this.rows = new float[batch * outputs];
        this.stream = new BatchStream(
                subject.inputs().prepare(data),
                batch,
                BatchOrder.asStored(),
                BatchStream.Range.epochs(1),
                AHEAD,
                threads);
    }

    private static void checkFit(Subject subject, Dataset data) {
        Shape input = subject.graph().input();
        if (!data.sampleShape().equals(input)) {
            throw new QuestionException("error.inspect.data", data.name(), data.sampleShape(), input);
        }
        Shape output = subject.graph().outputShape();
        if (data.targetSize() > 0) {
            if (!LossTypes.find(subject.loss().type()).orElseThrow().takesNumbers()) {
                throw new QuestionException("error.inspect.kind", data.name());
            }
            if (output.rank() != 1 || output.size() != data.targetSize()) {
                throw new QuestionException("error.inspect.targets", data.name(), data.targetSize(), output);
            }
            return;
        }
        int classes = data.classNames().size();
        boolean fits = output.size() == classes || output.size() == 1 && classes == 2;
        if (output.rank() != 1 || !fits) {
            throw new QuestionException("error.inspect.classes", data.name(), classes, output);
        }
    }

    private static boolean hasLoss(Subject subject, Dataset data) {
        LossType loss = LossTypes.find(subject.loss().type()).orElseThrow();
        return data.targetSize() > 0
                ? loss.takesNumbers()
                : loss.suits(
                        subject.graph().outputShape().size(), data.classNames().size());
    }

    public int size() {
        return part.data().size();
    }

    public int done() {
        return done;
    }

    /**
     * Asks about the next batch.
     *
     * @return whether there is another one
     */
    public boolean goOn() {
        Batch batch = next();
        if (batch == null) {
            return false;
        }
        if (hasLoss) {
            sum = sum.plus(predictor.evaluate(batch, rows));
        } else {
            predictor.infer(batch.inputs(), batch.size(), rows);
        }
        System.arraycopy(rows, 0, said, done * outputs, batch.size() * outputs);
        if (targetSize > 0) {
            System.arraycopy(batch.targets(), 0, targets, done * targetSize, batch.size() * targetSize);
        } else {
            for (int i = 0; i < batch.size(); i++) {
                targets[done + i] = batch.labels()[i];
            }
        }
        done += batch.size();
        return done < size();
    }

    private Batch next() {
        try {
            return stream.next();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new QuestionException("error.inspect.cancelled");
        }
    }

    /** The answer, after the last batch. */
    public WorkerEvent.Judged answer() {
        return new WorkerEvent.Judged(
                requestId,
                part.part(),
                hasLoss ? sum.loss() : Double.NaN,
                subject.width(),
                targetSize > 0 ? List.of() : part.data().classNames(),
                Numbers.of(targets),
                Numbers.of(subject.rows(said, size())));
    }

    @Override
    public void close() {
        stream.close();
    }
}
