package org.layerwright.ui.viewmodel;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import org.layerwright.event.RunState;
import org.layerwright.event.WorkerCommand;
import org.layerwright.event.WorkerEvent;
import org.layerwright.network.NetworkSpec;
import org.layerwright.network.Problem;
import org.layerwright.plan.TrainingPlan;
import org.layerwright.text.Texts;
import org.layerwright.ui.fx.Conflator;
import org.layerwright.ui.fx.Later;
import org.layerwright.worker.client.TrainingService;

/**
 * A training run as the window shows it: what can be pressed, how far it is, its curves, how it ended. Belongs to the
 * window's thread; the service's events are brought there in bunches, a few times a second.
 */
public final class TrainingViewModel implements AutoCloseable {
    private final TrainingService service;
    private final ObservableValue<NetworkSpec> network;
    private final GivenWeights weights;
    private final ObservableValue<List<Problem>> networkProblems;
    private final PlanFormViewModel form;
    private final ObservableValue<Texts> texts;
    private final Executor background;
    private final Later fx;
    private final Consumer<Path> openFolder;
    private final Consumer<WorkerEvent> listener;

    private final TrainingCurves curves = new TrainingCurves();
    private final RunStanding standing = new RunStanding();
    private final RunWishes wishes = new RunWishes();
    private final EarlierRuns earlier;
    /** The run of the past that was asked for last; an answer for another one comes too late. */
    private Path shown;

    private boolean reserved;

    private final ReadOnlyObjectWrapper<RunState> state = new ReadOnlyObjectWrapper<>(this, "state", RunState.IDLE);
    private final ReadOnlyObjectWrapper<Path> runFolder = new ReadOnlyObjectWrapper<>(this, "runFolder");
    private final ReadOnlyObjectWrapper<WorkerEvent> told = new ReadOnlyObjectWrapper<>(this, "end");
    private final ReadOnlyBooleanWrapper sound = new ReadOnlyBooleanWrapper(this, "sound");
    private final RunControls controls = new RunControls();
    private final RunStatus status = new RunStatus();
    private final RunRate rate = new RunRate(value -> command(new WorkerCommand.SetLearningRate(value)));

    /**
     * @param networkProblems what keeps the network from being trained; empty for a sound one
     * @param texts changes where the language does
     * @param background where a run is started, which touches the disk
     * @param fx the window's thread
     * @param openFolder shows a folder in the desktop's file manager
     */
    public TrainingViewModel(
            TrainingService service,
            ObservableValue<NetworkSpec> network,
            ObservableValue<List<Problem>> networkProblems,
            PlanFormViewModel form,
            ObservableValue<Texts> texts,
            Executor background,
            Later fx,
            Consumer<Path> openFolder) {
        this.service = service;
        this.network = network;
        this.weights = new GivenWeights(network);
        this.networkProblems = networkProblems;
        this.form = form;
        this.texts = texts;
        this.background = background;
        this.fx = fx;
        this.earlier = new EarlierRuns(background, fx);
        this.openFolder = openFolder;
        networkProblems.addListener((observable, before, now) -> publish());
        form.problemsProperty().addListener((observable, before, now) -> publish());
        texts.addListener((observable, before, now) -> publish());
        Conflator<WorkerEvent> conflator = new Conflator<>(fx, this::take, this::publish);
        listener = conflator::offer;
        service.addListener(listener);
        publish();
    }

    /** Starts a new run; the one before stays among the runs. */
    public void train() {
        start(null);
    }

    /** Stands still after the current step, or goes on. */
    public void togglePause() {
        if (!controls.canPauseProperty().get()) {
            return;
        }
        if (state.get() == RunState.PAUSED) {
            command(new WorkerCommand.Continue());
        } else {
            wishes.pause();
            command(new WorkerCommand.Pause());
        }
    }

    /** Makes one update and stands still; where no run is under way, the first update of a new one. */
    public void stepBatch() {
        step(new WorkerCommand.StepBatch());
    }

    /** Goes on to the end of the epoch and stands still; where no run is under way, the first epoch of a new one. */
    public void stepEpoch() {
        step(new WorkerCommand.StepEpoch());
    }

    /** Ends the run with a usable model. */
    public void stop() {
        if (controls.canStopProperty().get()) {
            command(new WorkerCommand.Stop());
        }
    }

