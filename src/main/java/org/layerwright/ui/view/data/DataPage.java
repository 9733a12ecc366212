package org.layerwright.ui.view.data;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.feather.Feather;
import org.layerwright.text.Texts;
import org.layerwright.ui.view.Page;
import org.layerwright.ui.view.PageView;
import org.layerwright.ui.view.WindowModel;

/** The page of data sets: look at one, add one, download one. */
public final class DataPage implements Page {
    public static final String ID = "data";

    public DataPage(WindowModel model) {}

    @Override
    public String id() {
        return ID;
    }

    @Override
    public Feather icon() {
        return Feather.DATABASE;
    }

    @Override
    public PageView view(Texts texts) {
        Node node = new StackPane(new Label(texts.get("page." + ID)));
        return () -> node;
    }
}
