package org.layerwright.ui.view.look;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.image.Image;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.layerwright.network.Shape;
import org.layerwright.text.Texts;
import org.layerwright.ui.control.Icons;
import org.layerwright.ui.control.PixelMap;
import org.layerwright.ui.control.PixelMap.Palette;
import org.layerwright.ui.viewmodel.look.Explanation;
import org.layerwright.ui.viewmodel.look.Explanation.Kind;
import org.layerwright.ui.viewmodel.look.LookViewModel;
import org.layerwright.ui.viewmodel.look.Patch;
import org.layerwright.ui.viewmodel.look.Place;
import org.layerwright.ui.viewmodel.look.Seen;
import org.layerwright.ui.viewmodel.look.Term;

/** One neuron: where it looks, and its sum written out. */
final class NeuronPane extends ScrollPane {
    private static final int TABLE = 25;
    private static final int MAPS = 6;
    private final LookViewModel model;
    private final Texts texts;
    private final VBox body = new VBox();
    private final State state;

    /** What stays while the numbers are renewed. */
    static final class State {
        private int page;
        private Place place = Place.OVERVIEW;
    }

    NeuronPane(LookViewModel model, Texts texts, State state) {
        super();
        this.model = model;
        this.texts = texts;
        this.state = state;
        if (!state.place.equals(model.place())) {
            state.place = model.place();
            state.page = 0;
        }
        setContent(body);
        setFitToWidth(true);
        getStyleClass().add("look-scroll");
        body.getStyleClass().add("look-body");
        build();
    }

    private void build() {
        body.getChildren().clear();
        if (model.place().layer().equals(model.inputLayer())) {
            line(texts.get("look.sum.input"));
            return;
        }
        model.explanation().ifPresentOrElse(this::show, () -> line(texts.get("look.waiting")));
    }

    private void show(Explanation how) {
        line(texts.get("look.sum." + how.kind().name().toLowerCase(Locale.ROOT)));
        if (how.twoSteps()) {
            line(texts.get("look.sum.two-steps"));
        }
        how.patch().ifPresent(patch -> maps(how, patch));
        boolean single = how.terms().stream().allMatch(term -> term.inputs().length == 1);
        int most = single ? 12 : 3;
        int pages = Math.max(1, (how.terms().size() + most - 1) / most);
        for (Term term :
                how.terms().subList(state.page * most, Math.min(how.terms().size(), (state.page + 1) * most))) {
            body.getChildren().add(term(term));
        }
        if (pages > 1) {
            body.getChildren().add(LayerPane.pager(state.page, pages, texts, next -> {
                state.page = next;
                build();
            }));
        }
        result(how);
    }

    private void maps(Explanation how, Patch patch) {
        Seen seen = model.seenProperty().get().orElseThrow();
        Shape shape = model.lowered().shapes().get(patch.layer());
        float[] values = seen.outputs().get(patch.layer());
        if (values == null || shape == null || !shape.isImage()) {
            return;
        }
        List<Image> images = new ArrayList<>();
        how.terms().stream()
                .filter(term -> term.layer().equals(patch.layer()) && term.channel() < shape.channels())
                .limit(MAPS)
                .forEach(term -> images.addAll(LayerImages.maps(values, shape, term.channel(), 1)));
        MapGrid grid = new MapGrid(124, MAPS);
        grid.show(images);
        grid.mark(patch.left(), patch.top(), patch.width(), patch.height());
        line(texts.get("look.patch", patch.layer(), patch.top(), patch.left(), patch.height(), patch.width()));
        body.getChildren().add(grid);
    }

    private Node term(Term term) {
        Label name = new Label(texts.get("look.term", term.layer(), term.channel() + 1));
        name.getStyleClass().add("look-term-name");
        HBox row = new HBox(name);
        row.getStyleClass().add("look-term");
        row.getChildren().add(numbers(term, term.inputs(), false));
        if (term.isWeighted()) {
            row.getChildren().addAll(new Label("×"), numbers(term, term.weights(), true));
        }
        if (term.inputs().length > 1 || term.isWeighted()) {
            row.getChildren().add(new Label((term.isWeighted() ? "→ Σ = " : "→ ") + LookWords.number(term.total())));
        }
        return row;
    }

    /** A table of numbers, or a picture where there are many. */
    private static Node numbers(Term term, double[] values, boolean weights) {
        float[] single = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            single[i] = (float) values[i];
        }
        if (values.length > TABLE) {
            MapGrid grid = new MapGrid(96, 1);
            grid.show(List.of(PixelMap.channel(
                    single, term.height(), term.width(), 1, 0, weights ? Palette.AROUND_ZERO : Palette.GREY)));
            return grid;
        }
        GridPane table = new GridPane();
        table.getStyleClass().add("look-table");
        for (int i = 0; i < values.length; i++) {
            Label number = new Label(LookWords.shortNumber(values[i]));
            number.getStyleClass().add(weights ? "look-weight" : "look-input");
            table.add(number, i % term.width(), i / term.width());
        }
        return table;
    }

    private void result(Explanation how) {
        how.normalization()
                .ifPresent(n -> line(texts.get(
                        "look.normalization",
                        LookWords.number(n.input()),
                        LookWords.number(n.mean()),
                        LookWords.number(n.variance()),
                        LookWords.number(n.gamma()),
                        LookWords.number(n.beta()),
                        LookWords.number(n.scale()),
                        LookWords.number(n.shift()))));
        if (how.kind() == Kind.OTHER) {
            line(texts.get("look.value", LookWords.number(how.shown())));
            return;
        }
        how.bias()
                .ifPresent(bias -> line(texts.get(
                        "look.bias",
                        LookWords.number(how.sum() - bias),
                        LookWords.number(bias),
                        LookWords.number(how.sum()))));
        how.function()
                .ifPresent(function -> line(texts.get(
                        "look.function",
                        texts.get("look.function." + function.name().toLowerCase(Locale.ROOT)),
                        LookWords.number(how.sum()),
                        LookWords.number(how.value()))));
        boolean agrees = how.agrees();
        boolean moving = model.subject().subject().isLive();
        Label verdict = line(texts.get(
                agrees ? "look.agrees" : moving ? "look.moved" : "look.differs",
                LookWords.number(how.value()),
                LookWords.number(how.shown())));
        verdict.setGraphic(Icons.of(agrees ? Feather.CHECK_CIRCLE : moving ? Feather.CLOCK : Feather.X_CIRCLE));
        verdict.getStyleClass().add(agrees ? "look-agrees" : "look-differs");
    }

    private Label line(String text) {
        Label label = new Label(text);
        label.setWrapText(true);
        body.getChildren().add(label);
        return label;
    }
}
