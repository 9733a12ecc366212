package org.layerwright.engine.training;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.layerwright.data.Augmenter;
import org.layerwright.data.Batch;
import org.layerwright.data.BatchOrder;
import org.layerwright.data.BatchStream;
import org.layerwright.data.Dataset;
import org.layerwright.data.augmentation.ImageAugmenter;
import org.layerwright.engine.Evaluation;
import org.layerwright.engine.NetworkTrainer;
import org.layerwright.engine.StepResult;
import org.layerwright.event.RunControl;
import org.layerwright.event.WorkerEvent;
import org.layerwright.event.WorkerEvent.Phase;
import org.layerwright.plan.TrainingPlan;
import org.layerwright.plan.optimizer.OptimizerType;
import org.layerwright.plan.optimizer.OptimizerTypes;
import org.layerwright.plan.optimizer.UpdateRule;
import org.layerwright.plan.schedule.Schedule;
import org.layerwright.plan.schedule.ScheduleType.RunLength;
import org.layerwright.plan.schedule.ScheduleTypes;
import org.layerwright.run.Checkpoint;
import org.layerwright.run.EpochSummary;
import org.layerwright.run.EpochSums;
import org.layerwright.run.RunStatus;

/**
 * One run from its first step, or from a checkpoint, to its end. The loop asks its {@link RunControl} before each step
 * and tells everything as events.
 *
 * <p>A checkpoint holds all that the next step depends on: parameters, the optimizer's vectors, the place in the epoch,
 * the sums of the epoch so far and the learning rate. The order of samples and the dropout masks are functions of seed,
 * epoch and step, so a resumed run makes the very same steps.
 */
final class TrainingLoop implements AutoCloseable {
    private static final int AHEAD = 3;
    private static final String LEARNING_RATE = "learningRate";
    private static final String LOSS = "loss";
    private static final String VALIDATION_LOSS = "validationLoss";

    private final RunFiles files;
    private final TrainingPlan plan;
    private final Preparation prepared;
    private final NetworkTrainer trainer;
    private final RunControl control;
    private final Consumer<WorkerEvent> out;
    private final Executor threads;
    private final Measuring measuring;
    private final Checkpoint.Identity identity;

    private final UpdateRule rule;
    private final Schedule schedule;
    private final float[][] optimizerState;
    private final int stepsPerEpoch;
    private final long started = System.nanoTime();

    private double learningRate;
    private int epoch;
    private int batchInEpoch;
    private long step;
    private int bestEpoch = -1;
    private double bestMetric = Double.NaN;
    private double lossSum;
    private long correct;
    private long samples;
    private long epochStarted = System.nanoTime();
    private final List<EpochSummary> history = new ArrayList<>();
    private final Pace pace = new Pace(System.nanoTime());

    TrainingLoop(
            RunFiles files,
            Preparation prepared,
            NetworkTrainer trainer,
            RunControl control,
            Consumer<WorkerEvent> out,
            Executor threads) {
        this.files = files;
        this.plan = files.record().plan();
        this.prepared = prepared;
        this.trainer = trainer;
        this.control = control;
        this.out = out;
        this.threads = threads;
        this.measuring = new Measuring(threads, out);
        this.identity = Checkpoint.Identity.of(files.record().network(), plan, prepared.fingerprint());
        OptimizerType optimizer = OptimizerTypes.find(plan.optimizer().type()).orElseThrow();
        rule = optimizer.rule(plan.optimizer().params());
        learningRate = optimizer.learningRate().of(plan.optimizer().params());
        optimizerState = new float[optimizer.slots()][prepared.graph().parameterCount()];
        stepsPerEpoch = BatchStream.batchesPerEpoch(prepared.train().size(), plan.batchSize());
        schedule = ScheduleTypes.create(plan.schedule(), new RunLength(stepsPerEpoch, plan.epochs()));
    }

    /** Draws the first parameters. */
    void begin() {
        trainer.setParameters(ParameterInitialization.draw(prepared.graph(), plan.seed()));
    }

    /** Goes back to where a checkpoint was taken. */
    void restore(Checkpoint checkpoint) {
        if (!checkpoint.identity().equals(identity)) {
            throw new TrainingException(
                    "error.training.otherRun", files.folder().lastCheckpoint());
        }
        trainer.setParameters(checkpoint.parameters());
        for (int slot = 0; slot < optimizerState.length; slot++) {
            System.arraycopy(
                    checkpoint.optimizerState().get(slot), 0, optimizerState[slot], 0, optimizerState[slot].length);
        }
        Checkpoint.Progress progress = checkpoint.progress();
        epoch = progress.epoch();
        batchInEpoch = progress.batchInEpoch();
        step = progress.step();
        bestEpoch = progress.bestEpoch();
        bestMetric = progress.bestMetric();
        lossSum = checkpoint.sums().lossSum();
        correct = checkpoint.sums().correct();
        samples = checkpoint.sums().samples();
        history.addAll(checkpoint.history());
        history.forEach(this::tellSchedule);
        learningRate = Double.parseDouble(checkpoint.extra().getOrDefault(LEARNING_RATE, "" + learningRate));
    }

