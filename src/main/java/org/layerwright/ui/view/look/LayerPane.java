package org.layerwright.ui.view.look;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.image.Image;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.layerwright.event.WorkerEvent.LayerWeight;
import org.layerwright.network.Shape;
import org.layerwright.text.Texts;
import org.layerwright.ui.control.Icons;
import org.layerwright.ui.control.PixelMap;
import org.layerwright.ui.control.PixelMap.Palette;
import org.layerwright.ui.control.Tips;
import org.layerwright.ui.viewmodel.look.LayerWeights;
import org.layerwright.ui.viewmodel.look.LookViewModel;
import org.layerwright.ui.viewmodel.look.Place;
import org.layerwright.ui.viewmodel.look.Seen;

/** One layer: what it gave, map by map, or its filters. */
final class LayerPane extends ScrollPane {
    private static final int MAPS = 64;
    private static final int IN = 12;
    private static final int OUT = 24;
    private static final int BINS = 60;

    /** What stays while the pictures are renewed. */
    static final class State {
        private boolean filters;
        private int page;
        private String layer = "";
    }

    private final LookViewModel model;
    private final Texts texts;
    private final State state;
    private final VBox body = new VBox();

    LayerPane(LookViewModel model, Texts texts, State state) {
        super();
        this.model = model;
        this.texts = texts;
        this.state = state;
        setContent(body);
        setFitToWidth(true);
        getStyleClass().add("look-scroll");
        body.getStyleClass().add("look-body");
        if (!state.layer.equals(model.place().layer())) {
            state.layer = model.place().layer();
            state.page = 0;
        }
        body.getChildren().setAll(head());
        build();
    }

    private Node head() {
        ToggleButton activations = new ToggleButton(texts.get("look.activations"));
        ToggleButton filters = new ToggleButton(texts.get("look.filters"));
        ToggleGroup group = new ToggleGroup();
        group.getToggles().addAll(activations, filters);
        activations.setSelected(!state.filters);
        filters.setSelected(state.filters);
        activations.setOnAction(event -> choose(false));
        filters.setOnAction(event -> choose(true));
        activations.getStyleClass().add("left-pill");
        filters.getStyleClass().add("right-pill");
        return new HBox(activations, filters);
    }

    /** Below the choice, which stays, so that it keeps the keyboard. */
    private void build() {
        body.getChildren().remove(1, body.getChildren().size());
        if (state.filters) {
            filters();
        } else {
            activations();
        }
    }

    private void choose(boolean filters) {
        state.filters = filters;
        state.page = 0;
        build();
    }

    private void activations() {
        Seen seen = model.seenProperty().get().orElseThrow();
        Shape shape = model.lowered().shapes().get(state.layer);
        float[] values = seen.outputs().get(state.layer);
        if (values == null || shape == null) {
            return;
        }
        Place place = Place.layer(state.layer);
        if (!shape.isImage()) {
            hint("look.units.hint", values.length);
            BarStrip strip = new BarStrip(Math.min(900, 44.0 * values.length), 260);
            strip.show(values);
            strip.onOpen(unit -> model.placeProperty().set(place.map(unit).neuron(0, 0)));
            body.getChildren().add(strip);
            units(values, place);
            return;
        }
        hint("look.maps.hint", shape.channels());
        boolean few = shape.channels() <= 12;
        boolean some = shape.channels() <= 32;
        MapGrid grid = new MapGrid(few ? 140 : some ? 100 : 78, few ? 6 : some ? 8 : 11);
        int from = state.page * MAPS;
        grid.onOpen(
                index -> model.placeProperty().set(place.map(from + index)),
                index -> texts.get("look.map", from + index + 1));
        grid.show(LayerImages.maps(values, shape, from, MAPS));
        body.getChildren().add(grid);
        pager((shape.channels() + MAPS - 1) / MAPS);
    }

    /** The units as buttons, for the keyboard. */
    private void units(float[] values, Place place) {
        FlowPane units = new FlowPane(4, 4);
        int from = state.page * MAPS;
        for (int i = from; i < Math.min(values.length, from + MAPS); i++) {
            int unit = i;
            Button button = new Button(model.className(state.layer, unit).orElse(Integer.toString(unit + 1)) + ": "
                    + LookWords.shortNumber(values[i]));
            button.setMnemonicParsing(false); // A class's name may hold an underscore.
            button.getStyleClass().add("look-unit");
            button.setOnAction(
                    event -> model.placeProperty().set(place.map(unit).neuron(0, 0)));
            units.getChildren().add(button);
        }
        body.getChildren().add(units);
        pager((values.length + MAPS - 1) / MAPS);
    }

    private void filters() {
        LayerWeights weights = model.weightsProperty().get().orElse(null);
        List<LayerWeight> kernels = weights == null ? List.of() : weights.kernels();
        if (kernels.isEmpty()) {
            hint("look.filters.none");
            return;
        }
        for (LayerWeight kernel : kernels) {
            kernel(kernel);
            float[] values = kernel.values().toArray();
            float[] range = LayerImages.range(values);
            hint("look.histogram", LookWords.number(range[0]), LookWords.number(range[1]), values.length);
            BarStrip strip = new BarStrip(420, 90);
            strip.show(histogram(values, range));
            body.getChildren().add(strip);
        }
    }

