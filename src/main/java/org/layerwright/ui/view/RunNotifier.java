package org.layerwright.ui.view;

import java.util.function.Supplier;
import javafx.geometry.Pos;
import javafx.stage.Stage;
import javafx.util.Duration;
import org.controlsfx.control.Notifications;
import org.layerwright.event.RunState;
import org.layerwright.text.Texts;
import org.layerwright.ui.viewmodel.TrainingViewModel;

/** Tells that a run ended to somebody who works in another window: a note in the corner of the screen. */
final class RunNotifier {
    private static final Duration SHOWN = Duration.seconds(20);

    private final Stage stage;
    private final Supplier<Texts> texts;

    RunNotifier(Stage stage, TrainingViewModel training, Supplier<Texts> texts) {
        this.stage = stage;
        this.texts = texts;
        // The notice follows the state within the same change, so it is read once the change is complete.
        training.status().noticeProperty().addListener((observable, before, now) -> {
            RunState state = training.stateProperty().get();
            if (!state.isActive() && state != RunState.IDLE && !before.equals(now)) {
                ended(state, now.text());
            }
        });
    }

    private void ended(RunState state, String sentence) {
        if (stage.isShowing() && !stage.isFocused()) {
            Texts words = texts.get();
            Notifications note = Notifications.create()
                    .owner(stage)
                    .title(words.get(state == RunState.DONE ? "frame.note.done" : "frame.note.failed"))
                    .text(sentence)
                    .position(Pos.BOTTOM_RIGHT)
                    .hideAfter(SHOWN)
                    .onAction(event -> stage.toFront());
            if (state == RunState.DONE) {
                note.showInformation();
            } else {
                note.showError();
            }
        }
    }
}
