package org.layerwright.ui.viewmodel;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.layerwright.file.AtomicFiles;
import org.layerwright.run.AppFolders;
import org.layerwright.run.FolderChoices;
import org.layerwright.run.Policy;
import org.layerwright.text.ExplainedException;

/**
 * Which folders are used from the next start on. They are written at once; what goes on now, keeps its folders, so that
 * no run is torn in two.
 */
public final class PreferencesViewModel {
    private final AppFolders folders;
    private final AppFolders usual;
    private final Executor background;
    private final Executor window;
    private final ReadOnlyObjectWrapper<FolderChoices> choices;
    private final ReadOnlyObjectWrapper<Optional<ExplainedException>> failure =
            new ReadOnlyObjectWrapper<>(this, "failure", Optional.empty());

    /**
     * @param folders those in use
     * @param background runs what writes the file
     * @param window runs what changes the properties
     */
    public PreferencesViewModel(AppFolders folders, Executor background, Executor window) {
        this.folders = folders;
        AppFolders below = new AppFolders(folders.home(), folders.userData());
        this.usual = new AppFolders(
                folders.home(),
                folders.userData(),
                policy().runs().orElse(below.runs()),
                policy().datasets().orElse(below.datasets()),
                folders.portable(),
                policy());
        this.background = background;
        this.window = window;
        choices = new ReadOnlyObjectWrapper<>(
                this,
                "choices",
                new FolderChoices(
                        Optional.of(folders.runs()).filter(folder -> !folder.equals(usual.runs())),
                        Optional.of(folders.datasets()).filter(folder -> !folder.equals(usual.datasets()))));
    }

    public ReadOnlyObjectProperty<FolderChoices> choicesProperty() {
        return choices.getReadOnlyProperty();
    }

    /** What was laid down for all users, so that it cannot be chosen. */
    public Policy policy() {
        return folders.policy();
    }

    /** Why the choice could not be written, if it could not. */
    public ReadOnlyObjectProperty<Optional<ExplainedException>> failureProperty() {
        return failure.getReadOnlyProperty();
    }

    /** Where runs go after the next start. */
    public Path runs() {
        return choices.get().runs().orElse(usual.runs());
    }

    /** Where data sets lie after the next start. */
    public Path datasets() {
        return choices.get().datasets().orElse(usual.datasets());
    }

    /** Whether the next start will use other folders than this one. */
    public boolean needsRestart() {
        return !runs().equals(folders.runs()) || !datasets().equals(folders.datasets());
    }

    /** @param folder empty for the usual one */
    public void chooseRuns(Optional<Path> folder) {
        choose(new FolderChoices(folder.map(Path::toAbsolutePath), choices.get().datasets()));
    }

    /** @param folder empty for the usual one */
    public void chooseDatasets(Optional<Path> folder) {
        choose(new FolderChoices(choices.get().runs(), folder.map(Path::toAbsolutePath)));
    }

    private void choose(FolderChoices next) {
        background.execute(() -> {
            try {
                next.write(folders.userData(), new AtomicFiles());
                window.execute(() -> {
                    failure.set(Optional.empty());
                    choices.set(next);
                });
            } catch (ExplainedException e) {
                window.execute(() -> failure.set(Optional.of(e)));
            }
        });
    }
}
