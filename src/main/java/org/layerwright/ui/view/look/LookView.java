package org.layerwright.ui.view.look;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.image.Image;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.layerwright.network.Shape;
import org.layerwright.text.Texts;
import org.layerwright.ui.view.BuildPage;
import org.layerwright.ui.view.PageView;
import org.layerwright.ui.view.SlicePane;
import org.layerwright.ui.view.WindowModel;
import org.layerwright.ui.view.Wording;
import org.layerwright.ui.viewmodel.look.LookViewModel;
import org.layerwright.ui.viewmodel.look.Obstacle;
import org.layerwright.ui.viewmodel.look.Place;
import org.layerwright.ui.viewmodel.look.Place.Level;
import org.layerwright.ui.viewmodel.look.Seen;

/** The page in one language: the network above, the sample at the left, the walk in the middle. */
final class LookView implements PageView {
    private final WindowModel window;
    private final LookViewModel model;
    private final Texts texts;
    private final BorderPane root = new BorderPane();
    private final HBox crumbs = new HBox();
    private final StackPane content = new StackPane();
    private final LayerPane.State layerState = new LayerPane.State();
    private final NeuronPane.State neuronState = new NeuronPane.State();
    private Place drawn = Place.OVERVIEW;
    private Optional<OverviewPane> overview = Optional.empty();
    private final SubjectBar subjectBar;
    private final SampleChooser chooser;
    private final Subscription subscription;

    LookView(WindowModel window, LookViewModel model, Texts texts) {
        this.window = window;
        this.model = model;
        this.texts = texts;
        Wording wording = new Wording(new SimpleObjectProperty<>(texts));
        subjectBar = new SubjectBar(window, model, texts, wording);
        chooser = new SampleChooser(model, texts, wording);
        ScrollPane left = new ScrollPane(chooser);
        left.setFitToWidth(true);
        left.setMinWidth(236);
        left.setPrefWidth(236);
        left.getStyleClass().addAll("look-scroll", "look-left");
        crumbs.setAlignment(Pos.CENTER_LEFT);
        crumbs.getStyleClass().add("look-crumbs");
        root.getStyleClass().add("look-page");
        root.setTop(new SlicePane(subjectBar));
        root.setLeft(new SlicePane(left));
        BorderPane middle = new BorderPane(content);
        middle.setTop(crumbs);
        root.setCenter(new SlicePane(middle));
        root.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
        subscription = Subscription.combine(
                model.placeProperty().subscribe(now -> rebuild()),
                model.seenProperty().subscribe(now -> rebuild()),
                model.weightsProperty().subscribe(now -> rebuild()),
                model.obstacleProperty().subscribe(now -> rebuild()));
    }

    @Override
    public Node node() {
        return root;
    }

    @Override
    public void shown(boolean visible) {
        model.shown(visible);
    }

    @Override
    public void dispose() {
        subscription.unsubscribe();
        subjectBar.dispose();
        chooser.dispose();
    }

    private void pressed(KeyEvent event) {
        boolean out = event.getCode() == KeyCode.ESCAPE || event.getCode() == KeyCode.LEFT && event.isAltDown();
        if (out && model.place().level() != Level.OVERVIEW) {
            model.up();
            event.consume();
        }
    }

    private void rebuild() {
        boolean samePlace = drawn.equals(model.place());
        Optional<Node> before = content.getChildren().stream().findFirst();
        Focus focus = Focus.in(content);
        if (!samePlace || crumbs.getChildren().isEmpty()) {
            crumbs();
        }
        drawn = model.place();
        fill();
        if (before.isPresent() && content.getChildren().contains(before.get())) {
            return;
        }
        if (samePlace) {
            focus.restore(content);
        } else if (!content.getChildren().isEmpty()) {
            focusMain();
        }
    }

    /** After a step in or out the keyboard goes on in the middle. */
    private void focusMain() {
        content.applyCss();
        content.layout();
        for (String style : new String[] {".pixel-view", ".map-grid", ".look-card", ".look-unit"}) {
            Node main = content.lookup(style);
            if (main != null && main.isFocusTraversable()) {
                main.requestFocus();
                return;
            }
        }
        root.requestFocus();
    }

