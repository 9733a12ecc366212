package org.layerwright.cli;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;

/**
 * The help texts in the form that picocli looks for: everything under {@code help.} in the command line's bundle. A text
 * of several lines becomes a list of lines.
 */
final class HelpTexts extends ResourceBundle {
    private static final String PREFIX = "help.";

    private final Map<String, Object> texts = new HashMap<>();

    HelpTexts(Locale locale) {
        ResourceBundle bundle = ResourceBundle.getBundle(
                "org.layerwright.text.cli", locale, Control.getNoFallbackControl(Control.FORMAT_PROPERTIES));
        for (String key : Collections.list(bundle.getKeys())) {
            if (key.startsWith(PREFIX)) {
                put(key.substring(PREFIX.length()), bundle.getString(key));
            }
        }
    }

    private void put(String key, String text) {
        List<String> lines = new ArrayList<>(text.lines().toList());
        if (lines.size() == 1) {
            texts.put(key, text);
        }
        for (int i = 0; lines.size() > 1 && i < lines.size(); i++) {
            texts.put(key + "." + i, lines.get(i));
        }
    }

    @Override
    protected Object handleGetObject(String key) {
        return texts.get(key);
    }

    @Override
    public Enumeration<String> getKeys() {
        return Collections.enumeration(texts.keySet());
    }
}