    /** Goes on with the last run from its last checkpoint. */
    public void resume() {
        if (controls.canResumeProperty().get()) {
            resume(runFolder.get());
        }
    }

    /** Goes on with the last run from its last checkpoint at another learning rate, from its very first step on. */
    public void resumeAt(double learningRate) {
        if (!controls.canResumeProperty().get()) {
            return;
        }
        Path folder = runFolder.get();
        rate.ask(learningRate);
        goOn(folder, () -> {
            service.resume(folder);
            // At once: the worker takes commands in their order, so the rate is there before the first step.
            service.send(new WorkerCommand.SetLearningRate(learningRate));
        });
    }

    /** Goes on with a run from its last checkpoint, such as one of an earlier session; its curves go on too. */
    public void resume(Path folder) {
        goOn(folder, () -> service.resume(folder));
    }

    /** Trains the run that ended for more epochs than it was planned for. */
    public void trainOn(int epochs) {
        if (controls.canTrainOnProperty().get()) {
            trainOn(runFolder.get(), epochs);
        }
    }

    /** Trains a finished run for more epochs, such as one of an earlier session. */
    public void trainOn(Path folder, int epochs) {
        goOn(folder, () -> service.trainOn(folder, epochs));
    }

    /**
     * Shows a run of the past: its curves, how it ended, and whether it can go on. Changes nothing during a run, or where
     * its diary cannot be read.
     */
    public void show(Path folder) {
        if (!mayBegin()) {
            return;
        }
        shown = folder;
        earlier.read(folder, this::show);
    }

    /** Shows the newest run where it was broken off, so that it can be resumed after a crash. */
    public void showUnfinished(Path runs) {
        earlier.newestUnfinished(runs, this::showFirst);
    }

    public void openRunFolder() {
        if (runFolder.get() != null) {
            openFolder.accept(runFolder.get());
        }
    }

    /** Shows a run's folder in the desktop's file manager. */
    public void openFolder(Path folder) {
        openFolder.accept(folder);
    }

    /** How the last run ended; null before the first one and during a run. Changes after everything else did. */
    public ReadOnlyObjectProperty<WorkerEvent> endProperty() {
        return told.getReadOnlyProperty();
    }

    /** Whether the network and the plan as they are now can be trained. */
    public ReadOnlyBooleanProperty soundProperty() {
        return sound.getReadOnlyProperty();
    }

    /** Whether only {@link #trainQueued} begins runs now. */
    public void reserve(boolean forQueue) {
        reserved = forQueue;
        publish();
    }

    /** Starts a run of the queue, with its own network and plan. */
    public void trainQueued(NetworkSpec spec, TrainingPlan plan) {
        if (!state.get().isActive()) {
            begin(plan, null, () -> service.start(spec, plan, false));
        }
    }

    public TrainingCurves curves() {
        return curves;
    }

    public ReadOnlyObjectProperty<RunState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /** Where the last run is kept; null before the first one. */
    public ReadOnlyObjectProperty<Path> runFolderProperty() {
        return runFolder.getReadOnlyProperty();
    }

    /** What the next run may begin with instead of random weights. */
    public GivenWeights weights() {
        return weights;
    }

    /** What can be asked of it now. */
    public RunControls controls() {
        return controls;
    }

    /** Its learning rate, which can be changed meanwhile. */
    public RunRate rate() {
        return rate;
    }

    /** What it has to say now. */
    public RunStatus status() {
        return status;
    }

    /** Stops listening; the service stays as it is. */
    @Override
    public void close() {
        service.removeListener(listener);
    }

    private void step(WorkerCommand command) {
        if (state.get() == RunState.PAUSED) {
            wishes.step();
            command(command);
        } else if (controls.canTrainProperty().get()) {
            start(command);
        }
    }

    private void start(WorkerCommand firstStep) {
        if (controls.canTrainProperty().get()) {
            NetworkSpec spec = network.getValue();
            TrainingPlan plan = form.plan();
            boolean paused = firstStep != null;
            String file = weights.offeredProperty().get().orElse("");
            begin(
                    plan,
                    firstStep,
                    weights.chosen()
                            .<Supplier<Path>>map(model -> () -> service.startFrom(model, file, plan, paused))
                            .orElse(() -> service.start(spec, plan, paused)));
        }
    }

