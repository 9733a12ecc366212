package org.layerwright.ui.viewmodel;

import java.nio.file.Path;
import java.util.Optional;

/** Questions to the user. The window asks with dialogs, a test answers by itself. */
public interface Dialogs {
    /** What to do with unsaved work. */
    enum Unsaved {
        SAVE,
        DISCARD,
        CANCEL
    }

    /** Which network file to open; empty where the user thinks better of it. */
    Optional<Path> chooseFileToOpen(Optional<Path> near);

    /** Where to save; empty where the user thinks better of it. */
    Optional<Path> chooseFileToSave(Optional<Path> near, String suggestedName);

    /** Where to write something of another kind than a network, such as a picture. */
    default Optional<Path> chooseFileToExport(String suggestedName) {
        return chooseFileToSave(Optional.empty(), suggestedName);
    }

    /** Which model file to open, of whatever program; empty where the user thinks better of it. */
    default Optional<Path> chooseModelToOpen() {
        return chooseFileToOpen(Optional.empty());
    }

    /**
     * Any folder; empty where the user thinks better of it.
     *
     * @param near where to begin, or a place below which there is nothing yet
     */
    default Optional<Path> chooseFolder(String title, Optional<Path> near) {
        return chooseFileToSave(Optional.empty(), title);
    }

    /** A file with a data set; empty where the user thinks better of it. */
    default Optional<Path> chooseDataFile() {
        return chooseFileToOpen(Optional.empty());
    }

    Unsaved askUnsaved(String documentName);

    /**
     * Whether to do what cannot be undone.
     *
     * @param yes what the button says that does it
     */
    boolean confirm(String headline, String sentence, String yes);

    /** Tells that something did not work, and why. */
    void error(String headline, String sentence);
}
