package org.layerwright.ui.viewmodel;

import org.layerwright.text.Texts;

/** The words for parameters and their choices; what has no text of its own goes by its name in files. */
public final class ParamTexts {
    private ParamTexts() {}

    public static String label(Texts texts, String param) {
        return texts.find("param." + param + ".label").orElse(param);
    }

    public static String help(Texts texts, String param) {
        return texts.find("param." + param + ".help").orElse("");
    }

    public static String choice(Texts texts, String choice) {
        return texts.find("choice." + choice).orElse(choice);
    }
}
