package org.layerwright.ui.view.draw;

import org.kordamp.ikonli.feather.Feather;
import org.layerwright.text.Texts;
import org.layerwright.ui.view.Page;
import org.layerwright.ui.view.PageView;
import org.layerwright.ui.view.WindowModel;
import org.layerwright.ui.viewmodel.draw.DrawViewModel;

/** The page to draw a digit on. */
public final class DrawPage implements Page {
    public static final String ID = "draw";

    private final WindowModel model;
    private final DrawViewModel drawing;

    public DrawPage(WindowModel model) {
        this.model = model;
        drawing = new DrawViewModel(
                model.subject(), model.data(), model.inspection(), model.background(), model.windowThread());
    }

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
        return new DrawView(model, drawing, texts);
    }
}
