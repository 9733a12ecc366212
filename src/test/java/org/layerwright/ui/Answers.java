package org.layerwright.ui;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.layerwright.ui.viewmodel.Dialogs;

/** Answers that a test has laid ready, and what was asked and told. */
final class Answers implements Dialogs {
    Optional<Path> toOpen = Optional.empty();
    Optional<Path> toSave = Optional.empty();
    Unsaved unsaved = Unsaved.CANCEL;
    final List<String> asked = new ArrayList<>();
    boolean confirmed;
    final List<String> errors = new ArrayList<>();

    @Override
    public Optional<Path> chooseFileToOpen(Optional<Path> near) {
        return toOpen;
    }

    @Override
    public Optional<Path> chooseFileToSave(Optional<Path> near, String suggestedName) {
        asked.add(suggestedName);
        return toSave;
    }

    @Override
    public Unsaved askUnsaved(String documentName) {
        asked.add(documentName);
        return unsaved;
    }

    @Override
    public boolean confirm(String headline, String sentence, String yes) {
        asked.add(headline);
        return confirmed;
    }

    @Override
    public void error(String headline, String sentence) {
        errors.add(headline + " | " + sentence);
    }
}
