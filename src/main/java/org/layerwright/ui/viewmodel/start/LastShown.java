package org.layerwright.ui.viewmodel.start;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.layerwright.event.RunState;
import org.layerwright.text.ExplainedException;
import org.layerwright.text.Texts;
import org.layerwright.ui.viewmodel.FileCommands.OpenedModel;
import org.layerwright.ui.viewmodel.Subject;
import org.layerwright.ui.viewmodel.SubjectViewModel;
import org.layerwright.ui.viewmodel.TrainingViewModel;
import org.layerwright.ui.viewmodel.WindowWords;

/**
 * Remembers which model is shown, and after a new start shows that of the session before: it is read in the background, and
 * what the user or a run does meanwhile comes first. Used on the window's thread.
 */
public final class LastShown {
    private final TrainingViewModel training;
    private final SubjectViewModel subject;
    private final Executor background;
    private final Executor window;
    private final ReadOnlyObjectWrapper<LastModel> model;
    /** Whether that of the session before is still to come. */
    private boolean awaited;

    /**
     * @param before what the session before remembered
     * @param background where files are read
     */
    public LastShown(
            LastModel before,
            TrainingViewModel training,
            SubjectViewModel subject,
            Executor background,
            Executor window) {
        this.training = training;
        this.subject = subject;
        this.background = background;
        this.window = window;
        model = new ReadOnlyObjectWrapper<>(this, "model", before);
        awaited = !before.isNone();
        subject.subjectProperty().subscribe(() -> look());
        training.runFolderProperty().subscribe(() -> look());
        training.weights().usedProperty().subscribe(() -> look());
    }

    /** What is shown now, or will be as soon as it is read. */
    public ReadOnlyObjectProperty<LastModel> modelProperty() {
        return model.getReadOnlyProperty();
    }

    /**
     * Shows what the session before remembered, or else the newest run where that can be resumed.
     *
     * @param runs the folder of all runs
     * @param tell hears a sentence where it cannot be shown
     */
    public void bringBack(Path runs, Texts texts, Consumer<String> tell) {
        if (model.get().isNone()) {
            training.showUnfinished(runs);
        } else if (awaited && training.stateProperty().get() == RunState.IDLE) {
            LastModel last = model.get();
            if (last.canvas()) {
                awaited = false;
                subject.chooseCanvas();
                last.run().ifPresent(training::showFirst);
                return;
            }
            last.file().ifPresentOrElse(file -> bringBack(last, file, texts, tell), () -> bringBack(last, texts, tell));
        }
    }

    private void bringBack(LastModel last, Texts texts, Consumer<String> tell) {
        Path run = last.run().orElseThrow();
        subject.showRun(run, last.epoch()).whenComplete((shown, failure) -> {
            ended(run, failure, texts, tell);
            if (failure == null) {
                training.showFirst(run);
            }
        });
    }

    private void bringBack(LastModel last, Path file, Texts texts, Consumer<String> tell) {
        background.execute(() -> {
            try {
                OpenedModel read = OpenedModel.read(file);
                window.execute(() -> {
                    if (awaited) {
                        subject.showModel(read);
                        training.weights().open(file, read.model());
                        training.weights().usedProperty().set(last.begins());
                        last.run().ifPresent(training::showFirst);
                    }
                });
            } catch (ExplainedException e) {
                window.execute(() -> ended(file, e, texts, tell));
            }
        });
    }

    private void ended(Path where, Throwable failure, Texts texts, Consumer<String> tell) {
        if (!awaited) {
            return;
        }
        awaited = false;
        look();
        if (failure instanceof ExplainedException why) {
            tell.accept(
                    Files.exists(where)
                            ? texts.get("start.session.notShown", WindowWords.of(texts, why))
                            : texts.get("start.session.gone", where));
        }
    }

    private void look() {
        Subject now = subject.subject();
        if (awaited && now.isFresh()) {
            return;
        }
        awaited = false;
        Optional<Path> run = now.run()
                .or(() -> Optional.ofNullable(training.runFolderProperty().get()));
        Optional<Path> file = now.isFile() ? Optional.of(Path.of(now.weights().file())) : Optional.empty();
        boolean begins = now.isFile() && training.weights().usedProperty().get();
        boolean canvas = now.isFresh() && run.isPresent();
        model.set(new LastModel(run, now.epoch(), file, begins, canvas));
    }
}
