package org.layerwright.ui.viewmodel;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import org.layerwright.event.RunState;
import org.layerwright.event.WeightSource;
import org.layerwright.model.TrainedModel;
import org.layerwright.network.NetworkJson;
import org.layerwright.network.NetworkSpec;
import org.layerwright.plan.TrainingPlan;
import org.layerwright.run.RunException;
import org.layerwright.run.RunFolder;
import org.layerwright.run.RunRecord;
import org.layerwright.ui.viewmodel.FileCommands.OpenedModel;

/**
 * Which network the pages look into. It follows the training by itself: the run in progress, then its model; before
 * any run, the network on the canvas with its first weights. The user can choose an earlier run or one of its kept
 * epochs instead, until the next run begins.
 */
public final class SubjectViewModel {
    private final TrainingViewModel training;
    private final ObservableValue<NetworkSpec> network;
    private final ObservableValue<TrainingPlan> plan;
    private final Executor background;
    private final Executor window;
    private final ReadOnlyObjectWrapper<Subject> subject = new ReadOnlyObjectWrapper<>(this, "subject");
    private final ReadOnlyObjectWrapper<List<Integer>> epochs = new ReadOnlyObjectWrapper<>(this, "epochs", List.of());
    /** The run that is shown, as it was recorded; null for the network on the canvas. */
    private RunRecord record;

    /** The run that is shown; null for the network on the canvas, and for a model file. */
    private Path run;

    /** The model file that the user chose; null where a run or the network on the canvas is shown. */
    private Path file;

    /** Whether the user chose the network on the canvas. */
    private boolean canvasChosen;

    /** Counts what was asked for: an answer to anything but the last comes too late. */
    private int asked;

    /** The request that followed a run; -1 before the first. */
    private int followed = -1;

    /** The run in progress that was followed when it began; null where none is in progress. */
    private Path begun;

    public SubjectViewModel(
            TrainingViewModel training,
            ObservableValue<NetworkSpec> network,
            ObservableValue<TrainingPlan> plan,
            Executor background,
            Executor window) {
        this.training = training;
        this.network = network;
        this.plan = plan;
        this.background = background;
        this.window = window;
        network.addListener((observable, before, now) -> canvasChanged());
        plan.addListener((observable, before, now) -> canvasChanged());
        training.stateProperty().addListener((observable, before, now) -> followRun(now));
        training.runFolderProperty()
                .addListener((observable, before, now) ->
                        followRun(training.stateProperty().get()));
        showCanvas();
    }

    public ReadOnlyObjectProperty<Subject> subjectProperty() {
        return subject.getReadOnlyProperty();
    }

    public Subject subject() {
        return subject.get();
    }

    /** The epochs of the run that is shown of which a model was kept, in order; may grow during a run. */
    public ReadOnlyObjectProperty<List<Integer>> epochsProperty() {
        return epochs.getReadOnlyProperty();
    }

    /** Shows the network on the canvas with its first weights, until the user chooses something else or a run begins. */
    public void chooseCanvas() {
        showCanvas();
        canvasChosen = true;
    }

    /** A run was deleted: if its model is shown, the network on the canvas is from now on. */
    public void forget(Path folder) {
        if (folder.equals(run)) {
            showCanvas();
        }
    }

    private void showCanvas() {
        asked++;
        canvasChosen = false;
        run = null;
        file = null;
        record = null;
        epochs.set(List.of());
        subject.set(new Subject(
                WeightSource.fresh(
                        NetworkJson.write(network.getValue()), plan.getValue().seed()),
                network.getValue(),
                plan.getValue().data().dataset(),
                Optional.empty(),
                0));
    }

    /**
     * Shows a run, such as an earlier one, with its latest weights or as it was after a kept epoch. A run that left no model
     * is shown as the network on the canvas; one that cannot be read changes nothing.
     *
     * @param epoch 0 for the latest weights, which are shown too where that epoch was not kept
     * @return completes on the window's thread; fails with a {@link RunException} where the run cannot be read or left no
     *     model
     */
    public CompletableFuture<Void> showRun(Path folder, int epoch) {
        return readRun(folder, epoch);
    }

    /**
     * Shows a model file, of whatever program it is, until the user chooses something else or a run begins.
     *
     * @return completes on the window's thread; fails with an {@link org.layerwright.text.ExplainedException} where the file
     *     cannot be read, and what is shown stays
     */
    public CompletableFuture<Void> showModel(Path model) {
        int request = ++asked;
        CompletableFuture<Void> shown = new CompletableFuture<>();
        background.execute(() -> {
            try {
                OpenedModel read = OpenedModel.read(model);
                window.execute(() -> {
                    if (request == asked) {
                        showModel(read);
                    }
                    shown.complete(null);
                });
            } catch (RuntimeException e) {
                window.execute(() -> shown.completeExceptionally(e));
            }
        });
        return shown;
    }

