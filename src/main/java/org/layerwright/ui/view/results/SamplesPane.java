package org.layerwright.ui.view.results;

import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;
import org.layerwright.event.WorkerCommand.SaliencyMethod;
import org.layerwright.event.WorkerEvent.SaliencyShown;
import org.layerwright.text.Texts;
import org.layerwright.ui.control.FeatureList;
import org.layerwright.ui.control.HoverHelp;
import org.layerwright.ui.control.Icons;
import org.layerwright.ui.control.MapPicture;
import org.layerwright.ui.control.PixelMap;
import org.layerwright.ui.control.ProbabilityBars;
import org.layerwright.ui.control.Tips;
import org.layerwright.ui.view.FirstFocus;
import org.layerwright.ui.viewmodel.FailureWords;
import org.layerwright.ui.viewmodel.results.ChosenSamples;
import org.layerwright.ui.viewmodel.results.ChosenSamples.Choice;
import org.layerwright.ui.viewmodel.results.ChosenSamples.Sample;
import org.layerwright.ui.viewmodel.results.Results;
import org.layerwright.ui.viewmodel.results.ResultsViewModel;

/** The chosen samples as a grid of thumbnails, then one of them: its probabilities and what speaks for the answer. */
final class SamplesPane extends VBox {
    private static final double THUMBNAIL = 52;
    private static final double LARGE = 196;
    private static final int PAGE = 40;
    private static final int BARS = 10;

    private final ResultsViewModel results;
    private final ChosenSamples chosen;
    private final Texts texts;
    private final SampleWords words;
    private final IntConsumer lookAt;
    private final MapPicture picture = new MapPicture(LARGE);
    private final ProbabilityBars bars;
    private final ToggleGroup methods = new ToggleGroup();
    private final Label failure = new Label();
    private final Subscription subscription;
    private int shownThumbnails = PAGE;
    /** The sample that was shown in detail; -1 while the list is shown. */
    private int lastDetail = -1;

    /** @param lookAt shows the activations of a sample */
    SamplesPane(ResultsViewModel results, ChosenSamples chosen, Texts texts, IntConsumer lookAt) {
        this.results = results;
        this.chosen = chosen;
        this.texts = texts;
        words = new SampleWords(results, chosen, texts);
        this.lookAt = lookAt;
        getStyleClass().add("samples-pane");
        setId("samples-pane");
        bars = new ProbabilityBars(
                BARS, ProbabilityBars.Order.STRONGEST_FIRST, texts.get("results.trueClass"), texts.locale());
        bars.setId("sample-bars");
        failure.getStyleClass().add("results-failure");
        failure.setWrapText(true);
        failure.setMinHeight(USE_PREF_SIZE);
        subscription = Subscription.combine(
                chosen.choiceProperty().subscribe(now -> {
                    shownThumbnails = PAGE;
                    rebuild();
                }),
                chosen.sampleProperty().subscribe(now -> rebuild()),
                results.resultsProperty().subscribe(now -> {
                    if (chosen.choiceProperty().get().isEmpty()
                            && chosen.sampleProperty().get().isEmpty()) {
                        hint();
                    }
                }),
                chosen.saliencyProperty().subscribe(this::overlay),
                chosen.failureProperty()
                        .subscribe(now -> failure.setText(
                                now.map(why -> FailureWords.of(texts, why)).orElse(""))));
    }

    void dispose() {
        subscription.unsubscribe();
    }

    private void rebuild() {
        Optional<Choice> choice = chosen.choiceProperty().get();
        Optional<Sample> sample = chosen.sampleProperty().get();
        boolean focused = FirstFocus.isIn(this);
        if (sample.isPresent()) {
            detail(sample.get());
        } else if (choice.isPresent()) {
            list(choice.get());
        } else {
            hint();
        }
        // What had the focus is gone: the keyboard goes on here, and not with the first tool of the window.
        if (focused && !FirstFocus.isIn(this)) {
            Node before = lastDetail < 0 ? null : lookup("#sample-" + lastDetail);
            FirstFocus.in(before == null ? this : before);
        }
        lastDetail = sample.map(Sample::index).orElse(-1);
    }

    private void hint() {
        boolean classified =
                results.resultsProperty().get().flatMap(Results::numbers).isEmpty();
        Label hint = new Label(texts.get(classified ? "results.samples.hint" : "results.samples.hint.numbers"));
        hint.getStyleClass().add("results-hint");
        hint.setId("samples-hint");
        hint.setWrapText(true);
        hint.setMinHeight(USE_PREF_SIZE);
        getChildren().setAll(hint);
    }

