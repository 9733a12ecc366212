package org.layerwright.ui.view.runs;

import org.kordamp.ikonli.feather.Feather;
import org.layerwright.file.AtomicFiles;
import org.layerwright.text.Texts;
import org.layerwright.ui.view.Page;
import org.layerwright.ui.view.PageView;
import org.layerwright.ui.view.WindowModel;
import org.layerwright.ui.viewmodel.runs.RunsViewModel;

/** The page of all runs so far, and of those that wait. */
public final class RunsPage implements Page {
    public static final String ID = "runs";

    private final WindowModel model;
    private final RunsViewModel runs;

    public RunsPage(WindowModel model) {
        this.model = model;
        runs = new RunsViewModel(model.folders().runs(), new AtomicFiles(), model.background(), model.windowThread());
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public Feather icon() {
        return Feather.LIST;
    }

    @Override
    public PageView view(Texts texts) {
        return new RunsView(model, runs, texts);
    }
}
