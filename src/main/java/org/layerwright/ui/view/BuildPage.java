package org.layerwright.ui.view;

import java.util.List;
import org.kordamp.ikonli.feather.Feather;
import org.layerwright.event.RunState;
import org.layerwright.text.Texts;
import org.layerwright.ui.viewmodel.CanvasZoom;
import org.layerwright.ui.viewmodel.build.LayerPreviews;
import org.layerwright.ui.viewmodel.data.FormPreview;
import org.layerwright.ui.viewmodel.data.SetList;

/** The page that the window opens on: build a network, plan its training, train it. */
public final class BuildPage implements Page {
    public static final String ID = "build";

    private final WindowModel model;
    private TrainingForm form;
    private final RunPanel runPanel;
    private final LayerPreviews previews;
    private final CanvasZoom zoom = new CanvasZoom();
    private final CanvasCommands commands = new CanvasCommands(zoom);

    public BuildPage(WindowModel model) {
        this.model = model;
        previews = new LayerPreviews(
                model.document().stateProperty(),
                model.plan(),
                model.subject().subjectProperty(),
                model.data(),
                model.inspection(),
                model.background(),
                model.window());
        runPanel = new RunPanel(model.training(), model.settings().textsProperty(), model.slices());
    }

    /** Follows the language by itself, as the run's panel does, so what was unfolded or typed in it stays. */
    private TrainingForm form() {
        if (form == null) {
            form = newForm();
        }
        return form;
    }

    private TrainingForm newForm() {
        return new TrainingForm(
                model.form(),
                model.settings().textsProperty(),
                model.training().stateProperty().map(RunState::isActive),
                model.dialogs(),
                new DataFields.Sets(
                        new SetList(model.data(), model.background(), model.windowThread()),
                        new FormPreview(
                                model.form(),
                                model.data(),
                                model.background(),
                                model.windowThread(),
                                model.settings().textsProperty()),
                        () -> model.page().set("data")));
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public Feather icon() {
        return Feather.LAYERS;
    }

    @Override
    public PageView view(Texts texts) {
        return new BuildView(model, texts, this::form, runPanel, previews, zoom, commands);
    }

    @Override
    public List<PageCommand> commands() {
        return commands.all();
    }

    @Override
    public void close() {
        previews.dispose();
    }
}
