package org.layerwright.ui.view.draw;

import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.image.Image;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;
import org.layerwright.event.WorkerEvent.ActivationsShown;
import org.layerwright.text.Texts;
import org.layerwright.ui.control.Icons;
import org.layerwright.ui.control.MapPicture;
import org.layerwright.ui.control.PixelMap;
import org.layerwright.ui.control.ProbabilityBars;
import org.layerwright.ui.control.Sight;
import org.layerwright.ui.control.Tips;
import org.layerwright.ui.view.EpochSlider;
import org.layerwright.ui.view.PageView;
import org.layerwright.ui.view.SubjectChoice;
import org.layerwright.ui.view.WindowModel;
import org.layerwright.ui.viewmodel.FailureWords;
import org.layerwright.ui.viewmodel.draw.DrawViewModel;
import org.layerwright.ui.viewmodel.draw.DrawViewModel.Fitness;
import org.layerwright.ui.viewmodel.draw.Picture;

/** The page to draw on in one language: the pad, what the network sees, what it makes of it, its layers below. */
final class DrawView implements PageView {
    private static final double SEEN = 168;
    private static final int BARS = 10;
    private static final KeyCombination UNDO = new KeyCodeCombination(KeyCode.Z, KeyCombination.SHORTCUT_DOWN);
    private static final KeyCombination PASTE = new KeyCodeCombination(KeyCode.V, KeyCombination.SHORTCUT_DOWN);

    private final WindowModel model;
    private final DrawViewModel drawing;
    private final PictureSource pictures;
    private final Texts texts;
    private final StackPane place = new StackPane();
    private final VBox root;
    private final DrawPad pad;
    private final MapPicture seen = new MapPicture(SEEN);
    private final Label size = new Label();
    private final Label note = new Label();
    private final Label empty = new Label();
    private final ProbabilityBars bars;
    private final LayerStrip layers = new LayerStrip();
    private final SubjectChoice subject;
    private final EpochSlider slider;
    private final Node page;
    private final Subscription subscription;

    DrawView(WindowModel model, DrawViewModel drawing, Texts texts) {
        this.model = model;
        this.drawing = drawing;
        pictures = new PictureSource(drawing);
        this.texts = texts;
        pad = new DrawPad(drawing);
        pad.setAccessibleText(texts.get("draw.pad"));
        pad.setAccessibleHelp(texts.get("draw.pad.help"));
        bars = new ProbabilityBars(BARS, ProbabilityBars.Order.CLASSES, "", texts.locale());
        bars.setId("draw-bars");
        subject = new SubjectChoice(model, texts);
        slider = new EpochSlider(model.subject(), "draw.epoch.help", texts);
        page = build();
        root = new VBox(head(), place);
        VBox.setVgrow(place, Priority.ALWAYS);
        root.getStyleClass().add("draw-page");
        root.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        pictures.takeDropsOn(root);
        subscription = Subscription.combine(
                subject::dispose,
                slider::dispose,
                drawing.fitnessProperty().subscribe(this::fit),
                drawing.strokesRevisionProperty().subscribe(now -> pad.draw()),
                drawing.pictureProperty().subscribe(this::picture),
                drawing.sampleProperty().subscribe(this::sample),
                drawing.answerProperty().subscribe(this::answer),
                drawing.classNamesProperty()
                        .subscribe(now -> answer(drawing.answerProperty().get())),
                drawing.failureProperty().subscribe(this::failure),
                // Another model may take another size of picture, and may have learned something.
                model.subject()
                        .subjectProperty()
                        .subscribe(now -> sample(drawing.sampleProperty().get())));
    }

    private Node head() {
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox head = new HBox(Icons.of(Feather.EYE), subject, gap, slider);
        head.setAlignment(Pos.CENTER_LEFT);
        head.getStyleClass().add("subject-bar");
        return head;
    }

    private Node build() {
        HBox buttons = new HBox(
                button("undo", Feather.CORNER_UP_LEFT, drawing::undo),
                button("clear", Feather.TRASH_2, drawing::clear),
                button("paste", Feather.CLIPBOARD, this::paste));
        buttons.setSpacing(8);
        Label hint = words(new Label(texts.get("draw.hint")), "draw-hint");
        hint.setMaxWidth(DrawPad.SIDE);
        VBox left = new VBox(10, title("draw.pad"), pad, buttons, hint);
        size.getStyleClass().add("results-hint");
        note.setId("draw-note");
        words(note, "results-hint");
        note.setMaxWidth(SEEN + 60);
        seen.setId("draw-seen");
        seen.getStyleClass().add("draw-seen");
        VBox middle = new VBox(10, title("draw.seen"), seen, size, note);
        middle.setMinWidth(SEEN + 60);
        words(empty, "results-hint");
        empty.setId("draw-empty");
        VBox right = new VBox(10, title("draw.answer"), empty, bars);
        HBox.setHgrow(right, Priority.ALWAYS);
        right.setMaxWidth(460);
        HBox upper = new HBox(28, left, middle, right);
        ScrollPane scroll = new ScrollPane(layers);
        scroll.setFitToWidth(true);
        scroll.setMinHeight(110);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        Label below = title("draw.layers");
        below.visibleProperty().bind(Bindings.isNotEmpty(layers.getChildren()));
        VBox all = new VBox(14, upper, below, scroll);
        all.getStyleClass().add("draw-content");
        return all;
    }

