package org.layerwright.ui.viewmodel;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
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
    private final PlanFormViewModel form;
    private final Executor background;
    private final Later fx;
    private final Consumer<Path> openFolder;
    private final Consumer<WorkerEvent> listener;

    private final ShownRun run;
    private final EarlierRuns earlier;

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
        this.form = form;
        this.background = background;
        this.fx = fx;
        this.openFolder = openFolder;
        RunRate rate = new RunRate(value -> command(new WorkerCommand.SetLearningRate(value)));
        run = new ShownRun(networkProblems, form, texts, rate);
        earlier = new EarlierRuns(run, background, fx);
        Conflator<WorkerEvent> conflator = new Conflator<>(fx, this::take, run::publish);
        listener = conflator::offer;
        service.addListener(listener);
        run.publish();
    }

    /** Starts a new run; the one before stays among the runs. */
    public void train() {
        start(null);
    }

    /** Stands still after the current step, or goes on. */
    public void togglePause() {
        if (!controls().canPauseProperty().get()) {
            return;
        }
        if (run.state().get() == RunState.PAUSED) {
            command(new WorkerCommand.Continue());
        } else {
            run.wishes().pause();
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
        if (controls().canStopProperty().get()) {
            command(new WorkerCommand.Stop());
        }
    }

    /** Goes on with the last run from its last checkpoint. */
    public void resume() {
        if (controls().canResumeProperty().get()) {
            resume(run.folder().get());
        }
    }

    /** Goes on with the last run from its last checkpoint at another learning rate, from its very first step on. */
    public void resumeAt(double learningRate) {
        if (!controls().canResumeProperty().get()) {
            return;
        }
        Path folder = run.folder().get();
        rate().ask(learningRate);
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
        if (controls().canTrainOnProperty().get()) {
            trainOn(run.folder().get(), epochs);
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
        earlier.show(folder);
    }

    /** The same, unless something is shown by then. */
    public void showFirst(Path folder) {
        earlier.showFirst(folder);
    }

    /** Shows the newest run where it was broken off, so that it can be resumed after a crash. */
    public void showUnfinished(Path runs) {
        earlier.showUnfinished(runs);
    }

    /** A run was deleted: if it is the one that is shown, none is. */
    public void forget(Path folder) {
        if (!run.isActive() && folder.equals(run.folder().get())) {
            earlier.forget();
            run.forget();
        }
    }

    public void openRunFolder() {
        if (run.folder().get() != null) {
            openFolder.accept(run.folder().get());
        }
    }

    /** Shows a run's folder in the desktop's file manager. */
    public void openFolder(Path folder) {
        openFolder.accept(folder);
    }

    /** How the last run ended; null before the first one and during a run. Changes after everything else did. */
    public ReadOnlyObjectProperty<WorkerEvent> endProperty() {
        return run.end().getReadOnlyProperty();
    }

    /** Whether the network and the plan as they are now can be trained. */
    public ReadOnlyBooleanProperty soundProperty() {
        return run.sound().getReadOnlyProperty();
    }

    /** Whether only {@link #trainQueued} begins runs now. */
    public void reserve(boolean forQueue) {
        run.reserve(forQueue);
    }

    /** Starts a run of the queue, with its own network and plan. */
    public void trainQueued(NetworkSpec spec, TrainingPlan plan) {
        if (!run.isActive()) {
            begin(plan, null, () -> service.start(spec, plan, false));
        }
    }

    public TrainingCurves curves() {
        return run.curves();
    }

    public ReadOnlyObjectProperty<RunState> stateProperty() {
        return run.state().getReadOnlyProperty();
    }

    /** Where the last run is kept; null before the first one. */
    public ReadOnlyObjectProperty<Path> runFolderProperty() {
        return run.folder().getReadOnlyProperty();
    }

    /** Whether a run is under way on a graphics card, which needs the libraries for it. */
    public ReadOnlyBooleanProperty onCardProperty() {
        return run.onCard().getReadOnlyProperty();
    }

    /** What the next run may begin with instead of random weights. */
    public GivenWeights weights() {
        return weights;
    }

    /** What can be asked of it now. */
    public RunControls controls() {
        return run.controls();
    }

    /** Its learning rate, which can be changed meanwhile. */
    public RunRate rate() {
        return run.rate();
    }

    /** What it has to say now. */
    public RunStatus status() {
        return run.status();
    }

    /** Stops listening; the service stays as it is. */
    @Override
    public void close() {
        service.removeListener(listener);
    }

    private void step(WorkerCommand command) {
        if (run.state().get() == RunState.PAUSED) {
            run.wishes().step();
            command(command);
        } else if (controls().canTrainProperty().get()) {
            start(command);
        }
    }

    private void start(WorkerCommand firstStep) {
        if (controls().canTrainProperty().get()) {
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
        earlier.forget();
        run.startNew(plan, firstStep);
        background.execute(() -> {
            Path folder = starter.get();
            fx.run(Duration.ZERO, () -> run.started(folder));
        });
    }

    /** What was drawn of the run is drawn again before the service is asked, so before any new event comes. */
    private void goOn(Path folder, Runnable ask) {
        if (!run.mayBegin()) {
            return;
        }
        earlier.forget();
        if (run.goOn(folder)) {
            earlier.draw(folder, ask);
        } else {
            background.execute(ask);
        }
    }

    private void command(WorkerCommand command) {
        run.asked(command);
        service.send(command);
        run.publish();
    }

    private void take(WorkerEvent event) {
        if (!run.isActive()) {
            return;
        }
        run.take(event);
        if (event instanceof WorkerEvent.Paused && run.state().get() == RunState.PAUSED) {
            run.wishes().takeFirstStep().ifPresent(this::step);
        }
    }
}
