package org.layerwright.ui.viewmodel;

import org.layerwright.text.Texts;

/** The words for a type of a kind, such as a layer or an optimizer; what has no title goes by its name in files. */
final class TypeTexts {
    private TypeTexts() {}

    static String title(Texts texts, String kind, String id) {
        return texts.find(kind + "." + id + ".title").orElse(id);
    }

    static String help(Texts texts, String kind, String id) {
        return texts.find(kind + "." + id + ".help").orElse("");
    }
}
