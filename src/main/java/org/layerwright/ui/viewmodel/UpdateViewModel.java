package org.layerwright.ui.viewmodel;

import java.util.concurrent.Executor;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.layerwright.text.ExplainedException;
import org.layerwright.update.Release;

/** What is known of newer releases: nothing until somebody asks. */
public final class UpdateViewModel {
    private final Supplier<Release> newest;
    private final String own;
    private final Executor background;
    private final Executor window;
    private final ReadOnlyObjectWrapper<UpdateAnswer> answer =
            new ReadOnlyObjectWrapper<>(this, "answer", new UpdateAnswer.NotAsked());

    /**
     * @param newest asks for the newest release; may take seconds
     * @param own this program's version
     * @param background runs what asks
     * @param window runs what changes the property
     */
    public UpdateViewModel(Supplier<Release> newest, String own, Executor background, Executor window) {
        this.newest = newest;
        this.own = own;
        this.background = background;
        this.window = window;
    }

    /** One that never asks anybody. */
    public static UpdateViewModel idle() {
        return new UpdateViewModel(
                () -> {
                    throw new IllegalStateException("There is nobody to ask.");
                },
                "",
                task -> {},
                Runnable::run);
    }

    public ReadOnlyObjectProperty<UpdateAnswer> answerProperty() {
        return answer.getReadOnlyProperty();
    }

    /** Asks once, in the background. */
    public void check() {
        if (answer.get() instanceof UpdateAnswer.Asking) {
            return;
        }
        answer.set(new UpdateAnswer.Asking());
        background.execute(() -> {
            UpdateAnswer told = ask();
            window.execute(() -> answer.set(told));
        });
    }

    private UpdateAnswer ask() {
        try {
            Release release = newest.get();
            return new UpdateAnswer.Known(release, release.isNewerThan(own));
        } catch (ExplainedException e) {
            return new UpdateAnswer.Unknown(e);
        }
    }
}
