package org.layerwright.engine.training;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.layerwright.data.Batch;
import org.layerwright.data.DatasetCatalog;
import org.layerwright.engine.Device;
import org.layerwright.engine.Evaluation;
import org.layerwright.engine.Failures;
import org.layerwright.engine.Inputs;
import org.layerwright.engine.NetworkTrainer;
import org.layerwright.engine.inspection.Examiner;
import org.layerwright.engine.inspection.Judging;
import org.layerwright.engine.inspection.QuestionException;
import org.layerwright.engine.inspection.Subject;
import org.layerwright.event.RunControl;
import org.layerwright.event.WorkerCommand;
import org.layerwright.event.WorkerEvent;
import org.layerwright.plan.TrainingPlan;
import org.layerwright.run.RunRecord;

/**
 * Answers questions about the run in progress, between two of its steps and on its thread. It only reads: the run makes
 * the same steps whether somebody asks or not. Whatever goes wrong is told as the answer, and never ends the run. To judge
 * a whole data set takes long, so that is done in slices between many steps.
 */
final class LiveSubject implements AutoCloseable {
    /** A run goes on, and obeys, after so long at most and one batch more. */
    private static final long SLICE_NANOS = 50_000_000L;

    private final DatasetCatalog catalog;
    private final RunControl control;
    private final Consumer<WorkerEvent> out;
    private final Executor threads;
    private final NetworkTrainer trainer;
    private final TrainingPlan plan;
    private final Subject subject;
    private final Queue<Begun> begun = new ArrayDeque<>();
    private final Device device;
    private Examiner examiner;
    private long told;

    LiveSubject(
            RunRecord record,
            Preparation prepared,
            NetworkTrainer trainer,
            Device device,
            DatasetCatalog catalog,
            RunControl control,
            Consumer<WorkerEvent> out,
            Executor threads) {
        this.device = device;
        this.catalog = catalog;
        this.control = control;
        this.out = out;
        this.threads = threads;
        this.trainer = trainer;
        this.plan = record.plan();
        this.subject = new Subject(
                record.network(),
                prepared.graph(),
                plan.loss(),
                prepared.train().classNames(),
                new Inputs(prepared.preprocessing()),
                trainer::weights,
                true,
                new RunsPredictor(trainer, plan.batchSize()));
    }

    /** Tells the answer, or begins to look for it where that takes a while: see {@link #goOn}. */
    void answer(WorkerCommand.Question question) {
        attempt(question.requestId(), () -> {
            if (examiner == null) {
                examiner = new Examiner(subject, device);
            }
            if (question instanceof WorkerCommand.Judge judge) {
                told = System.nanoTime();
                Subject.Predictor held = new HeldWeights(trainer, plan.batchSize());
                begun.add(new Begun(
                        judge.requestId(), examiner.judge(judge, catalog.open(judge.dataset()), held, threads)));
            } else {
                out.accept(examiner.answer(question));
            }
        });
    }

    /** Answers what has been asked meanwhile, in the middle of work that makes no steps. */
    void answerWaiting() {
        for (WorkerCommand.Question next = control.nextQuestion(); next != null; next = control.nextQuestion()) {
            answer(next);
        }
    }

    /** Whether an answer is still being looked for. */
    boolean isBusy() {
        return !begun.isEmpty();
    }

    /** Works on answers that take long, for so long that a run does not halt. */
    void goOn() {
        long until = System.nanoTime() + SLICE_NANOS;
        while (isBusy() && System.nanoTime() < until) {
            work(begun.peek());
        }
    }

    /** Works on answers until all are there. */
    void finish() {
        while (isBusy() && !control.isStopRequested()) {
            work(begun.peek());
        }
    }

    private void work(Begun first) {
        if (control.isCancelled(first.requestId())) {
            drop();
            return;
        }
        boolean goesOn = attempt(first.requestId(), () -> {
            if (first.judging().goOn()) {
                tellProgress(first);
            } else {
                out.accept(first.judging().answer());
                drop();
            }
        });
        if (!goesOn) {
            drop();
        }
    }

    private void tellProgress(Begun first) {
        if (System.nanoTime() - told > StillSubjects.REPORT_NANOS) {
            told = System.nanoTime();
            Judging judging = first.judging();
            out.accept(new WorkerEvent.AnswerProgress(first.requestId(), judging.done(), judging.size()));
        }
    }

    private void drop() {
        begun.remove().judging().close();
    }

    private boolean attempt(String requestId, Runnable task) {
        try {
            task.run();
            return true;
        } catch (RuntimeException | OutOfMemoryError e) {
            out.accept(new Failures().failed(e, false).answering(requestId));
            return false;
        }
    }

    @Override
    public void close() {
        while (isBusy()) {
            QuestionException over = new QuestionException("error.inspect.noRun");
            out.accept(new Failures().failed(over, false).answering(begun.peek().requestId()));
            drop();
        }
        if (examiner != null) {
            examiner.close();
        }
    }

    /** An answer that is being looked for. */
    private record Begun(String requestId, Judging judging) {}

    /** The run's own trainer, which evaluates between steps anyway. */
    private record RunsPredictor(NetworkTrainer trainer, int batch) implements Subject.Predictor {
        @Override
        public void infer(float[] samples, int count, float[] predictions) {
            trainer.infer(samples, count, predictions);
        }

        @Override
        public Evaluation evaluate(Batch data, float[] predictions) {
            return trainer.evaluate(data, predictions);
        }

        @Override
        public void close() {
            // The run closes it.
        }
    }

    /**
     * The run's own trainer with the weights of the moment at which this was made: an answer that is looked for between
     * many steps is about one network. The run's weights are put back each time, bit for bit.
     */
    private static final class HeldWeights implements Subject.Predictor {
        private final NetworkTrainer trainer;
        private final int batch;
        private final float[] held;

        HeldWeights(NetworkTrainer trainer, int batch) {
            this.trainer = trainer;
            this.batch = batch;
            this.held = trainer.weights().clone();
        }

        @Override
        public int batch() {
            return batch;
        }

        @Override
        public void infer(float[] samples, int count, float[] predictions) {
            withHeld(() -> {
                trainer.infer(samples, count, predictions);
                return Evaluation.NONE;
            });
        }

        @Override
        public Evaluation evaluate(Batch data, float[] predictions) {
            return withHeld(() -> trainer.evaluate(data, predictions));
        }

        private Evaluation withHeld(Supplier<Evaluation> task) {
            float[] parameters = trainer.parameters().clone();
            float[] mean = trainer.weights().clone();
            trainer.setParameters(held);
            try {
                return task.get();
            } finally {
                trainer.setParameters(parameters);
                trainer.setAverage(mean);
            }
        }

        @Override
        public void close() {
            // The run closes its trainer.
        }
    }
}