    private void list(Choice choice) {
        Label title = new Label(words.title(choice));
        title.getStyleClass().add("panel-title");
        title.setId("samples-title");
        title.setWrapText(true);
        title.setMinHeight(USE_PREF_SIZE);
        FlowPane grid = new FlowPane(6, 6);
        grid.setId("samples-grid");
        List<Integer> samples = choice.samples();
        int count = Math.min(shownThumbnails, samples.size());
        for (int i = 0; i < count; i++) {
            grid.getChildren().add(thumbnail(samples.get(i)));
        }
        if (count < samples.size()) {
            Button more = new Button(texts.get("results.samples.more", Math.min(PAGE, samples.size() - count)));
            more.setId("samples-more");
            more.setOnAction(event -> {
                shownThumbnails += PAGE;
                rebuild();
            });
            grid.getChildren().add(more);
        }
        ScrollPane scroll = new ScrollPane(grid);
        scroll.setFitToWidth(true);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().setAll(title, scroll, failure);
    }

    private Node thumbnail(int index) {
        MapPicture small = new MapPicture(THUMBNAIL);
        Button button = new Button(words.caption(index), small);
        button.setMnemonicParsing(false); // A class's name may hold an underscore.
        button.setContentDisplay(ContentDisplay.TOP);
        button.getStyleClass().add("thumbnail");
        button.setId("sample-" + index);
        button.setAccessibleText(words.describe(index));
        HoverHelp.install(button, () -> words.describe(index));
        button.setOnAction(event -> chosen.select(index));
        chosen.read(index, sample -> draw(small, sample));
        return button;
    }

    private static void draw(MapPicture into, Sample sample) {
        if (sample.shape().isImage()) {
            into.show(PixelMap.picture(
                    sample.values(),
                    sample.shape().height(),
                    sample.shape().width(),
                    sample.shape().channels()));
        } else {
            int length = sample.values().length;
            into.show(PixelMap.channel(sample.values(), 1, length, 1, 0, PixelMap.Palette.AROUND_ZERO));
        }
    }

    private void detail(Sample sample) {
        Button back = new Button(texts.get("results.samples.back"), Icons.of(Feather.ARROW_LEFT));
        back.setId("sample-back");
        back.setOnAction(event -> chosen.back());
        Label answer = new Label(words.describe(sample.index()));
        answer.setId("sample-words");
        answer.setWrapText(true);
        answer.setMinHeight(USE_PREF_SIZE);
        getChildren().setAll(back, answer);
        if (sample.shape().isImage()) {
            draw(picture, sample);
            overlay(chosen.saliencyProperty().get());
            HBox middle = new HBox(picture);
            middle.setAlignment(Pos.CENTER);
            getChildren().addAll(middle, saliencyChoice());
        } else {
            FeatureList features = new FeatureList(texts);
            features.show(sample.featureNames(), sample.values());
            getChildren().add(features);
        }
        results.resultsProperty().get().flatMap(Results::classes).ifPresent(now -> {
            bars.show(now.classNames(), now.probabilities(sample.index()), now.label(sample.index()));
            getChildren().add(bars);
        });
        getChildren().add(failure);
        boolean usual = results.resultsProperty()
                .get()
                .filter(now -> now.asked().isUsual())
                .isPresent();
        if (usual) {
            getChildren().add(look(sample));
        }
    }

    private Button look(Sample sample) {
        Button look = new Button(texts.get("results.sample.look"), Icons.of(Feather.EYE));
        look.setId("sample-look");
        look.setTooltip(Tips.line(texts.get("results.sample.look.help")));
        look.setOnAction(event -> lookAt.accept(sample.index()));
        return look;
    }

    private Node saliencyChoice() {
        HBox box = new HBox(
                method(Optional.empty(), "none"),
                method(Optional.of(SaliencyMethod.GRADIENT), "gradient"),
                method(Optional.of(SaliencyMethod.GRAD_CAM), "gradCam"));
        box.setAlignment(Pos.CENTER);
        return box;
    }

    private ToggleButton method(Optional<SaliencyMethod> method, String key) {
        ToggleButton button = new ToggleButton(texts.get("results.saliency." + key));
        button.setId("saliency-" + key);
        button.setTooltip(Tips.of(texts.get("results.saliency." + key + ".help")));
        button.setToggleGroup(methods);
        button.setSelected(chosen.methodProperty().get().equals(method));
        button.setOnAction(event -> {
            button.setSelected(true);
            chosen.methodProperty().set(method);
        });
        return button;
    }

    private void overlay(Optional<SaliencyShown> saliency) {
        picture.showOverlay(saliency.map(shown -> PixelMap.channel(
                        shown.values().toArray(), shown.height(), shown.width(), 1, 0, PixelMap.Palette.OVERLAY))
                .orElse(null));
    }
}
