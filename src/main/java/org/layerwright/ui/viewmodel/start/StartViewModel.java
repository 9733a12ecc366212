package org.layerwright.ui.viewmodel.start;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.StringProperty;
import org.layerwright.run.RunException;
import org.layerwright.run.RunIndex;
import org.layerwright.run.RunRecord;
import org.layerwright.ui.viewmodel.FileCommands;
import org.layerwright.ui.viewmodel.TrainingViewModel;

/** What one can begin with: the last run, recent files, templates. Used on the window's thread. */
public final class StartViewModel {
    private static final List<String> ACCURACIES = List.of("testAccuracy", "validationAccuracy");

    private final RunIndex runs;
    private final FileCommands files;
    private final TrainingViewModel training;
    private final StringProperty page;
    private final String building;
    private final Executor background;
    private final Executor window;
    private final ReadOnlyObjectWrapper<Optional<LastRun>> lastRun = new ReadOnlyObjectWrapper<>(Optional.empty());

    /**
     * The newest run.
     *
     * @param network its title; may be empty
     * @param accuracy of its model, in [0, 1], where it was measured
     */
    public record LastRun(
            Path folder, String network, RunIndex.State state, Optional<Double> accuracy, Instant createdAt) {
        /** Whether it can go on from where it stopped. */
        public boolean isResumable() {
            return state == RunIndex.State.RESUMABLE;
        }
    }

    /**
     * @param page the id of the page that is shown
     * @param building the id of the page to go to when something was chosen
     */
    public StartViewModel(
            RunIndex runs,
            FileCommands files,
            TrainingViewModel training,
            StringProperty page,
            String building,
            Executor background,
            Executor window) {
        this.runs = runs;
        this.files = files;
        this.training = training;
        this.page = page;
        this.building = building;
        this.background = background;
        this.window = window;
    }

    /** The newest run that can be read; empty before {@link #refresh} has looked, and where there is none. */
    public ReadOnlyObjectProperty<Optional<LastRun>> lastRunProperty() {
        return lastRun.getReadOnlyProperty();
    }

    /** Looks at the runs again, in the background. */
    public void refresh() {
        background.execute(() -> {
            Optional<LastRun> newest = newest();
            window.execute(() -> lastRun.set(newest));
        });
    }

    public void goOnBuilding() {
        page.set(building);
    }

    /** Goes on with the last run, if it can. */
    public void resume() {
        lastRun.get().filter(LastRun::isResumable).ifPresent(run -> {
            training.resume(run.folder());
            page.set(building);
        });
    }

    public void open(Path file) {
        page.set(building);
        files.open(file);
    }

    public void openTemplate(Path file) {
        page.set(building);
        files.openTemplate(file);
    }

    private Optional<LastRun> newest() {
        try {
            return runs.list().stream()
                    .flatMap(entry -> entry.record().map(record -> lastRun(entry, record)).stream())
                    .findFirst();
        } catch (RunException e) {
            return Optional.empty(); // The page that lists runs tells what is wrong.
        }
    }

    private static LastRun lastRun(RunIndex.Entry entry, RunRecord record) {
        Optional<Double> accuracy = ACCURACIES.stream()
                .filter(record.result()::containsKey)
                .findFirst()
                .map(record.result()::get);
        return new LastRun(entry.folder().path(), record.network().name(), entry.state(), accuracy, record.createdAt());
    }
}
