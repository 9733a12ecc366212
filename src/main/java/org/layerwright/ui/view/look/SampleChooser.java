package org.layerwright.ui.view.look;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.beans.property.SimpleStringProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;
import org.layerwright.data.Dataset;
import org.layerwright.text.Texts;
import org.layerwright.ui.control.FeatureList;
import org.layerwright.ui.control.Icons;
import org.layerwright.ui.control.MapPicture;
import org.layerwright.ui.control.PixelMap;
import org.layerwright.ui.control.ProbabilityBars;
import org.layerwright.ui.control.Sight;
import org.layerwright.ui.view.Wording;
import org.layerwright.ui.viewmodel.look.LookViewModel;
import org.layerwright.ui.viewmodel.look.Sample;
import org.layerwright.ui.viewmodel.look.SampleViewModel;
import org.layerwright.ui.viewmodel.look.Seen;

/** The sample that goes through the network, with its true class and the network's answer. */
final class SampleChooser extends VBox {
    private static final int TOP = 5;
    private static final double PICTURE = 168;
    private final SampleViewModel samples;
    private final Texts texts;
    private final Wording wording;
    private final MapPicture picture = new MapPicture(PICTURE);
    private final FeatureList features;
    private final Label numbers = new Label();
    private final Label answer;
    private final TextField index = new TextField();
    private final Label count = new Label();
    private final Label trueClass = new Label();
    private final ComboBox<String> classes = new ComboBox<>();
    private final ProbabilityBars bars;
    private final Subscription subscription;

    SampleChooser(LookViewModel model, Texts texts, Wording wording) {
        this.samples = model.samples();
        this.texts = texts;
        this.wording = wording;
        getStyleClass().add("look-sample");
        bars = new ProbabilityBars(TOP, ProbabilityBars.Order.STRONGEST_FIRST, texts.get("look.true"), texts.locale());
        features = new FeatureList(texts);
        numbers.setId("look-numbers");
        numbers.setWrapText(true);
        numbers.setMinHeight(USE_PREF_SIZE);
        index.setPrefColumnCount(5);
        index.setOnAction(event -> typed());
        index.setAccessibleText(texts.get("look.index"));
        wording.help(index, new SimpleStringProperty(texts.get("look.index.help")));
        classes.setMaxWidth(Double.MAX_VALUE);
        classes.setPromptText(texts.get("look.by-class"));
        classes.setAccessibleText(texts.get("look.by-class"));
        wording.help(classes, new SimpleStringProperty(texts.get("look.by-class.help")));
        classes.setOnAction(event -> byClass());
        HBox steps = new HBox(
                button(Feather.CHEVRON_LEFT, "look.previous", () -> samples.step(-1)),
                index,
                button(Feather.CHEVRON_RIGHT, "look.next", () -> samples.step(1)),
                button(Feather.SHUFFLE, "look.random", samples::random));
        steps.setAlignment(Pos.CENTER_LEFT);
        steps.getStyleClass().add("look-steps");
        trueClass.setWrapText(true);
        trueClass.getStyleClass().add("look-true");
        count.getStyleClass().add("panel-hint");
        Label title = label("look.sample");
        answer = label("look.answer");
        getChildren().addAll(title, picture, features, steps, count, classes, trueClass, answer, bars, numbers);
        subscription = Subscription.combine(
                samples.sampleProperty().subscribe(this::show),
                samples.datasetProperty().subscribe(this::opened),
                model.seenProperty().subscribe(this::answered));
    }

    void dispose() {
        subscription.unsubscribe();
    }

    private Label label(String key) {
        Label label = new Label(texts.get(key));
        label.getStyleClass().add("panel-title");
        return label;
    }

    private Node button(Feather icon, String key, Runnable action) {
        Button button = new Button();
        button.setGraphic(Icons.of(icon));
        button.getStyleClass().add("look-step");
        button.setAccessibleText(texts.get(key));
        wording.help(button, new SimpleStringProperty(texts.get(key)));
        button.setOnAction(event -> action.run());
        return button;
    }

    private void typed() {
        try {
            samples.show(Integer.parseInt(index.getText().strip()) - 1);
        } catch (NumberFormatException e) {
            samples.sampleProperty().get().ifPresent(this::showIndex);
        }
    }

    private void byClass() {
        int label = classes.getSelectionModel().getSelectedIndex();
        boolean other = samples.sampleProperty()
                .get()
                .filter(sample -> sample.label() == label)
                .isEmpty();
        if (label >= 0 && other) {
            samples.nextOfClass(label);
        }
    }

    private void opened(Optional<Dataset> dataset) {
        List<String> names = dataset.map(Dataset::classNames).orElse(List.of());
        classes.getItems().setAll(names);
        // The sample may be known already: in a view in another language.
        samples.sampleProperty().get().ifPresent(this::showClass);
        Sight.show(classes, !names.isEmpty());
        count.setText(dataset.map(one -> texts.get("look.count", one.size())).orElse(""));
    }

    private void show(Optional<Sample> shown) {
        picture.show(null);
        trueClass.setText("");
        shown.ifPresent(sample -> {
            showIndex(sample);
            Sight.show(picture, sample.shape().isImage());
            Sight.show(features, !sample.shape().isImage());
            Sight.show(trueClass, sample.label() >= 0);
            if (!sample.shape().isImage()) {
                features.show(sample.featureNames(), sample.values());
            } else {
                picture.show(PixelMap.picture(
                        sample.values(),
                        sample.shape().height(),
                        sample.shape().width(),
                        sample.shape().channels()));
            }
            if (sample.label() >= 0) {
                trueClass.setText(
                        texts.get("look.true-class", sample.classNames().get(sample.label())));
                showClass(sample);
            }
        });
    }

    private void showClass(Sample sample) {
        if (sample.label() >= 0 && sample.label() < classes.getItems().size()) {
            classes.getSelectionModel().select(sample.label());
        }
    }

    private void showIndex(Sample sample) {
        index.setText(Integer.toString(sample.index() + 1));
    }

    private void answered(Optional<Seen> seen) {
        List<String> predicted =
                seen.filter(one -> one.sample().label() < 0).map(this::numbers).orElse(List.of());
        numbers.setText(String.join("\n", predicted));
        Sight.show(numbers, !predicted.isEmpty());
        Sight.show(answer, seen.isPresent());
        Sight.show(bars, predicted.isEmpty());
        seen.filter(one -> one.sample().label() >= 0)
                .ifPresentOrElse(
                        one -> bars.show(
                                one.sample().classNames(),
                                one.answer(),
                                one.sample().label()),
                        bars::clear);
    }

    /** What is predicted, and what it should be. */
    private List<String> numbers(Seen seen) {
        float[] targets = seen.sample().targets();
        return IntStream.range(0, seen.answer().length)
                .mapToObj(i -> {
                    String answer = FeatureList.number(seen.answer()[i], texts);
                    return i < targets.length
                            ? texts.get("look.number.target", answer, FeatureList.number(targets[i], texts))
                            : answer;
                })
                .toList();
    }
}
