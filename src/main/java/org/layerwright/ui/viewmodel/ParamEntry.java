package org.layerwright.ui.viewmodel;

import java.util.List;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import org.layerwright.network.param.ParamSpec;
import org.layerwright.text.Texts;

/**
 * One parameter as a form edits it, be it of a layer or of a training plan. Editors know this and the specification, and
 * nothing of what the value belongs to.
 */
public interface ParamEntry {
    ParamSpec<?> spec();

    default String name() {
        return spec().name();
    }

    default String label(Texts texts) {
        return ParamTexts.label(texts, name());
    }

    default String help(Texts texts) {
        return ParamTexts.help(texts, name());
    }

    /** The words for one of the choices. */
    default String choice(Texts texts, String choice) {
        return ParamTexts.choice(texts, choice);
    }

    /** What can be chosen, where that changes while the entry lives; empty where the specification holds for good. */
    default Optional<ObservableValue<List<String>>> changingChoices() {
        return Optional.empty();
    }

    /** What stands in the editor: a number as text, the name of a choice, {@code true} or {@code false}. */
    ObservableValue<String> textProperty();

    /** Whether what is typed counts with every key; otherwise when the editor is left, or with Enter. */
    boolean isLive();

    /**
     * Takes a text that was typed in.
     *
     * @return whether it was right
     */
    boolean enterText(String text);

    /** Takes a value that was chosen. */
    boolean enter(Object raw);

    /** Adds to a whole number, within its bounds. */
    void step(int by);

    /** Goes back to what held before a text that was typed in and not taken. */
    void cancel();

    /** Tells that the editor was left. */
    void leave();

    /** Whether what stands in the editor is wrong. */
    ObservableValue<Boolean> wrongProperty();

    /** What is wrong, to be told below the editor; empty where nothing is, or where the form tells it elsewhere. */
    ObservableValue<String> errorProperty();
}
