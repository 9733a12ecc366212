package org.layerwright.ui.view.data;

import java.util.Locale;
import javafx.geometry.VPos;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import org.layerwright.data.CatalogEntry;
import org.layerwright.data.DatasetSummary;
import org.layerwright.data.LabelledData;
import org.layerwright.text.Texts;
import org.layerwright.ui.viewmodel.Numbers;

/** Names and values in two columns. */
final class FactLines extends GridPane {
    private final Texts texts;

    private FactLines(Texts texts) {
        this.texts = texts;
        getStyleClass().add("data-facts");
        ColumnConstraints names = new ColumnConstraints();
        names.setMinWidth(USE_PREF_SIZE);
        ColumnConstraints values = new ColumnConstraints();
        values.setHgrow(Priority.ALWAYS);
        getColumnConstraints().setAll(names, values);
    }

    /** What the catalogue tells. */
    static FactLines of(CatalogEntry entry, Texts texts) {
        FactLines lines = new FactLines(texts);
        lines.add("train", lines.number(entry.trainSamples()));
        lines.add("test", lines.number(entry.testSamples()));
        lines.add("shape", entry.shape().toString());
        lines.add("classes", lines.number(entry.classes()));
        lines.terms(entry);
        return lines;
    }

    /** What was found in the files. */
    static FactLines of(LabelledData data, Texts texts) {
        FactLines lines = new FactLines(texts);
        lines.add("train", lines.number(data.train().size()));
        data.test().ifPresent(test -> lines.add("test", lines.number(test.size())));
        lines.add("shape", data.train().sampleShape().toString());
        if (data.train().targetSize() > 0) {
            lines.add("targets", lines.number(data.train().targetSize()));
        } else {
            lines.add("classes", lines.number(data.train().classNames().size()));
        }
        return lines;
    }

    /** What was measured. */
    static FactLines of(DatasetSummary summary, Texts texts) {
        FactLines lines = new FactLines(texts);
        lines.add("mean", decimal(summary.mean()) + " ± " + decimal(summary.deviation()));
        lines.add("range", decimal(summary.smallest()) + " … " + decimal(summary.largest()));
        if (summary.isSampled()) {
            lines.add("measured", lines.number(summary.measured()));
        }
        return lines;
    }

    /** Under which terms it may be used, and what to cite. */
    static FactLines terms(CatalogEntry entry, Texts texts) {
        FactLines lines = new FactLines(texts);
        lines.terms(entry);
        return lines;
    }

    private void terms(CatalogEntry entry) {
        String name = entry.licence().name();
        add("licence", name.isEmpty() ? texts.get("dataset.licence.none") : name);
        add("citation", entry.citation());
    }

    private void add(String name, String value) {
        Label key = Parts.text(texts.get("data.fact." + name), "data-fact");
        key.setWrapText(false);
        GridPane.setValignment(key, VPos.TOP);
        addRow(getRowCount(), key, Parts.text(value));
    }

    private String number(long value) {
        return Numbers.grouped(value, texts.locale());
    }

    private static String decimal(double value) {
        return String.format(Locale.ROOT, "%.4g", value);
    }
}