    private void begin(TrainingPlan plan, WorkerCommand firstStep, Supplier<Path> starter) {
        curves.clear();
        runFolder.set(null);
        rate.started(plan);
        standing.on(plan.compute().device());
        wishes.startFor(firstStep);
        begin(new WorkerCommand.StartRun("", false, firstStep != null));
        background.execute(() -> {
            Path folder = starter.get();
            fx.run(Duration.ZERO, () -> started(folder));
        });
    }

    private void begin(WorkerCommand.StartRun command) {
        shown = null;
        state.set(state.get().after(command));
        standing.begin();
        wishes.begin();
        publish();
    }

    private boolean mayBegin() {
        return !state.get().isActive() && !reserved;
    }

    /** What was drawn of the run is drawn again before the service is asked, so before any new event comes. */
    private void goOn(Path folder, Runnable ask) {
        if (!mayBegin()) {
            return;
        }
        boolean other = !folder.equals(runFolder.get());
        if (other) {
            curves.clear();
            runFolder.set(folder);
            rate.unknown();
            standing.on("");
        }
        begin(new WorkerCommand.StartRun(folder.toString(), true, false));
        if (other) {
            earlier.read(folder, this::draw, ask);
        } else {
            background.execute(ask);
        }
    }

    private void draw(EarlierRun run) {
        curves.clear();
        rate.unknown();
        run.record().ifPresent(record -> {
            rate.started(record.plan());
            standing.on(record.plan().compute().device());
        });
        for (WorkerEvent event : run.events()) {
            curves.take(event);
            if (event instanceof WorkerEvent.LearningRateChanged changed) {
                rate.changed(changed);
            }
        }
        curves.publish();
    }

    private void showFirst(Path folder) {
        if (state.get() == RunState.IDLE) {
            show(folder);
        }
    }

    private void show(EarlierRun run) {
        if (!mayBegin() || !run.folder().equals(shown)) {
            return;
        }
        draw(run);
        standing.show(run);
        runFolder.set(run.folder());
        state.set(RunState.STARTING.after(run.end()));
        publish();
    }

    private void started(Path folder) {
        if (folder != null) {
            runFolder.set(folder);
            publish();
        }
    }

    private void command(WorkerCommand command) {
        state.set(state.get().after(command));
        service.send(command);
        publish();
    }

    private void take(WorkerEvent event) {
        if (!state.get().isActive()) {
            return;
        }
        state.set(state.get().after(event));
        standing.take(event);
        curves.take(event);
        if (event instanceof WorkerEvent.RunStarted started) {
            runFolder.set(Path.of(started.runFolder()));
        } else if (event instanceof WorkerEvent.LearningRateChanged changed) {
            rate.changed(changed);
        } else if (event instanceof WorkerEvent.Paused) {
            stoodStill();
        }
        if (!state.get().isActive()) {
            ended(event);
        }
    }

    private void stoodStill() {
        wishes.stoodStill();
        if (state.get() == RunState.PAUSED) {
            wishes.takeFirstStep().ifPresent(this::step);
        }
    }

    private void ended(WorkerEvent event) {
        standing.ended(event);
        wishes.end();
    }

    private String deviceTitle() {
        return form.run().devices().stream()
                .filter(option -> option.id().equals(standing.device()))
                .findFirst()
                .map(option -> option.title(texts.getValue()))
                .orElse(standing.device());
    }

    private void publish() {
        RunState now = state.get();
        List<Problem> ofNetwork = networkProblems.getValue();
        boolean fit = ofNetwork.isEmpty() && form.problems().isEmpty();
        boolean kept = runFolder.get() != null;
        controls.update(
                now,
                reserved,
                fit,
                standing.isResumable() && kept,
                standing.isFinished() && kept,
                wishes.isPauseAsked(),
                wishes.isStepping());
        status.update(texts.getValue(), now, standing, deviceTitle(), wishes.isPauseAsked());
        status.updateHint(texts.getValue(), now, reserved, ofNetwork, form.problems(), !curves.isEmpty());
        rate.update(now);
        curves.publish();
        sound.set(fit);
        told.set(standing.end());
    }
}
