package org.layerwright.ui.viewmodel.runs;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.layerwright.file.AtomicFiles;
import org.layerwright.run.RunBin;
import org.layerwright.run.RunIndex;
import org.layerwright.run.RunLabel;
import org.layerwright.run.RunRecord;
import org.layerwright.run.export.RunCsv;
import org.layerwright.run.export.TensorBoardExport;
import org.layerwright.text.ExplainedException;

/**
 * All runs so far, which of them are selected, and what can be done with them. Belongs to the window's thread; folders
 * are read and moved in the background, one thing after the other is shown, and answers that come too late are dropped.
 */
public final class RunsViewModel {
    private final RunIndex index;
    private final RunBin bin;
    private final AtomicFiles files;
    private final Executor background;
    private final Executor window;
    private final CurveStore curves;

    private final ReadOnlyObjectWrapper<List<RunRow>> rows = new ReadOnlyObjectWrapper<>(this, "rows", List.of());
    private final ReadOnlyObjectWrapper<List<RunRow>> selected =
            new ReadOnlyObjectWrapper<>(this, "selected", List.of());
    private final ReadOnlyObjectWrapper<List<RunCurves>> overlay =
            new ReadOnlyObjectWrapper<>(this, "overlay", List.of());
    private final ReadOnlyObjectWrapper<Optional<ExplainedException>> problem =
            new ReadOnlyObjectWrapper<>(this, "problem", Optional.empty());
    private final ReadOnlyIntegerWrapper binned = new ReadOnlyIntegerWrapper(this, "binned");
    private final ReadOnlyObjectWrapper<List<Path>> undoable = new ReadOnlyObjectWrapper<>(this, "undoable", List.of());
    private final ReadOnlyBooleanWrapper knownEmpty = new ReadOnlyBooleanWrapper(this, "knownEmpty");
    private Consumer<Path> deleted = folder -> {};
    private int asked;
    /** Whether a run was selected without being asked for. */
    private boolean offered;

    /**
     * @param runs the folder that holds the runs
     * @param background where folders are read
     * @param window the window's thread
     */
    public RunsViewModel(Path runs, AtomicFiles files, Executor background, Executor window) {
        this.index = new RunIndex(runs);
        this.bin = new RunBin(runs);
        this.files = files;
        this.background = background;
        this.window = window;
        this.curves = new CurveStore(background, window);
    }

    /** The newest first. */
    public ReadOnlyObjectProperty<List<RunRow>> rowsProperty() {
        return rows.getReadOnlyProperty();
    }

    /** Those that are selected and still there, as they are now. */
    public ReadOnlyObjectProperty<List<RunRow>> selectedProperty() {
        return selected.getReadOnlyProperty();
    }

    /** The curves of those selected, as soon as they are read; of {@value CurveStore#MOST} at most. */
    public ReadOnlyObjectProperty<List<RunCurves>> overlayProperty() {
        return overlay.getReadOnlyProperty();
    }

    /** What went wrong last, until something goes right. */
    public ReadOnlyObjectProperty<Optional<ExplainedException>> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** How many runs lie in the bin. */
    public ReadOnlyIntegerProperty binnedProperty() {
        return binned.getReadOnlyProperty();
    }

    /** What was deleted last and can be taken back; empty where nothing can. */
    public ReadOnlyObjectProperty<List<Path>> undoableProperty() {
        return undoable.getReadOnlyProperty();
    }

    /** Whether there are no runs, which is known only after they were read. */
    public boolean isKnownEmpty() {
        return knownEmpty.get();
    }

    public ReadOnlyBooleanProperty knownEmptyProperty() {
        return knownEmpty.getReadOnlyProperty();
    }

    /** Reads the runs again. */
    public void refresh() {
        int request = ++asked;
        work(() -> {
            List<RunRow> found = index.list().stream().map(RunRow::of).toList();
            int inBin = bin.content().size();
            window.execute(() -> {
                if (request == asked) {
                    show(found, inBin);
                }
            });
        });
    }

    public void select(List<RunRow> chosen) {
        if (!chosen.equals(selected.get())) {
            selected.set(List.copyOf(chosen));
            curves.read(selected.get(), overlay::set);
        }
    }

