package org.layerwright.ui.viewmodel;

import org.layerwright.text.ExplainedException;
import org.layerwright.update.Release;

/** What is known of newer releases. */
public sealed interface UpdateAnswer {
    record NotAsked() implements UpdateAnswer {}

    record Asking() implements UpdateAnswer {}

    /** @param newer whether it is newer than this program */
    record Known(Release release, boolean newer) implements UpdateAnswer {}

    record Unknown(ExplainedException reason) implements UpdateAnswer {}
}