    void run(boolean resumed) {
        out.accept(new WorkerEvent.RunStarted(
                files.folder().path().toString(),
                prepared.train().size(),
                prepared.validation().map(data -> data.size()).orElse(0),
                prepared.test().map(data -> data.size()).orElse(0),
                plan.epochs(),
                stepsPerEpoch,
                step,
                resumed,
                List.of()));
        if (trainEpochs()) {
            finish();
        } else {
            stop();
        }
    }

    /** Whether all epochs were trained; false where the run was stopped. */
    private boolean trainEpochs() {
        BatchStream.Range range = new BatchStream.Range(epoch, batchInEpoch, plan.epochs());
        Augmenter augmenter = ImageAugmenter.of(prepared.train(), plan.data().augmentation(), plan.seed());
        try (BatchStream stream = new BatchStream(
                prepared.train(),
                augmenter,
                plan.batchSize(),
                BatchOrder.shuffled(plan.seed()),
                range,
                AHEAD,
                threads)) {
            out.accept(new WorkerEvent.PhaseChanged(Phase.TRAINING));
            while (epoch < plan.epochs()) {
                if (batchInEpoch == stepsPerEpoch) {
                    if (!finishEpoch()) {
                        return false;
                    }
                    pace.restart(System.nanoTime(), stream.waitNanos());
                } else if (!obey(control.next(), stream)) {
                    return false;
                }
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private boolean obey(RunControl.Order order, BatchStream stream) throws InterruptedException {
        switch (order.kind()) {
            case STEP -> step(stream);
            case STAND_STILL -> out.accept(new WorkerEvent.Paused(epoch + 1, step));
            case GO_ON -> {
                pace.restart(System.nanoTime(), stream.waitNanos());
                out.accept(new WorkerEvent.Continued());
            }
            case SET_RATE -> {
                learningRate = order.learningRate();
                out.accept(new WorkerEvent.LearningRateChanged(step, learningRate));
            }
            case SAVE -> saveLast();
            case STOP -> {
                return false;
            }
        }
        return true;
    }

    private void step(BatchStream stream) throws InterruptedException {
        Batch batch = stream.next();
        StepResult result = trainer.step(batch.inputs(), batch.labels(), batch.size(), step + 1);
        double rate = schedule.rate(learningRate, step);
        if (!result.isFinite()) {
            throw notFinite(rate);
        }
        trainer.apply(rule, optimizerState, rate, step + 1);
        step++;
        batchInEpoch++;
        lossSum += result.loss() * result.samples();
        correct += result.correct();
        samples += result.samples();
        pace.stepped(result.samples(), System.nanoTime(), stream.waitNanos());
        out.accept(new WorkerEvent.StepDone(
                epoch + 1,
                batchInEpoch,
                step,
                result.loss(),
                (double) result.correct() / result.samples(),
                rate,
                result.gradientNorm(),
                pace.imagesPerSecond(),
                secondsLeft(),
                pace.waitingShare()));
    }

    private TrainingException notFinite(double rate) {
        return new TrainingException("error.training.notFinite", epoch + 1, step + 1, rate, rate / 10);
    }

    private double secondsLeft() {
        long images = (long) (plan.epochs() - epoch) * prepared.train().size() - samples;
        return pace.secondsLeft(images, prepared.validation().isPresent() ? plan.epochs() - epoch : 0);
    }

    /** Validates, tells and saves; false where the run was stopped before the validation was done. */
    private boolean finishEpoch() {
        double trainingSeconds = seconds(epochStarted);
        Evaluation validation = Evaluation.NONE;
        if (prepared.validation().isPresent()) {
            out.accept(new WorkerEvent.PhaseChanged(Phase.VALIDATING));
            long validationStarted = System.nanoTime();
            validation = measure(prepared.validation().get());
            if (validation == null) {
                return false;
            }
            pace.validated(seconds(validationStarted));
        }
        boolean best = isBest(validation);
        WorkerEvent.EpochDone done = new WorkerEvent.EpochDone(
                epoch + 1,
                step,
                lossSum / samples,
                (double) correct / samples,
                validation.loss(),
                validation.accuracy(),
                trainingSeconds,
                best,
                Map.of());
        EpochSummary summary = new EpochSummary(
                epoch,
                Map.of(
                        LOSS,
                        done.loss(),
                        "accuracy",
                        done.accuracy(),
                        VALIDATION_LOSS,
                        done.validationLoss(),
                        "validationAccuracy",
                        done.validationAccuracy()));
        history.add(summary);
        tellSchedule(summary);
        epoch++;
        batchInEpoch = 0;
        lossSum = 0;
        correct = 0;
        samples = 0;
        out.accept(done);
        saveEpoch(best);
        control.epochEnded();
        epochStarted = System.nanoTime();
        if (epoch < plan.epochs()) {
            out.accept(new WorkerEvent.PhaseChanged(Phase.TRAINING));
        }
        return true;
    }

    /** The schedule watches the validation loss, or without validation the training loss. */
    private void tellSchedule(EpochSummary summary) {
        boolean validated = prepared.validation().isPresent();
        schedule.epochEnded(summary.epoch(), summary.values().get(validated ? VALIDATION_LOSS : LOSS));
    }

    /** Loss and hits over a data set, or null where the run was stopped meanwhile. */
    private Evaluation measure(Dataset data) {
        return measuring.run(
                data,
                plan.batchSize(),
                control::isStopRequested,
                batch -> trainer.evaluate(batch.inputs(), batch.labels(), batch.size()));
    }

    /** Higher validation accuracy is better; without validation, the latest epoch counts as the best. */
    private boolean isBest(Evaluation validation) {
        double metric = validation.samples() == 0 ? epoch : validation.accuracy();
        if (bestEpoch >= 0 && metric <= bestMetric) {
            return false;
        }
        bestMetric = metric;
        bestEpoch = epoch;
        return true;
    }

    private void saveEpoch(boolean best) {
        out.accept(new WorkerEvent.PhaseChanged(Phase.SAVING));
        if (best) {
            files.saveBest(checkpoint());
            out.accept(new WorkerEvent.CheckpointSaved("best", epoch, step));
        }
        saveLast();
    }

    private void saveLast() {
        files.saveLast(checkpoint());
        out.accept(new WorkerEvent.CheckpointSaved("last", epoch, step));
    }

    private Checkpoint checkpoint() {
        float[] parameters = trainer.parameters();
        for (float parameter : parameters) {
            if (!Float.isFinite(parameter)) {
                // A step that ended in infinity would be found by the next one; it must not spoil the good checkpoint.
                throw notFinite(schedule.rate(learningRate, Math.max(0, step - 1)));
            }
        }
        return new Checkpoint(
                parameters,
                List.of(optimizerState),
                new Checkpoint.Progress(epoch, batchInEpoch, step, step, bestEpoch, bestMetric),
                new EpochSums(lossSum, correct, samples),
                history,
                identity,
                Map.of(LEARNING_RATE, Double.toString(learningRate)));
    }

    /** The best epoch's weights are tested, once, and become the model. */
    private void finish() {
        if (Files.exists(files.folder().bestCheckpoint())) {
            trainer.setParameters(
                    files.readBest(prepared.graph(), optimizerState.length).parameters());
        }
        Map<String, Double> result = new HashMap<>();
        prepared.validation().ifPresent(data -> result.put("validationAccuracy", bestMetric));
        Evaluation test = Evaluation.NONE;
        if (prepared.test().isPresent()) {
            out.accept(new WorkerEvent.PhaseChanged(Phase.TESTING));
            test = measure(prepared.test().get());
            if (test == null) {
                stop();
                return;
            }
            result.put("testLoss", test.loss());
            result.put("testAccuracy", test.accuracy());
        }
        out.accept(new WorkerEvent.PhaseChanged(Phase.SAVING));
        result.put("bestEpoch", bestEpoch + 1.0);
        result.put("seconds", seconds(started));
        files.saveModel(prepared.graph(), trainer, prepared.train().classNames(), result);
        files.ended(RunStatus.FINISHED, "", result);
        out.accept(new WorkerEvent.RunFinished(
                test.loss(),
                test.accuracy(),
                test.samples(),
                files.folder().model().toString(),
                bestEpoch + 1,
                seconds(started),
                Map.of()));
    }

    private void stop() {
        out.accept(new WorkerEvent.PhaseChanged(Phase.SAVING));
        if (epoch < plan.epochs()) {
            saveLast();
        }
        files.saveModel(prepared.graph(), trainer, prepared.train().classNames(), Map.of());
        files.ended(RunStatus.STOPPED, "", Map.of());
        out.accept(new WorkerEvent.RunStopped(
                Math.min(epoch + 1, plan.epochs()), step, files.folder().model().toString()));
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }

    @Override
    public void close() {
        trainer.close();
    }
}
