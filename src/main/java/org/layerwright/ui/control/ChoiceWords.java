package org.layerwright.ui.control;

import java.util.function.Function;
import javafx.util.StringConverter;

/** Words the items of a list that one chooses from and does not type in; nothing chosen is an empty text. */
public final class ChoiceWords<T> extends StringConverter<T> {
    private final Function<T, String> words;

    public ChoiceWords(Function<T, String> words) {
        this.words = words;
    }

    @Override
    public String toString(T item) {
        return item == null ? "" : words.apply(item);
    }

    @Override
    public T fromString(String text) {
        throw new UnsupportedOperationException("It is chosen from a list and not typed.");
    }
}
