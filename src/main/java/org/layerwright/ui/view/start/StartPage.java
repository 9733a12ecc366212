package org.layerwright.ui.view.start;

import org.kordamp.ikonli.feather.Feather;
import org.layerwright.run.RunIndex;
import org.layerwright.text.Texts;
import org.layerwright.ui.view.BuildPage;
import org.layerwright.ui.view.Page;
import org.layerwright.ui.view.PageView;
import org.layerwright.ui.view.WindowModel;
import org.layerwright.ui.viewmodel.start.StartViewModel;

/** The page to begin from: go on, recent work, templates. */
public final class StartPage implements Page {
    public static final String ID = "start";

    private final WindowModel model;
    private final StartViewModel start;

    public StartPage(WindowModel model) {
        this.model = model;
        start = new StartViewModel(
                new RunIndex(model.folders().runs()),
                model.files(),
                model.training(),
                model.page(),
                BuildPage.ID,
                model.background(),
                model.windowThread());
    }

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
        return new StartView(model, start, texts);
    }
}