    /** In what those selected differ; empty while fewer than two can be read. */
    public List<SettingsDiff.Row> differences() {
        List<RunRecord> records =
                comparable().stream().map(row -> row.record().orElseThrow()).toList();
        return records.size() < 2 ? List.of() : SettingsDiff.between(records);
    }

    /** Those selected whose settings can be read. */
    public List<RunRow> comparable() {
        return selected.get().stream().filter(row -> row.record().isPresent()).toList();
    }

    /**
     * Gives a run a name and notes; an empty name takes it back to its network's, and the one that it goes by already
     * gives it none of its own.
     */
    public void label(RunRow run, String name, String notes) {
        String own = name.strip().equals(run.name()) ? run.label().name() : name.strip();
        RunLabel label = new RunLabel(own, notes);
        if (!label.equals(run.label())) {
            change(() -> label.write(run.folder(), files), done -> {});
        }
    }

    /** Moves runs into the bin. One that trains stays, and is told of. */
    public void delete(List<RunRow> runs) {
        List<Path> moved = new ArrayList<>();
        List<Path> gone = new ArrayList<>();
        change(
                () -> runs.forEach(run -> {
                    moved.add(bin.discard(run.folder()));
                    gone.add(run.path());
                }),
                done -> {
                    undoable.set(moved.isEmpty() ? undoable.get() : List.copyOf(moved));
                    gone.forEach(deleted);
                });
    }

    /** @param listener hears of the folder of each run that was deleted, so that nothing goes on showing it */
    public void whenDeleted(Consumer<Path> listener) {
        deleted = listener;
    }

    /** Takes back the last deletion. */
    public void undoDelete() {
        List<Path> paths = undoable.get();
        undoable.set(List.of());
        change(() -> paths.forEach(bin::restore), done -> {});
    }

    /** Deletes what lies in the bin for good; whoever calls this has asked. */
    public void emptyBin() {
        undoable.set(List.of());
        change(bin::empty, done -> {});
    }

    /** Writes what runs have told as event files of TensorBoard, each into a folder of its own inside {@code logs}. */
    public void exportToTensorBoard(List<RunRow> runs, Path logs) {
        TensorBoardExport export = new TensorBoardExport(files);
        change(() -> runs.forEach(run -> export.write(run.folder(), logs)), done -> {});
    }

    /** Writes what a run has told as a table. */
    public void exportToCsv(RunRow run, Path file) {
        change(() -> files.write(file, RunCsv.of(run.folder()).getBytes(StandardCharsets.UTF_8)), done -> {});
    }

    private void show(List<RunRow> found, int inBin) {
        Set<Path> chosen = new HashSet<>();
        selected.get().forEach(row -> chosen.add(row.path()));
        binned.set(inBin);
        if (!offered) {
            // At first the newest that can be read, so that there are curves to see.
            offered = found.stream().anyMatch(row -> row.record().isPresent());
            found.stream()
                    .filter(row -> chosen.isEmpty() && row.record().isPresent())
                    .findFirst()
                    .ifPresent(row -> chosen.add(row.path()));
        }
        // Before the rows, since whoever hears of those marks what is selected.
        select(found.stream().filter(row -> chosen.contains(row.path())).toList());
        rows.set(found);
        knownEmpty.set(found.isEmpty());
    }

    private void change(Runnable task, Consumer<Boolean> after) {
        problem.set(Optional.empty());
        background.execute(() -> {
            Optional<ExplainedException> failure = attempt(task);
            window.execute(() -> {
                after.accept(failure.isEmpty());
                failure.ifPresent(e -> problem.set(Optional.of(e)));
                refresh();
            });
        });
    }

    private void work(Runnable task) {
        background.execute(() -> attempt(task).ifPresent(e -> window.execute(() -> problem.set(Optional.of(e)))));
    }

    private static Optional<ExplainedException> attempt(Runnable task) {
        try {
            task.run();
            return Optional.empty();
        } catch (ExplainedException e) {
            return Optional.of(e);
        }
    }
}
