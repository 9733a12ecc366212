package org.layerwright.ui.view.draw;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.feather.Feather;
import org.layerwright.text.Texts;
import org.layerwright.ui.view.Page;
import org.layerwright.ui.view.PageView;
import org.layerwright.ui.view.WindowModel;

/** The page to draw a digit on. */
public final class DrawPage implements Page {
    public static final String ID = "draw";

    public DrawPage(WindowModel model) {}

    @Override
    public String id() {
        return ID;
    }

    @Override
    public Feather icon() {
        return Feather.EDIT_2;
    }

    @Override
    public PageView view(Texts texts) {
        Node node = new StackPane(new Label(texts.get("page." + ID)));
        return () -> node;
    }
}
