package org.layerwright.ui.view;

import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import org.layerwright.ui.viewmodel.TextClipboard;

/** The clipboard of the desktop. */
final class SystemClipboard implements TextClipboard {
    @Override
    public String text() {
        String text = Clipboard.getSystemClipboard().getString();
        return text == null ? "" : text;
    }

    @Override
    public void put(String text) {
        ClipboardContent content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
    }
}
