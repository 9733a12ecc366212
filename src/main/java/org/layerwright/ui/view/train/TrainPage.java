package org.layerwright.ui.view.train;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.feather.Feather;
import org.layerwright.text.Texts;
import org.layerwright.ui.view.Page;
import org.layerwright.ui.view.PageView;
import org.layerwright.ui.view.WindowModel;

/** The page of a run: all its curves, what the doctor says, what waits. */
public final class TrainPage implements Page {
    public static final String ID = "train";

    public TrainPage(WindowModel model) {}

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
        Node node = new StackPane(new Label(texts.get("page." + ID)));
        return () -> node;
    }
}
