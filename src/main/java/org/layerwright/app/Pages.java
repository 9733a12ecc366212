package org.layerwright.app;

import java.util.List;
import org.layerwright.ui.view.BuildPage;
import org.layerwright.ui.view.Page;
import org.layerwright.ui.view.WindowModel;
import org.layerwright.ui.view.data.DataPage;
import org.layerwright.ui.view.draw.DrawPage;
import org.layerwright.ui.view.export.ExportPage;
import org.layerwright.ui.view.look.LookPage;
import org.layerwright.ui.view.results.ResultsPage;
import org.layerwright.ui.view.runs.RunsPage;
import org.layerwright.ui.view.start.StartPage;
import org.layerwright.ui.view.train.TrainPage;

/** The pages of the window, in the order of its rail. A new page is one class and one line here. */
public final class Pages {
    private Pages() {}

    public static List<Page> of(WindowModel model) {
        return List.of(
                new StartPage(model),
                new BuildPage(model),
                new DataPage(model),
                new TrainPage(model),
                new LookPage(model),
                new ResultsPage(model),
                new DrawPage(model),
                new RunsPage(model),
                new ExportPage(model));
    }
}
