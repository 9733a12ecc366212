package org.layerwright.ui.view.start;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.feather.Feather;
import org.layerwright.text.Texts;
import org.layerwright.ui.view.Page;
import org.layerwright.ui.view.PageView;
import org.layerwright.ui.view.WindowModel;

/** The page to begin from: go on, recent work, templates. */
public final class StartPage implements Page {
    public static final String ID = "start";

    public StartPage(WindowModel model) {}

    @Override
    public String id() {
        return ID;
    }

    @Override
    public Feather icon() {
        return Feather.HOME;
    }

    @Override
    public PageView view(Texts texts) {
        Node node = new StackPane(new Label(texts.get("page." + ID)));
        return () -> node;
    }
}
