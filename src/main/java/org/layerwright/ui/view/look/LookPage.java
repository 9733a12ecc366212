package org.layerwright.ui.view.look;

import java.util.Random;
import org.kordamp.ikonli.feather.Feather;
import org.layerwright.text.Texts;
import org.layerwright.ui.view.Page;
import org.layerwright.ui.view.PageView;
import org.layerwright.ui.view.WindowModel;
import org.layerwright.ui.viewmodel.TrainingViewModel;
import org.layerwright.ui.viewmodel.look.LookViewModel;

/** The page inside the network: activations, filters, and the arithmetic of one neuron. */
public final class LookPage implements Page {
    public static final String ID = "look";

    private final WindowModel model;
    private final LookViewModel look;
    private int epochs;

    public LookPage(WindowModel model) {
        this.model = model;
        look = new LookViewModel(
                model.subject(), model.data(), model.inspection(), model.background(), model.window(), new Random());
        model.sample().subscribe(index -> {
            if (index.intValue() >= 0) {
                look.samples().showFirst(index.intValue());
                // Taken, so that the same one can be asked for again.
                model.sample().set(-1);
            }
        });
        TrainingViewModel training = model.training();
        training.curves().revisionProperty().subscribe(revision -> {
            int now = training.curves().loss().epochs().size();
            if (now != epochs) {
                epochs = now;
                look.epochDone();
            }
        });
    }

    /** What the page shows. */
    public LookViewModel viewModel() {
        return look;
    }

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
        return new LookView(model, look, texts);
    }
}
