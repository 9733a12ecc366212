package org.layerwright.ui.control;

import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import javafx.geometry.HPos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;

/**
 * What a network holds a sample for: a bar for each class with its name and probability. The most probable class is
 * bold, the true one has a check mark. Rows are used again, so that it can be shown many times a second.
 */
public final class ProbabilityBars extends GridPane {
    /** No class is known to be the true one. */
    public static final int UNKNOWN = -1;

    /** Which class stands first. */
    public enum Order {
        /** The most probable ones, best first; the true class is always among them. */
        STRONGEST_FIRST,
        /** As the data set counts its classes, so that a bar keeps its place while the numbers change. */
        CLASSES
    }

    private static final double NAME_WIDTH = 120;
    private final int most;
    private final Order order;
    private final String trueClassWord;
    private final NumberFormat percent;
    private final List<Row> rows = new ArrayList<>();

    /**
     * @param most how many classes are shown at most
     * @param trueClassWord what the check mark says to a screen reader, such as "true class"
     */
    public ProbabilityBars(int most, Order order, String trueClassWord, Locale locale) {
        this.most = most;
        this.order = order;
        this.trueClassWord = trueClassWord;
        percent = NumberFormat.getPercentInstance(locale);
        percent.setMinimumFractionDigits(1);
        percent.setMaximumFractionDigits(1);
        getStyleClass().add("probability-bars");
        ColumnConstraints name = new ColumnConstraints();
        name.setMinWidth(Region.USE_PREF_SIZE);
        ColumnConstraints bar = new ColumnConstraints();
        bar.setHgrow(Priority.ALWAYS);
        bar.setFillWidth(true);
        ColumnConstraints number = new ColumnConstraints();
        number.setHalignment(HPos.RIGHT);
        number.setMinWidth(Region.USE_PREF_SIZE);
        getColumnConstraints().addAll(name, bar, number);
    }

    /**
     * Shows one answer.
     *
     * @param names of the classes; a class without a name is called by its number
     * @param probabilities of each class
     * @param trueClass its index, or {@link #UNKNOWN}
     */
    public void show(List<String> names, float[] probabilities, int trueClass) {
        int[] classes = chosen(probabilities, most, order, trueClass);
        int best = probabilities.length == 0 ? UNKNOWN : chosen(probabilities, 1, Order.STRONGEST_FIRST, UNKNOWN)[0];
        while (rows.size() > classes.length) {
            rows.remove(rows.size() - 1).removeFrom(this);
        }
        while (rows.size() < classes.length) {
            Row row = new Row();
            row.addTo(this, rows.size());
            rows.add(row);
        }
        for (int i = 0; i < classes.length; i++) {
            int shown = classes[i];
            String name = shown < names.size() ? names.get(shown) : Integer.toString(shown);
            rows.get(i).show(name, probabilities[shown], shown == trueClass, shown == best);
        }
    }

    /** Shows nothing. */
    public void clear() {
        show(List.of(), new float[0], UNKNOWN);
    }

    /** The classes to show, in order. */
    static int[] chosen(float[] probabilities, int most, Order order, int trueClass) {
        int count = Math.min(most, probabilities.length);
        if (order == Order.CLASSES) {
            return IntStream.range(0, count).toArray();
        }
        int[] sorted = IntStream.range(0, probabilities.length)
                .boxed()
                .sorted((a, b) -> Float.compare(probabilities[b], probabilities[a]))
                .mapToInt(Integer::intValue)
                .limit(count)
                .toArray();
        boolean known = trueClass >= 0 && trueClass < probabilities.length;
        if (known && count > 1 && IntStream.of(sorted).noneMatch(one -> one == trueClass)) {
            sorted[count - 1] = trueClass;
        }
        return sorted;
    }

    /** One class. */
    private final class Row {
        private final Label name = new Label();
        private final Bar bar = new Bar();
        private final Label number = new Label();

        Row() {
            name.setMaxWidth(NAME_WIDTH);
            name.getStyleClass().add("class-name");
            number.getStyleClass().add("probability");
            bar.setAccessibleRole(AccessibleRole.TEXT);
        }

        void addTo(GridPane grid, int row) {
            grid.addRow(row, name, bar, number);
        }

        void removeFrom(GridPane grid) {
            grid.getChildren().removeAll(name, bar, number);
        }

        void show(String text, float probability, boolean isTrue, boolean isBest) {
            name.setText(text);
            if (isTrue != (name.getGraphic() != null)) {
                name.setGraphic(isTrue ? Icons.of(Feather.CHECK) : null);
            }
            String shown = Float.isNaN(probability) ? "–" : percent.format(probability);
            number.setText(shown);
            bar.show(probability);
            bar.setAccessibleText(text + ": " + shown + (isTrue ? ", " + trueClassWord : ""));
            for (Region part : List.of(name, bar, number)) {
                mark(part, "true-class", isTrue);
                mark(part, "best", isBest);
            }
        }

        private static void mark(Region part, String styleClass, boolean wanted) {
            if (wanted != part.getStyleClass().contains(styleClass)) {
                if (wanted) {
                    part.getStyleClass().add(styleClass);
                } else {
                    part.getStyleClass().remove(styleClass);
                }
            }
        }
    }

    /** A trail with a share of it filled from the left. */
    private static final class Bar extends Region {
        private final Region fill = new Region();
        private double share;

        Bar() {
            getStyleClass().add("bar");
            fill.getStyleClass().add("fill");
            getChildren().add(fill);
        }

        void show(double newShare) {
            share = Double.isNaN(newShare) ? 0 : Math.max(0, Math.min(1, newShare));
            requestLayout();
        }

        @Override
        protected void layoutChildren() {
            fill.resizeRelocate(0, 0, snapSizeX(getWidth() * share), getHeight());
        }
    }
}
