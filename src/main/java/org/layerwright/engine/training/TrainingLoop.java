package org.layerwright.engine.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.layerwright.data.Batch;
import org.layerwright.data.BatchOrder;
import org.layerwright.data.BatchStream;
import org.layerwright.engine.NetworkTrainer;
import org.layerwright.engine.StepResult;
import org.layerwright.event.RunControl;
import org.layerwright.event.WorkerEvent;
import org.layerwright.event.WorkerEvent.Phase;
import org.layerwright.model.TrainedModel;
import org.layerwright.plan.TrainingPlan;
import org.layerwright.plan.schedule.ScheduleType.RunLength;
import org.layerwright.run.Checkpoint;
import org.layerwright.run.RunException;

/**
 * One run from its first step, or from a checkpoint, to its end. The loop asks its {@link RunControl} before each step
 * and tells everything as events.
 */
final class TrainingLoop implements AutoCloseable {
    private static final int AHEAD = 3;
    /** Layers are measured after the first step and after every so many. */
    private static final int MEASURED_STEPS = 50;

    private final RunFiles files;
    private final TrainingPlan plan;
    private final Preparation prepared;
    private final NetworkTrainer trainer;
    private final LiveSubject live;
    private final RunControl control;
    private final Consumer<WorkerEvent> out;
    private final Executor threads;

    private final RunPlace place = new RunPlace();
    private final Optimization optimization;
    private final EpochJudge judge;
    private final RunMemory memory;
    private final EpochEnd epochEnd;
    private final RunEnding ending;
    private final Pace pace = new Pace(System.nanoTime());
    private final int batchesPerEpoch;
    private final int batchesPerStep;

    TrainingLoop(
            RunFiles files,
            Preparation prepared,
            NetworkTrainer trainer,
            LiveSubject live,
            RunControl control,
            Consumer<WorkerEvent> out,
            Executor threads) {
        this.files = files;
        this.plan = files.record().plan();
        this.prepared = prepared;
        this.trainer = trainer;
        this.live = live;
        this.control = control;
        this.out = out;
        this.threads = threads;
        batchesPerEpoch = BatchStream.batchesPerEpoch(prepared.train().size(), plan.batchSize());
        batchesPerStep = Optimization.optimizer(plan).fullBatch() ? batchesPerEpoch : 1;
        boolean validated = prepared.validation().isPresent();
        judge = new EpochJudge(
                plan, validated, prepared.hasClasses(), files.record().trainedOnFrom());
        optimization = new Optimization(plan, trainer, new RunLength(stepsPerEpoch(), plan.epochs()), validated);
        KeptEpochs kept = new KeptEpochs(files, prepared, trainer, KeptEpochs.MOST_BYTES);
        memory = new RunMemory(files, identities(), trainer, optimization, place, judge, kept, out);
        int outputs = prepared.graph().outputShape().size();
        Measuring measuring = new Measuring(trainer, outputs, plan.batchSize(), live::answerWaiting, threads, out);
        epochEnd = new EpochEnd(prepared, measuring, place, memory, pace, control, out);
        ending = new RunEnding(files, prepared, trainer, measuring, memory, judge, place, control, out);
    }

    private int stepsPerEpoch() {
        return batchesPerEpoch / batchesPerStep;
    }

    /** What its checkpoints may belong to: the plan as it is, and as it was before the run was trained on. */
    private List<Checkpoint.Identity> identities() {
        List<Checkpoint.Identity> identities = new ArrayList<>();
        identities.add(identity(plan));
        files.record().trainedOn().forEach(on -> identities.add(identity(plan.withEpochs(on.plannedEpochs()))));
        return identities;
    }

    /** The device does not count: a run whose card failed goes on with the processor, though not to the same bits. */
    private Checkpoint.Identity identity(TrainingPlan itsPlan) {
        TrainingPlan anywhere = itsPlan.withCompute(itsPlan.compute().onCpu());
        return Checkpoint.Identity.of(files.record().network(), anywhere, prepared.fingerprint());
    }

    /** Takes the first parameters from a model, or draws them where there is none. */
    void begin(Optional<TrainedModel> initial) {
        memory.begin();
        trainer.setParameters(initial.map(model -> model.weights().flatten())
                .orElseGet(() -> ParameterInitialization.draw(prepared.graph(), plan.seed())));
    }

    /**
     * Goes back to where a checkpoint was taken.
     *
     * @throws RunException if it is no place in this run
     */
    void restore(Checkpoint checkpoint) {
        memory.restore(checkpoint);
        Checkpoint.Progress at = checkpoint.progress();
        boolean within = at.epoch() <= plan.epochs()
                && at.batchInEpoch() <= stepsPerEpoch()
                && at.step() <= (long) plan.epochs() * stepsPerEpoch()
                && checkpoint.history().size() == at.epoch();
        if (!within) {
            throw new RunException("error.checkpoint.damaged", files.folder().lastCheckpoint(), at);
        }
    }

