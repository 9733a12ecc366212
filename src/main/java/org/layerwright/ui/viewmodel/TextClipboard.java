package org.layerwright.ui.viewmodel;

/** The system's clipboard, as far as it holds text. */
public interface TextClipboard {
    /** The text in it; empty where there is none. */
    String text();

    void put(String text);
}
