package org.layerwright.engine.training;

import java.util.function.Consumer;
import org.layerwright.data.DatasetCatalog;
import org.layerwright.device.DeviceException;
import org.layerwright.engine.Device;
import org.layerwright.engine.Failures;
import org.layerwright.engine.Inputs;
import org.layerwright.engine.NetworkTrainer;
import org.layerwright.engine.inspection.Examiner;
import org.layerwright.engine.inspection.Subject;
import org.layerwright.event.RunControl;
import org.layerwright.event.WorkerCommand;
import org.layerwright.event.WorkerEvent;
import org.layerwright.plan.TrainingPlan;
import org.layerwright.run.RunRecord;

/**
 * Answers questions about the run in progress, between two of its steps and on its thread. It only reads: the run makes
 * the same steps whether somebody asks or not. Whatever goes wrong is told as the answer, and never ends the run.
 */
final class LiveSubject implements AutoCloseable {
    private final DatasetCatalog catalog;
    private final RunControl control;
    private final Consumer<WorkerEvent> out;
    private final Subject subject;
    private final Device device;
    private Examiner examiner;

    LiveSubject(
            RunRecord record,
            Preparation prepared,
            NetworkTrainer trainer,
            Device device,
            DatasetCatalog catalog,
            RunControl control,
            Consumer<WorkerEvent> out) {
        this.device = device;
        this.catalog = catalog;
        this.control = control;
        this.out = out;
        TrainingPlan plan = record.plan();
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

    /** Tells the answer. */
    void answer(WorkerCommand.Question question) {
        try {
            if (device.layout() != Device.Layout.NHWC) {
                // A look inside needs the processor's kernels, which this process does not have.
                throw new DeviceException("device.live");
            }
            if (examiner == null) {
                examiner = new Examiner(subject);
            }
            WorkerEvent.Answer answer = question instanceof WorkerCommand.Judge judge
                    ? examiner.judge(judge.requestId(), StillSubjects.data(catalog, judge))
                    : examiner.answer(question);
            out.accept(answer);
        } catch (RuntimeException | OutOfMemoryError e) {
            out.accept(new Failures().failed(e, false).answering(question.requestId()));
        }
    }

    /** Answers what has been asked meanwhile, in the middle of work that makes no steps. */
    void answerWaiting() {
        for (WorkerCommand.Question next = control.nextQuestion(); next != null; next = control.nextQuestion()) {
            answer(next);
        }
    }

    @Override
    public void close() {
        if (examiner != null) {
            examiner.close();
        }
    }

    /** The run's own trainer, which evaluates between steps anyway. */
    private record RunsPredictor(NetworkTrainer trainer, int batch) implements Subject.Predictor {
        @Override
        public void infer(float[] samples, int count, float[] predictions) {
            trainer.infer(samples, count, predictions);
        }

        @Override
        public void close() {
            // The run closes it.
        }
    }
}
