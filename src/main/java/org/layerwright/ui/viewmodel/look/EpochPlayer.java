package org.layerwright.ui.viewmodel.look;

import java.time.Duration;
import java.util.List;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import org.layerwright.ui.fx.Later;
import org.layerwright.ui.viewmodel.SubjectViewModel;

/** Shows the kept epochs of a run one after another. */
final class EpochPlayer {
    private static final Duration STEP = Duration.ofMillis(900);

    private final SubjectViewModel subject;
    private final Later later;
    private final ReadOnlyBooleanWrapper playing = new ReadOnlyBooleanWrapper(this, "playing");
    private boolean stepWaits;

    EpochPlayer(SubjectViewModel subject, Later later) {
        this.subject = subject;
        this.later = later;
    }

    ReadOnlyBooleanProperty playingProperty() {
        return playing.getReadOnlyProperty();
    }

    /** Goes on after the epoch that is shown, or from the first; or stands still. */
    void toggle() {
        playing.set(!playing.get() && !subject.epochsProperty().get().isEmpty());
        if (playing.get()) {
            next(true);
        }
    }

    void stop() {
        playing.set(false);
    }

    private void next(boolean fromStart) {
        List<Integer> epochs = subject.epochsProperty().get();
        int now = epochs.indexOf(subject.subject().epoch());
        int next = fromStart && (now < 0 || now == epochs.size() - 1) ? 0 : now + 1;
        if (next >= epochs.size() || (!fromStart && now < 0)) {
            playing.set(false);
            return;
        }
        subject.showEpoch(epochs.get(next));
        if (!stepWaits) {
            stepWaits = true;
            later.run(STEP, () -> {
                stepWaits = false;
                if (playing.get()) {
                    next(false);
                }
            });
        }
    }
}