    void run(boolean resumed) {
        out.accept(new WorkerEvent.RunStarted(
                files.folder().path().toString(),
                prepared.train().size(),
                prepared.validation().map(data -> data.size()).orElse(0),
                prepared.test().map(data -> data.size()).orElse(0),
                plan.epochs(),
                stepsPerEpoch(),
                place.step(),
                resumed,
                prepared.classCounts()));
        if (trainEpochs()) {
            ending.finish();
        } else {
            ending.stop();
        }
    }

    private boolean isOver() {
        return place.epoch() == plan.epochs() || judge.isTimeToStop();
    }

    /** Whether all epochs were trained that are to be; false where the run was stopped. */
    private boolean trainEpochs() {
        BatchStream.Range range =
                new BatchStream.Range(place.epoch(), place.stepInEpoch() * batchesPerStep, plan.epochs());
        BatchOrder order = BatchOrder.shuffled(plan.seed());
        try (BatchStream stream = new BatchStream(
                prepared.train(), prepared.augmenter(), plan.batchSize(), order, range, AHEAD, threads)) {
            out.accept(new WorkerEvent.PhaseChanged(Phase.TRAINING));
            while (!isOver()) {
                if (place.stepInEpoch() < stepsPerEpoch()) {
                    RunControl.Order next = live.isBusy() ? control.poll() : control.next();
                    if (next != null && !obey(next, stream)) {
                        return false;
                    }
                    live.goOn();
                } else if (epochEnd.run()) {
                    pace.goOn(System.nanoTime(), stream.waitNanos());
                    if (!isOver()) {
                        out.accept(new WorkerEvent.PhaseChanged(Phase.TRAINING));
                    }
                } else {
                    return false;
                }
            }
            live.finish();
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private boolean obey(RunControl.Order order, BatchStream stream) throws InterruptedException {
        switch (order.kind()) {
            case STEP -> {
                return step(stream);
            }
            case STAND_STILL -> out.accept(new WorkerEvent.Paused(place.epoch() + 1, place.step()));
            case GO_ON -> {
                pace.goOn(System.nanoTime(), stream.waitNanos());
                out.accept(new WorkerEvent.Continued());
            }
            case SET_RATE -> {
                optimization.setLearningRate(order.learningRate());
                out.accept(new WorkerEvent.LearningRateChanged(place.step(), order.learningRate()));
            }
            case SAVE -> memory.saveLast();
            case ANSWER -> live.answer(order.question());
            case STOP -> {
                return false;
            }
        }
        return true;
    }

    /** Makes one update; false where the run was stopped before it. */
    private boolean step(BatchStream stream) throws InterruptedException {
        boolean measured = place.step() == 0 || (place.step() + 1) % MEASURED_STEPS == 0;
        trainer.watch(measured);
        StepResult result = gradient(stream);
        if (result == null) {
            return false;
        }
        double rate = optimization.rate(place.step());
        if (!result.isFinite()) {
            throw memory.notFinite(rate);
        }
        if (!result.skipped()) {
            optimization.apply(place.step());
        }
        place.stepped(result);
        pace.stepped(result.samples(), System.nanoTime(), stream.waitNanos());
        tell(result, rate);
        if (measured && !result.skipped()) {
            out.accept(new WorkerEvent.LayersMeasured(
                    place.epoch() + 1, place.step(), trainer.confidence(), trainer.layers(), ProcessMemory.resident()));
        }
        return true;
    }

    /** The gradient of a batch, or of all of an epoch's together; null where the run was stopped meanwhile. */
    private StepResult gradient(BatchStream stream) throws InterruptedException {
        if (batchesPerStep == 1) {
            return trainer.step(next(stream), place.step() + 1);
        }
        // Running statistics move with every part; a stopped step must leave nothing behind.
        trainer.mark();
        for (int i = 0; i < batchesPerStep; i++) {
            if (control.isStopRequested()) {
                trainer.goBack();
                return null;
            }
            Batch batch = next(stream);
            trainer.accumulate(
                    batch,
                    place.step() * batchesPerStep + i + 1,
                    prepared.train().size());
        }
        return trainer.accumulated();
    }

    /** The next batch; the one after it, where it is ready, goes to the device while this one is computed. */
    private Batch next(BatchStream stream) throws InterruptedException {
        Batch batch = stream.next();
        trainer.expect(stream.peek());
        return batch;
    }

    private void tell(StepResult result, double rate) {
        out.accept(new WorkerEvent.StepDone(
                place.epoch() + 1,
                place.stepInEpoch(),
                place.step(),
                result.loss(),
                prepared.hasClasses() ? (double) result.correct() / result.samples() : Double.NaN,
                rate,
                result.gradientNorm(),
                pace.imagesPerSecond(),
                secondsLeft(),
                pace.waitingShare()));
    }

    private double secondsLeft() {
        int epochs = plan.epochs() - place.epoch();
        long images = (long) epochs * prepared.train().size() - place.samples();
        return pace.secondsLeft(images, prepared.validation().isPresent() ? epochs : 0);
    }

    @Override
    public void close() {
        trainer.close();
    }
}
