package org.layerwright.ui.view.results;

import java.text.NumberFormat;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.layerwright.analysis.NumberResults;
import org.layerwright.analysis.NumberResults.NumberScores;
import org.layerwright.analysis.report.ClassFigures;
import org.layerwright.text.Texts;
import org.layerwright.ui.control.Tips;
import org.layerwright.ui.viewmodel.results.Results;

/** The few numbers that sum the results up, each with its name and, as a tooltip, what it says. */
final class Figures extends HBox {
    private final Texts texts;
    private final Map<String, Figure> made = new HashMap<>();

    private record Figure(VBox box, Label number) {}

    Figures(Texts texts) {
        this.texts = texts;
        getStyleClass().add("results-figures");
        setId("results-figures");
    }

    /** @param number which of several predicted numbers, counted from 0 */
    void show(Results results, int number) {
        Map<String, String> figures = new LinkedHashMap<>();
        results.figures().ifPresent(classes -> ofClasses(classes, figures));
        results.numbers().ifPresent(numbers -> ofNumbers(numbers, number, figures));
        figures.put(
                results.isOfTraining() ? "trainingSamples" : "samples",
                whole(results.judgement().samples()));
        // Those that stay are kept with their explanations, of which each is a window of its own.
        List<VBox> boxes = figures.keySet().stream()
                .map(key -> made.computeIfAbsent(key, this::figure))
                .map(Figure::box)
                .toList();
        if (!getChildren().equals(boxes)) {
            getChildren().setAll(boxes);
        }
        figures.forEach((key, value) -> made.get(key).number().setText(value));
    }

    private void ofClasses(ClassFigures classes, Map<String, String> figures) {
        figures.put("accuracy", percent(classes.accuracy()));
        classes.topK().forEach((k, share) -> figures.put("top" + k, percent(share)));
        figures.put("macroF1", percent(classes.macroF1()));
        figures.put("crossEntropy", number(classes.crossEntropy()));
        figures.put("ece", percent(classes.calibration().expectedError()));
        figures.put("mistakes", whole(classes.mistakes()));
    }

    private void ofNumbers(NumberResults numbers, int number, Map<String, String> figures) {
        NumberScores scores = numbers.scores(number);
        figures.put("mae", number(scores.meanAbsoluteError()));
        figures.put("rmse", number(scores.rootMeanSquaredError()));
        figures.put("r2", number(scores.explained()));
        figures.put("bias", number(scores.bias()));
    }

    private Figure figure(String key) {
        Label name = new Label(texts.get("results.figure." + key));
        name.getStyleClass().add("figure-name");
        Label number = new Label();
        number.setId("figure-" + key);
        number.getStyleClass().add("figure-value");
        number.setMinWidth(USE_PREF_SIZE);
        name.setMinWidth(USE_PREF_SIZE);
        for (Label label : List.of(name, number)) {
            label.setTooltip(Tips.of(texts.get("results.figure." + key + ".help")));
        }
        return new Figure(new VBox(number, name), number);
    }

    private String percent(double share) {
        return percent(share, texts);
    }

    static String percent(double share, Texts texts) {
        NumberFormat format = NumberFormat.getPercentInstance(texts.locale());
        format.setMinimumFractionDigits(2);
        return Double.isNaN(share) ? "–" : format.format(share);
    }

    private String number(double value) {
        NumberFormat format = NumberFormat.getNumberInstance(texts.locale());
        format.setMaximumFractionDigits(4);
        return Double.isNaN(value) ? "–" : format.format(value).replace('-', '−');
    }

    private String whole(long value) {
        return whole(value, texts);
    }

    static String whole(long value, Texts texts) {
        return NumberFormat.getIntegerInstance(texts.locale()).format(value);
    }
}