    private Label title(String key) {
        Label label = new Label(texts.get(key));
        label.getStyleClass().add("panel-title");
        label.setTooltip(help(key + ".help"));
        return label;
    }

    private static Label words(Label label, String styleClass) {
        label.getStyleClass().add(styleClass);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    private Tooltip help(String key) {
        return Tips.of(texts.get(key));
    }

    private Button button(String key, Feather icon, Runnable action) {
        Button button = new Button(texts.get("draw." + key), Icons.of(icon));
        button.setId("draw-" + key);
        button.setTooltip(help("draw." + key + ".help"));
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(event -> action.run());
        return button;
    }

    private void fit(Fitness fitness) {
        if (fitness == Fitness.FITS) {
            place.getChildren().setAll(page);
            return;
        }
        Label why = words(
                new Label(texts.get(fitness == Fitness.NO_IMAGE ? "draw.noImage" : "draw.broken")), "results-hint");
        why.setId("draw-why");
        why.setMaxWidth(520);
        boolean noImage = fitness == Fitness.NO_IMAGE;
        Button go = new Button(texts.get(noImage ? "draw.toResults" : "draw.toBuild"));
        go.setId("draw-go");
        go.setOnAction(event -> model.page().set(noImage ? "results" : "build"));
        VBox box = new VBox(14, why, go);
        box.setAlignment(Pos.CENTER);
        box.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        place.getChildren().setAll(box);
    }

    private void sample(Optional<float[]> sample) {
        int height = drawing.shape().height();
        int width = drawing.shape().width();
        int channels = drawing.shape().channels();
        float[] values = sample.orElseGet(() -> new float[drawing.shape().size()]);
        seen.show(PixelMap.picture(values, height, width, channels));
        size.setText(texts.get("draw.size", width, height, channels));
        words();
        // Another network may take colours where the one before did not.
        if (drawing.failureProperty().get().isEmpty()) {
            picture(drawing.pictureProperty().get());
        }
    }

    private void answer(Optional<ActivationsShown> answer) {
        bars.show(
                drawing.classNamesProperty().get(),
                answer.map(shown -> shown.outputs().toArray()).orElseGet(() -> new float[0]),
                ProbabilityBars.UNKNOWN);
        words();
        answer.ifPresentOrElse(shown -> layers.show(shown.layers()), () -> layers.show(List.of()));
    }

    /** What stands in place of an answer, and above one that means nothing. */
    private void words() {
        // The first word on an untrained network; silence would let its answers look meant.
        boolean fresh = model.subject().subject().isFresh();
        boolean drawn = drawing.sampleProperty().get().isPresent();
        boolean failed = drawing.failureProperty().get().isPresent();
        empty.setText(texts.get(fresh ? "draw.fresh" : drawn ? "draw.waiting" : "draw.nothing"));
        Sight.show(empty, fresh || drawing.answerProperty().get().isEmpty() && !failed);
    }

    private void picture(Optional<Picture> picture) {
        pad.showPicture(picture.map(shown -> drawing.takesColours() ? shown : shown.grey())
                .map(shown -> (Image) PixelMap.picture(shown.values(), shown.height(), shown.width(), shown.channels()))
                .orElse(null));
        note.setText(picture.map(this::note).orElse(""));
    }

    private String note(Picture shown) {
        if (drawing.takesColours()) {
            return texts.get(
                    "draw.colours", drawing.shape().width(), drawing.shape().height());
        }
        return texts.get(shown.isDarkOnLight() ? "draw.darkOnLight" : "draw.brightOnDark");
    }

    private void failure(Optional<Throwable> failure) {
        words();
        failure.ifPresentOrElse(
                why -> note.setText(FailureWords.of(texts, why)),
                () -> picture(drawing.pictureProperty().get()));
    }

    private void key(KeyEvent event) {
        if (UNDO.match(event)) {
            drawing.undo();
        } else if (PASTE.match(event)) {
            paste();
        } else if (event.getCode() == KeyCode.DELETE || event.getCode() == KeyCode.BACK_SPACE) {
            drawing.clear();
        } else {
            return;
        }
        event.consume();
    }

    private void paste() {
        if (!pictures.paste()) {
            note.setText(texts.get("draw.nothingToPaste"));
        }
    }

    @Override
    public Node node() {
        return root;
    }

    @Override
    public void shown(boolean visible) {
        drawing.setVisible(visible);
        // Another network may be there by now.
        sample(drawing.sampleProperty().get());
    }

    @Override
    public void dispose() {
        subscription.unsubscribe();
    }
}
