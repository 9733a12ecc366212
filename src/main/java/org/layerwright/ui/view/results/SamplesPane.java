package org.layerwright.ui.view.results;

import java.text.NumberFormat;
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
import org.layerwright.analysis.ClassResults;
import org.layerwright.event.WorkerCommand.SaliencyMethod;
import org.layerwright.event.WorkerEvent.SaliencyShown;
import org.layerwright.text.Texts;
import org.layerwright.ui.control.HoverHelp;
import org.layerwright.ui.control.Icons;
import org.layerwright.ui.control.MapPicture;
import org.layerwright.ui.control.PixelMap;
import org.layerwright.ui.control.ProbabilityBars;
import org.layerwright.ui.control.Tips;
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
    private final IntConsumer lookAt;
    private final MapPicture picture = new MapPicture(LARGE);
    private final ProbabilityBars bars;
    private final ToggleGroup methods = new ToggleGroup();
    private final Label failure = new Label();
    private final Subscription subscription;
    private int shownThumbnails = PAGE;

    /** @param lookAt shows the activations of a sample */
    SamplesPane(ResultsViewModel results, ChosenSamples chosen, Texts texts, IntConsumer lookAt) {
        this.results = results;
        this.chosen = chosen;
        this.texts = texts;
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
        if (choice.isEmpty()) {
            Label hint = new Label(texts.get("results.samples.hint"));
            hint.getStyleClass().add("results-hint");
            hint.setWrapText(true);
            getChildren().setAll(hint);
        } else if (sample.isPresent()) {
            detail(sample.get());
        } else {
            list(choice.get());
        }
    }

    private void list(Choice choice) {
        Label title = new Label(title(choice));
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

    private String title(Choice choice) {
        int count = choice.samples().size();
        return switch (choice.kind()) {
            case CELL -> {
                List<String> names = classes().map(ClassResults::classNames).orElse(List.of());
                String truth = names.get(choice.trueClass());
                yield choice.trueClass() == choice.predictedClass()
                        ? texts.get("results.samples.right", truth, count)
                        : texts.get("results.samples.wrong", truth, names.get(choice.predictedClass()), count);
            }
            case MISTAKES -> texts.get("results.samples.mistakes", count);
            case LEAST_CERTAIN -> texts.get("results.samples.leastCertain", count);
            case FURTHEST_OFF -> texts.get("results.samples.furthestOff", count);
        };
    }

    private Optional<ClassResults> classes() {
        return results.resultsProperty().get().flatMap(Results::classes);
    }

    private Node thumbnail(int index) {
        MapPicture small = new MapPicture(THUMBNAIL);
        Button button = new Button(caption(index), small);
        button.setContentDisplay(ContentDisplay.TOP);
        button.getStyleClass().add("thumbnail");
        button.setId("sample-" + index);
        button.setAccessibleText(describe(index));
        HoverHelp.install(button, () -> describe(index));
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

    /** What was predicted and how surely, under a thumbnail. */
    private String caption(int index) {
        return classes()
                .map(now -> now.classNames().get(now.predicted(index)) + " · " + percent(now.confidence(index), 0))
                .orElseGet(() -> results.resultsProperty()
                        .get()
                        .flatMap(Results::numbers)
                        .map(now -> number(now.residual(index, chosen.number())))
                        .orElse(""));
    }

    /** Counted from 1, as on the other pages. */
    private String describe(int index) {
        return classes()
                .map(now -> texts.get(
                        "results.sample.answer",
                        index + 1,
                        now.classNames().get(now.label(index)),
                        now.classNames().get(now.predicted(index)),
                        percent(now.confidence(index), 1)))
                .orElseGet(() -> results.resultsProperty()
                        .get()
                        .flatMap(Results::numbers)
                        .map(now -> texts.get(
                                "results.sample.number",
                                index + 1,
                                number(now.target(index, chosen.number())),
                                number(now.output(index, chosen.number()))))
                        .orElse(""));
    }

    private void detail(Sample sample) {
        Button back = new Button(texts.get("results.samples.back"), Icons.of(Feather.ARROW_LEFT));
        back.setId("sample-back");
        back.setOnAction(event -> chosen.back());
        Label words = new Label(describe(sample.index()));
        words.setId("sample-words");
        words.setWrapText(true);
        words.setMinHeight(USE_PREF_SIZE);
        draw(picture, sample);
        overlay(chosen.saliencyProperty().get());
        HBox middle = new HBox(picture);
        middle.setAlignment(Pos.CENTER);
        getChildren().setAll(back, words, middle);
        if (sample.shape().isImage()) {
            getChildren().add(saliencyChoice());
        }
        classes().ifPresent(now -> {
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

    private String percent(double share, int digits) {
        NumberFormat format = NumberFormat.getPercentInstance(texts.locale());
        format.setMinimumFractionDigits(digits);
        format.setMaximumFractionDigits(digits);
        return format.format(share);
    }

    private String number(double value) {
        NumberFormat format = NumberFormat.getNumberInstance(texts.locale());
        format.setMaximumFractionDigits(3);
        return format.format(value);
    }
}