    /** Shows a model that was read already. What it was trained on only our own files tell; for others it is what the plan says. */
    public void showModel(OpenedModel opened) {
        asked++;
        run = null;
        record = null;
        file = opened.file().toAbsolutePath();
        epochs.set(List.of());
        TrainedModel read = opened.model();
        subject.set(new Subject(
                WeightSource.model(file.toString()),
                read.network(),
                (opened.own() ? read.plan() : plan.getValue()).data().dataset(),
                Optional.empty(),
                0));
    }

    /** Shows the run as it was after a kept epoch; 0 for its latest weights. */
    public void showEpoch(int epoch) {
        if (run != null) {
            readRun(run, epoch);
        }
    }

    /** Looks again which epochs the run in progress has kept. */
    public void refreshEpochs() {
        if (run != null) {
            Path folder = run;
            background.execute(() -> {
                List<Integer> kept = keptEpochs(folder);
                window.execute(() -> {
                    if (folder.equals(run)) {
                        epochs.set(kept);
                    }
                });
            });
        }
    }

    private void canvasChanged() {
        if (run == null && file == null) {
            boolean chosen = canvasChosen;
            showCanvas();
            canvasChosen = chosen;
        }
    }

    /** Follows a run that begins, and to its end unless the user chose something else meanwhile. */
    private void followRun(RunState state) {
        Path folder = training.runFolderProperty().get();
        if (folder == null) {
            return;
        }
        if (state == RunState.RUNNING || state == RunState.PAUSED) {
            if (!folder.equals(begun)) {
                begun = folder;
                follow(folder);
            }
        } else if (!state.isActive()) {
            begun = null;
            boolean nothingChosen = run == null && file == null && !canvasChosen;
            if (subject().isLive() || followed == asked || nothingChosen) {
                follow(folder);
            } else {
                refreshEpochs();
            }
        }
    }

    private void follow(Path folder) {
        readRun(folder, 0);
        followed = asked;
    }

    private CompletableFuture<Void> readRun(Path folder, int epoch) {
        int request = ++asked;
        CompletableFuture<Void> shown = new CompletableFuture<>();
        background.execute(() -> {
            RunFolder files = new RunFolder(folder);
            try {
                RunRecord read = files.readRecord();
                List<Integer> kept = keptEpochs(folder);
                boolean model = Files.isRegularFile(files.model());
                window.execute(() -> {
                    if (request != asked || show(folder, read, kept, epoch, model)) {
                        shown.complete(null);
                    } else {
                        shown.completeExceptionally(RunException.noModel(folder));
                    }
                });
            } catch (RunException e) {
                // A run that cannot be read is told of where runs are listed.
                window.execute(() -> shown.completeExceptionally(e));
            }
        });
        return shown;
    }

    /** @return whether there is a model of it to show; where there is none, the network on the canvas is */
    private boolean show(Path folder, RunRecord read, List<Integer> kept, int epoch, boolean model) {
        RunFolder files = new RunFolder(folder);
        boolean live = training.stateProperty().get().isActive()
                && folder.equals(training.runFolderProperty().get());
        boolean wasKept = kept.contains(epoch);
        WeightSource weights;
        if (wasKept) {
            weights = WeightSource.model(files.epochModel(epoch).toString());
        } else if (live) {
            weights = WeightSource.live();
        } else if (model) {
            weights = WeightSource.model(files.model().toString());
        } else if (!kept.isEmpty()) {
            weights = WeightSource.model(
                    files.epochModel(kept.get(kept.size() - 1)).toString());
        } else {
            showCanvas();
            return false;
        }
        file = null;
        run = folder;
        record = read;
        epochs.set(kept);
        subject.set(new Subject(
                weights, read.network(), read.plan().data().dataset(), Optional.of(folder), wasKept ? epoch : 0));
        return true;
    }

    /** What was recorded of the run that is shown; empty for the network on the canvas. */
    public Optional<RunRecord> record() {
        return Optional.ofNullable(record);
    }

    private static List<Integer> keptEpochs(Path folder) {
        try {
            return new RunFolder(folder).keptEpochs();
        } catch (RunException e) {
            return List.of();
        }
    }
}
