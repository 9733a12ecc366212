package org.layerwright.ui.view.train;

import org.kordamp.ikonli.feather.Feather;
import org.layerwright.text.Texts;
import org.layerwright.ui.view.Page;
import org.layerwright.ui.view.PageView;
import org.layerwright.ui.view.RunHead;
import org.layerwright.ui.view.WindowModel;

/** The page of a run: all its curves, what the doctor says, what waits. */
public final class TrainPage implements Page {
    public static final String ID = "train";

    private final WindowModel model;
    private RunHead head;

    public TrainPage(WindowModel model) {
        this.model = model;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public Feather icon() {
        return Feather.ACTIVITY;
    }

    @Override
    public PageView view(Texts texts) {
        if (head == null) {
            // Follows the language by itself, so it stays when the view is made anew.
            head = new RunHead(model.training(), model.settings().textsProperty());
        }
        return new TrainView(model, head, texts);
    }
}
