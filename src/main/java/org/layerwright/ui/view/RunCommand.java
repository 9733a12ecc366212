package org.layerwright.ui.view;

import java.util.List;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import org.kordamp.ikonli.feather.Feather;
import org.layerwright.ui.viewmodel.TrainingViewModel;

/**
 * A command of a run, for buttons and menus alike.
 *
 * @param id also the id of its button
 * @param key its text; the help stands under {@code <key>.help}
 * @param icon beside the text
 * @param accelerator with the platform's modifier
 * @param enabled whether it does something now
 */
public record RunCommand(
        String id,
        String key,
        Feather icon,
        KeyCombination accelerator,
        ObservableBooleanValue enabled,
        Runnable action) {
    /** How far a run is trained on with one click; {@code runs.trainOn} says the number. */
    private static final int MORE_EPOCHS = 5;

    /** In the order of the buttons. */
    static List<RunCommand> all(TrainingViewModel run) {
        return List.of(
                train(run),
                pause(run),
                resume(run),
                stepBatch(run),
                stepEpoch(run),
                stop(run),
                trainOn(run),
                openFolder(run));
    }

    static RunCommand train(TrainingViewModel run) {
        return new RunCommand(
                "train",
                "training.train",
                Feather.PLAY,
                shortcut(KeyCode.ENTER),
                run.controls().canTrainProperty(),
                run::train);
    }

    static RunCommand pause(TrainingViewModel run) {
        return new RunCommand(
                "pause",
                "training.pause",
                Feather.PAUSE,
                shortcut(KeyCode.P),
                run.controls().canPauseProperty(),
                run::togglePause);
    }

    static RunCommand stepBatch(TrainingViewModel run) {
        return new RunCommand(
                "step-batch",
                "training.stepBatch",
                Feather.SKIP_FORWARD,
                shortcut(KeyCode.B),
                run.controls().canStepProperty(),
                run::stepBatch);
    }

    static RunCommand stepEpoch(TrainingViewModel run) {
        return new RunCommand(
                "step-epoch",
                "training.stepEpoch",
                Feather.FAST_FORWARD,
                shortcut(KeyCode.E),
                run.controls().canStepProperty(),
                run::stepEpoch);
    }

    static RunCommand stop(TrainingViewModel run) {
        return new RunCommand(
                "stop",
                "training.stop",
                Feather.SQUARE,
                shortcut(KeyCode.PERIOD),
                run.controls().canStopProperty(),
                run::stop);
    }

    static RunCommand resume(TrainingViewModel run) {
        return new RunCommand(
                "resume",
                "training.resume",
                Feather.ROTATE_CW,
                new KeyCodeCombination(KeyCode.ENTER, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN),
                run.controls().canResumeProperty(),
                run::resume);
    }

    static RunCommand trainOn(TrainingViewModel run) {
        return new RunCommand(
                "train-on",
                "runs.trainOn",
                Feather.PLUS_CIRCLE,
                new KeyCodeCombination(KeyCode.P, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN),
                run.controls().canTrainOnProperty(),
                () -> run.trainOn(MORE_EPOCHS));
    }

    static RunCommand openFolder(TrainingViewModel run) {
        return new RunCommand(
                "open-run-folder",
                "training.openFolder",
                Feather.FOLDER,
                new KeyCodeCombination(KeyCode.F, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN),
                run.runFolderProperty().isNotNull(),
                run::openRunFolder);
    }

    private static KeyCombination shortcut(KeyCode key) {
        return new KeyCodeCombination(key, KeyCombination.SHORTCUT_DOWN);
    }
}