    private void fill() {
        Optional<Obstacle> obstacle = model.obstacleProperty().get();
        if (obstacle.isPresent()) {
            content.getChildren().setAll(obstacle(obstacle.get()));
        } else if (model.seenProperty().get().isEmpty()) {
            content.getChildren().setAll(sentence(texts.get("look.waiting")));
        } else {
            Node pane = pane();
            if (!content.getChildren().equals(List.of(pane))) {
                content.getChildren().setAll(pane);
            }
        }
    }

    private Node obstacle(Obstacle obstacle) {
        VBox box = new VBox(14, sentence(obstacle.sentence(texts)));
        box.setAlignment(Pos.CENTER);
        if (obstacle.isOfNetwork()) {
            Button go = new Button(texts.get("look.toBuild"));
            go.setId("look-go");
            go.setOnAction(event -> window.page().set(BuildPage.ID));
            box.getChildren().add(go);
        }
        return box;
    }

    private Node pane() {
        return switch (model.place().level()) {
            case OVERVIEW -> overview(model.seenProperty().get().orElseThrow());
            case LAYER -> new LayerPane(model, texts, layerState);
            case MAP -> map();
            case NEURON -> new NeuronPane(model, texts, neuronState);
        };
    }

    private Node overview(Seen seen) {
        if (overview.filter(made -> made.fits(seen)).isEmpty()) {
            overview = Optional.of(new OverviewPane(model, seen, texts));
        } else {
            overview.get().show(seen);
        }
        return overview.get();
    }

    private Node map() {
        Place place = model.place();
        Shape shape = model.lowered().shapes().get(place.layer());
        float[] values = model.seenProperty().get().orElseThrow().outputs().get(place.layer());
        Image image = LayerImages.maps(values, shape, place.map(), 1).get(0);
        Label value = new Label();
        value.getStyleClass().add("panel-title");
        Label hint = new Label(texts.get("look.map.hint"));
        hint.getStyleClass().add("panel-hint");
        PixelView pixels = new PixelView(
                480,
                (row, column) -> value.setText(texts.get(
                        "look.pixel",
                        row,
                        column,
                        LookWords.number(values[(row * shape.width() + column) * shape.channels() + place.map()]))),
                (row, column) -> model.placeProperty().set(place.neuron(row, column)));
        pixels.show(image);
        VBox box = new VBox(hint, pixels, value);
        box.getStyleClass().add("look-body");
        return box;
    }

    private Node sentence(String text) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.setMaxWidth(520);
        label.getStyleClass().add("empty-sentence");
        return label;
    }

    private void crumbs() {
        Place place = model.place();
        crumbs.getChildren().setAll(crumb(texts.get("look.overview"), Place.OVERVIEW));
        if (place.level() != Level.OVERVIEW) {
            add(crumb(place.layer(), Place.layer(place.layer())));
            boolean vector = model.isVector(place.layer());
            if (place.map() >= 0) {
                String number = texts.get(vector ? "look.unit" : "look.map", place.map() + 1);
                add(crumb(
                        model.className(place.layer(), place.map())
                                .map(name -> texts.get("look.class", name))
                                .orElse(number),
                        vector ? place : Place.layer(place.layer()).map(place.map())));
            }
            if (place.row() >= 0 && !vector) {
                add(crumb(texts.get("look.neuron", place.row(), place.column()), place));
            }
        }
        crumbs.getChildren().get(crumbs.getChildren().size() - 1).setDisable(true);
    }

    private void add(Node crumb) {
        crumbs.getChildren().addAll(new Label("›"), crumb);
    }

    private Node crumb(String text, Place place) {
        Button button = new Button(text);
        button.setMnemonicParsing(false); // A layer's name may hold an underscore.
        button.getStyleClass().addAll("flat", "look-crumb");
        button.setOnAction(event -> model.placeProperty().set(place));
        return button;
    }
}
