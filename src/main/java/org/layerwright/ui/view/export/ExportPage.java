package org.layerwright.ui.view.export;

import org.kordamp.ikonli.feather.Feather;
import org.layerwright.export.ModelExporters;
import org.layerwright.file.AtomicFiles;
import org.layerwright.text.Texts;
import org.layerwright.ui.view.Page;
import org.layerwright.ui.view.PageView;
import org.layerwright.ui.view.WindowModel;
import org.layerwright.ui.viewmodel.AboutViewModel;
import org.layerwright.ui.viewmodel.data.SetList;
import org.layerwright.ui.viewmodel.export.ExportViewModel;

/** The page to take a model elsewhere from, with the proof that it is the same there. */
public final class ExportPage implements Page {
    public static final String ID = "export";

    private final WindowModel model;
    private final ExportViewModel export;
    private final SetList sets;

    public ExportPage(WindowModel model) {
        this.model = model;
        export = new ExportViewModel(
                model.subject(),
                model.exports(),
                new ModelExporters(new AtomicFiles(), AboutViewModel.version()),
                model.background(),
                model.windowThread(),
                System::nanoTime);
        sets = new SetList(model.data(), model.background(), model.windowThread());
    }

    public ExportViewModel viewModel() {
        return export;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public Feather icon() {
        return Feather.PACKAGE;
    }

    @Override
    public PageView view(Texts texts) {
        return new ExportView(model, export, sets, texts);
    }
}
