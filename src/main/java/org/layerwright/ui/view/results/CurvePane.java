package org.layerwright.ui.view.results;

import java.text.NumberFormat;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import javafx.geometry.Pos;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.layerwright.analysis.Calibration;
import org.layerwright.analysis.ClassResults;
import org.layerwright.analysis.NumberResults;
import org.layerwright.analysis.RocCurve;
import org.layerwright.text.Texts;
import org.layerwright.ui.control.FeatureList;
import org.layerwright.ui.control.Tips;

/** A picture of one quantity against another, with a sentence on what it says and, where it applies, a choice of class. */
final class CurvePane extends VBox {
    private final Texts texts;
    private final String key;
    private final IntConsumer chosen;
    private final XyPlot plot;
    private final Label words = new Label();
    private final ComboBox<String> positive = new ComboBox<>();
    private final HBox head = new HBox(words);
    private ClassResults shown;

    /**
     * @param key which texts explain it
     * @param chosen hears of a point that is clicked, by its index
     */
    CurvePane(String key, Texts texts, IntConsumer chosen) {
        this.chosen = chosen;
        this.texts = texts;
        this.key = key;
        plot = new XyPlot(texts.locale());
        getStyleClass().add("curve-pane");
        words.setId(key + "-words");
        words.setWrapText(true);
        words.setMinHeight(USE_PREF_SIZE);
        HBox.setHgrow(words, Priority.ALWAYS);
        words.setMaxWidth(Double.MAX_VALUE);
        head.setAlignment(Pos.CENTER_LEFT);
        head.setSpacing(12);
        positive.setId(key + "-class");
        positive.setAccessibleText(texts.get("results.roc.class"));
        positive.setTooltip(Tips.of(texts.get("results.roc.class.help")));
        positive.getSelectionModel().selectedIndexProperty().addListener(observable -> drawRoc());
        VBox.setVgrow(plot, Priority.ALWAYS);
        getChildren().setAll(head, plot);
    }

    XyPlot plot() {
        return plot;
    }

    void showRoc(ClassResults classes) {
        shown = classes;
        int before = positive.getSelectionModel().getSelectedIndex();
        if (!positive.getItems().equals(classes.classNames())) {
            positive.getItems().setAll(classes.classNames());
            positive.getSelectionModel().select(Math.min(1, classes.classes() - 1));
        } else if (before >= 0) {
            drawRoc();
        }
        if (!head.getChildren().contains(positive)) {
            head.getChildren().add(0, positive);
        }
    }

    private void drawRoc() {
        int index = positive.getSelectionModel().getSelectedIndex();
        if (shown == null || index < 0) {
            return;
        }
        RocCurve curve = shown.roc(index);
        String name = shown.classNames().get(index);
        if (!curve.isDefined()) {
            words.setText(texts.get("results.roc.none", name));
            plot.clear();
            return;
        }
        words.setText(texts.get("results.roc.words", name, number(curve.auc()), curve.positives(), curve.negatives()));
        double[] x = curve.points().stream()
                .mapToDouble(RocCurve.Point::falsePositiveRate)
                .toArray();
        double[] y = curve.points().stream()
                .mapToDouble(RocCurve.Point::truePositiveRate)
                .toArray();
        draw(
                x,
                y,
                true,
                false,
                new double[] {0, 1, 0, 1},
                i -> texts.get(
                        "results.roc.reading",
                        number(curve.points().get(i).threshold()),
                        percent(curve.points().get(i).truePositiveRate()),
                        percent(curve.points().get(i).falsePositiveRate())));
    }

    void showCalibration(Calibration calibration) {
        List<Calibration.Bin> bins =
                calibration.bins().stream().filter(bin -> bin.samples() > 0).toList();
        words.setText(texts.get("results.calibration.words", percent(calibration.expectedError())));
        draw(
                bins.stream().mapToDouble(Calibration.Bin::confidence).toArray(),
                bins.stream().mapToDouble(Calibration.Bin::accuracy).toArray(),
                true,
                true,
                new double[] {0, 1, 0, 1},
                i -> texts.get(
                        "results.calibration.reading",
                        bins.get(i).samples(),
                        percent(bins.get(i).confidence()),
                        percent(bins.get(i).accuracy())));
    }

    /**
     * @param number which of several predicted numbers, counted from 0
     * @param residuals whether the error is shown against the target, and not the output
     */
    void showNumbers(NumberResults numbers, int number, boolean residuals) {
        double[] x = IntStream.range(0, numbers.samples())
                .mapToDouble(i -> numbers.target(i, number))
                .toArray();
        double[] y = IntStream.range(0, numbers.samples())
                .mapToDouble(i -> residuals ? numbers.residual(i, number) : numbers.output(i, number))
                .toArray();
        words.setText(texts.get("results." + key + ".words"));
        double[] rangeX = range(x);
        double[] rangeY = range(y);
        double low = Math.min(rangeX[0], rangeY[0]);
        double high = Math.max(rangeX[1], rangeY[1]);
        double[] range = residuals
                ? new double[] {rangeX[0], rangeX[1], rangeY[0], rangeY[1]}
                : new double[] {low, high, low, high};
        draw(
                x,
                y,
                false,
                true,
                range,
                i -> texts.get(
                        "results.sample.number",
                        i + 1,
                        FeatureList.number(numbers.target(i, number), texts),
                        FeatureList.number(numbers.output(i, number), texts)));
    }

    private static double[] range(double[] values) {
        double low = Arrays.stream(values).min().orElse(0);
        double high = Arrays.stream(values).max().orElse(1);
        double margin = Math.max(1e-9, (high - low) * 0.05);
        return new double[] {low - margin, high + margin};
    }

    /** @param range least and greatest x, then y */
    private void draw(double[] x, double[] y, boolean line, boolean dots, double[] range, IntFunction<String> reading) {
        plot.show(new XyPlot.Content(
                texts.get("results." + key + ".x"),
                texts.get("results." + key + ".y"),
                x,
                y,
                line,
                dots,
                !key.equals("residuals"),
                range[0],
                range[1],
                range[2],
                range[3],
                reading,
                chosen));
        plot.setAccessibleText(words.getText());
    }

    private String percent(double share) {
        NumberFormat format = NumberFormat.getPercentInstance(texts.locale());
        format.setMaximumFractionDigits(2);
        return format.format(share);
    }

    private String number(double value) {
        if (Double.isInfinite(value)) {
            return "∞";
        }
        NumberFormat format = NumberFormat.getNumberInstance(texts.locale());
        format.setMinimumFractionDigits(4);
        format.setMaximumFractionDigits(4);
        return format.format(value);
    }
}
