package org.layerwright.ui.view.runs;

import org.kordamp.ikonli.feather.Feather;
import org.layerwright.file.AtomicFiles;
import org.layerwright.text.Texts;
import org.layerwright.ui.view.Page;
import org.layerwright.ui.view.PageView;
import org.layerwright.ui.view.WindowModel;
import org.layerwright.ui.viewmodel.runs.PredictionsViewModel;
import org.layerwright.ui.viewmodel.runs.RunsViewModel;

/** The page of all runs so far, and of those that wait. */
public final class RunsPage implements Page {
    public static final String ID = "runs";

    private final WindowModel model;
    private final RunsViewModel runs;
    private final PredictionsViewModel predictions;

    public RunsPage(WindowModel model) {
        this.model = model;
        runs = new RunsViewModel(model.folders().runs(), new AtomicFiles(), model.background(), model.windowThread());
        runs.whenDeleted(folder -> {
            model.subject().forget(folder);
            model.training().forget(folder);
        });
        predictions = new PredictionsViewModel(
                runs,
                model.training(),
                model.inspection(),
                model.background(),
                model.windowThread(),
                model.processors());
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
    public void close() {
        predictions.measurement().cancel();
    }

    @Override
    public PageView view(Texts texts) {
        return new RunsView(model, runs, predictions, texts);
    }
}
