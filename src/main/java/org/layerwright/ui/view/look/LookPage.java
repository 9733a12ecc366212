package org.layerwright.ui.view.look;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.feather.Feather;
import org.layerwright.text.Texts;
import org.layerwright.ui.view.Page;
import org.layerwright.ui.view.PageView;
import org.layerwright.ui.view.WindowModel;

/** The page inside the network: activations, filters, and the arithmetic of one neuron. */
public final class LookPage implements Page {
    public static final String ID = "look";

    public LookPage(WindowModel model) {}

    @Override
    public String id() {
        return ID;
    }

    @Override
    public Feather icon() {
        return Feather.EYE;
    }

    @Override
    public PageView view(Texts texts) {
        Node node = new StackPane(new Label(texts.get("page." + ID)));
        return () -> node;
    }
}