    private static float[] histogram(float[] values, float... range) {
        float[] counts = new float[BINS];
        for (float value : values) {
            float share = range[1] > range[0] ? (value - range[0]) / (range[1] - range[0]) : 0;
            counts[Math.min(BINS - 1, (int) (share * BINS))]++;
        }
        return counts;
    }

    private void kernel(LayerWeight kernel) {
        float[] values = kernel.values().toArray();
        float largest = LayerImages.largest(values);
        List<Integer> shape = kernel.shape();
        if (shape.size() == 2) {
            Shape behind = behind();
            if (behind == null) {
                hint("look.matrix.hint", shape.get(0), shape.get(1));
                MapGrid grid = new MapGrid(420, 1);
                grid.show(List.of(PixelMap.channel(
                        values, shape.get(0), shape.get(1), 1, 0, Palette.AROUND_ZERO, -largest, largest)));
                body.getChildren().add(grid);
                return;
            }
            // Behind a Flatten each unit looks at maps; the order in memory is that of a kernel as large as they are.
            shape = List.of(behind.height(), behind.width(), behind.channels(), shape.get(1));
        }
        kernels(values, shape, largest);
    }

    private void kernels(float[] values, List<Integer> shape, float largest) {
        int inputs = shape.get(2);
        int outputs = shape.get(3);
        boolean colour = inputs == 3 && shape.get(0) > 1;
        List<Image> images = new ArrayList<>();
        if (inputs == 1 || colour) {
            int from = state.page * MAPS;
            for (int out = from; out < Math.min(outputs, from + MAPS); out++) {
                images.add(
                        colour
                                ? LayerImages.colourKernel(values, shape, out, largest)
                                : LayerImages.kernel(values, shape, 0, out, largest, Palette.GREY));
            }
            hint("look.kernels.first", outputs);
            grid(images, 70, 12);
            pager((outputs + MAPS - 1) / MAPS);
            return;
        }
        int down = (inputs + IN - 1) / IN;
        int firstIn = state.page % down * IN;
        int firstOut = state.page / down * OUT;
        int lastOut = Math.min(outputs, firstOut + OUT);
        int lastIn = Math.min(inputs, firstIn + IN);
        for (int in = firstIn; in < lastIn; in++) {
            for (int out = firstOut; out < lastOut; out++) {
                images.add(LayerImages.kernel(values, shape, in, out, largest, Palette.AROUND_ZERO));
            }
        }
        hint("look.kernels.hint", firstIn + 1, lastIn, inputs, firstOut + 1, lastOut, outputs);
        grid(images, 34, lastOut - firstOut);
        pager(down * ((outputs + OUT - 1) / OUT));
    }

    /** The maps that a dense layer reads through a Flatten; null for others. */
    private Shape behind() {
        int at = model.subject().subject().network().indexOf(state.layer);
        List<String> inputs = model.subject().subject().network().inputsOf(at);
        int flatten = model.subject().subject().network().indexOf(inputs.get(0));
        if (!model.subject().subject().network().layers().get(flatten).type().equals("Flatten")) {
            return null;
        }
        Shape shape = model.lowered()
                .shapes()
                .get(model.subject().subject().network().inputsOf(flatten).get(0));
        return shape.isImage() ? shape : null;
    }

    private void grid(List<Image> images, double cell, int columns) {
        MapGrid grid = new MapGrid(cell, columns);
        grid.show(images);
        body.getChildren().add(grid);
    }

    private void hint(String key, Object... arguments) {
        Label label = new Label(texts.get(key, arguments));
        label.setWrapText(true);
        label.getStyleClass().add("panel-hint");
        body.getChildren().add(label);
    }

    private void pager(int pages) {
        if (pages > 1) {
            state.page = Math.min(state.page, pages - 1);
            body.getChildren().add(pager(state.page, pages, texts, page -> {
                state.page = page;
                build();
            }));
        }
    }

    /** Steps between pages. */
    static Node pager(int page, int pages, Texts texts, IntConsumer show) {
        Button before = turn(Feather.CHEVRON_LEFT, texts.get("look.page.previous"));
        before.setDisable(page == 0);
        Button after = turn(Feather.CHEVRON_RIGHT, texts.get("look.page.next"));
        after.setDisable(page == pages - 1);
        HBox box = new HBox(before, new Label(texts.get("look.page", page + 1, pages)), after);
        box.getStyleClass().add("look-pager");
        before.setOnAction(event -> turn(box, page - 1, show));
        after.setOnAction(event -> turn(box, page + 1, show));
        return box;
    }

    private static Button turn(Feather icon, String words) {
        Button button = new Button();
        button.setGraphic(Icons.of(icon));
        button.setAccessibleText(words);
        button.setTooltip(Tips.line(words));
        return button;
    }

    /** Turns to a page, whose own steps have the keyboard then. */
    private static void turn(HBox steps, int page, IntConsumer show) {
        Parent place = steps.getParent();
        int from = steps.getChildren().indexOf(steps.getScene().getFocusOwner());
        show.accept(page);
        if (from >= 0 && place.lookup(".look-pager") instanceof HBox now) {
            Node same = now.getChildren().get(from);
            // At the first and at the last page one of the two does nothing.
            (same.isDisabled() ? now.getChildren().get(now.getChildren().size() - 1 - from) : same).requestFocus();
        }
    }
}
