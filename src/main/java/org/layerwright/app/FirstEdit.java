package org.layerwright.app;

import org.layerwright.network.NetworkSpec;
import org.layerwright.text.Texts;
import org.layerwright.ui.viewmodel.CardList;
import org.layerwright.ui.viewmodel.DocumentViewModel;

/** An edit of a copy, so that the user's first one finds its code linked, which takes longer than the edit itself. */
final class FirstEdit {
    private FirstEdit() {}

    /** On any thread. */
    static void linkCode(NetworkSpec network, Texts texts) {
        DocumentViewModel copy = new DocumentViewModel(network);
        int last = network.layers().size() - 1;
        if (last >= 0) {
            copy.edits().rename(last, network.layers().get(last).name() + "'");
            new CardList(copy.state(), texts).card(last);
            copy.undo();
        }
    }
}
