package org.layerwright.ui.view.results;

import org.kordamp.ikonli.feather.Feather;
import org.layerwright.text.Texts;
import org.layerwright.ui.view.Page;
import org.layerwright.ui.view.PageView;
import org.layerwright.ui.view.WindowModel;
import org.layerwright.ui.viewmodel.data.SetList;
import org.layerwright.ui.viewmodel.results.BoundaryViewModel;
import org.layerwright.ui.viewmodel.results.ChosenSamples;
import org.layerwright.ui.viewmodel.results.ResultsViewModel;
import org.layerwright.ui.viewmodel.results.SpeedViewModel;

/** The page of results: confusions, mistakes, scores. */
public final class ResultsPage implements Page {
    public static final String ID = "results";

    private final WindowModel model;
    private final ResultsViewModel results;
    private final ChosenSamples chosen;
    private final BoundaryViewModel boundary;
    private final SpeedViewModel speed;
    private final SetList sets;

    public ResultsPage(WindowModel model) {
        this.model = model;
        results = new ResultsViewModel(model.subject(), model.training(), model.inspection(), model.windowThread());
        chosen = new ChosenSamples(model.data(), model.inspection(), model.background(), model.windowThread());
        results.resultsProperty().subscribe(chosen::follow);
        speed = new SpeedViewModel(
                model.subject(), model.training(), model.inspection(), model.background(), model.windowThread());
        sets = new SetList(model.data(), model.background(), model.windowThread());
        boundary = new BoundaryViewModel(
                model.subject(),
                model.training(),
                model.data(),
                model.inspection(),
                model.background(),
                model.window());
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public Feather icon() {
        return Feather.TARGET;
    }

    @Override
    public void close() {
        speed.cancel();
    }

    @Override
    public PageView view(Texts texts) {
        return new ResultsView(model, results, chosen, boundary, speed, sets, texts);
    }
}
