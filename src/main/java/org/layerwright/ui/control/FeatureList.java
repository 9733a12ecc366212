package org.layerwright.ui.control;

import java.text.NumberFormat;
import java.util.List;
import javafx.geometry.HPos;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import org.layerwright.text.Texts;

/** The values of a sample that is no image, each with its name; the first ones of many. */
public final class FeatureList extends GridPane {
    private static final int MOST = 12;

    private final Texts texts;

    public FeatureList(Texts texts) {
        this.texts = texts;
        getStyleClass().add("feature-list");
        setId("features");
        ColumnConstraints name = new ColumnConstraints();
        name.setHgrow(Priority.ALWAYS);
        name.setMinWidth(0);
        ColumnConstraints value = new ColumnConstraints();
        value.setHalignment(HPos.RIGHT);
        getColumnConstraints().setAll(name, value);
    }

    /** @param names one for each value, or empty: then they are counted from 1 */
    public void show(List<String> names, float[] values) {
        getChildren().clear();
        int count = Math.min(MOST, values.length);
        for (int i = 0; i < count; i++) {
            String name = names.isEmpty() ? texts.get("feature.unnamed", i + 1) : names.get(i);
            Label label = new Label(name);
            label.setTooltip(Tips.of(name));
            label.setMinWidth(0);
            label.getStyleClass().add("feature-name");
            Label value = new Label(number(values[i], texts));
            value.setMinWidth(USE_PREF_SIZE);
            addRow(i, label, value);
        }
        if (values.length > count) {
            Label more = new Label(texts.get("feature.more", values.length - count));
            more.getStyleClass().add("feature-name");
            add(more, 0, count, 2, 1);
        }
    }

    /** With about four digits, whatever its size. */
    public static String number(double value, Texts texts) {
        double size = Math.abs(value);
        NumberFormat format = NumberFormat.getNumberInstance(texts.locale());
        format.setMaximumFractionDigits(size >= 1000 ? 0 : size >= 100 ? 1 : size >= 10 ? 2 : 4);
        return format.format(value).replace('-', '−');
    }
}
