package org.layerwright.ui.view.data;

import java.util.List;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.TilePane;
import org.layerwright.data.Dataset;
import org.layerwright.network.Shape;
import org.layerwright.text.Texts;
import org.layerwright.ui.control.MapPicture;
import org.layerwright.ui.control.PixelMap;
import org.layerwright.ui.control.Tips;
import org.layerwright.ui.viewmodel.data.OwnPreview.Sample;

/** Samples as one sees them: images as a grid of pictures, points in the plane as a plot, anything else as a table. */
final class SampleTile {
    /** Of a picture, in pixels. */
    static final double SIZE = 56;

    private static final int MOST_COLUMNS = 12;

    private SampleTile() {}

    static Node of(Dataset data, List<Sample> samples, Texts texts) {
        Shape shape = data.sampleShape();
        if (shape.isImage()) {
            return pictures(data, samples, texts);
        }
        return shape.size() == 2 && data.targetSize() == 0
                ? new PointPlot(data.classNames(), samples, texts)
                : table(data, samples, texts);
    }

    private static Node pictures(Dataset data, List<Sample> samples, Texts texts) {
        TilePane tiles = new TilePane();
        tiles.getStyleClass().add("data-tiles");
        Shape shape = data.sampleShape();
        for (Sample sample : samples) {
            MapPicture picture = new MapPicture(SIZE);
            picture.show(PixelMap.picture(sample.values(), shape.height(), shape.width(), shape.channels()));
            String words = words(data, sample, texts);
            picture.setAccessibleText(words);
            Tooltip.install(picture, Tips.of(words));
            tiles.getChildren().add(picture);
        }
        return tiles;
    }

    /** Which sample it is, and its class. */
    static String words(Dataset data, Sample sample, Texts texts) {
        return texts.get("data.sample", sample.index() + 1, answer(data, sample));
    }

    private static Node table(Dataset data, List<Sample> samples, Texts texts) {
        GridPane grid = new GridPane();
        grid.getStyleClass().add("data-table");
        int columns = Math.min(MOST_COLUMNS, data.sampleShape().size());
        grid.add(Parts.text(texts.get("data.table.answer"), "data-fact"), 0, 0);
        for (int c = 0; c < columns; c++) {
            grid.add(Parts.text(texts.get("data.table.column", c + 1), "data-fact"), c + 1, 0);
        }
        for (int r = 0; r < samples.size(); r++) {
            grid.add(cell(answer(data, samples.get(r))), 0, r + 1);
            float[] values = samples.get(r).values();
            for (int c = 0; c < columns; c++) {
                grid.add(cell(String.format(Locale.ROOT, "%.4g", values[c])), c + 1, r + 1);
            }
        }
        return grid;
    }

    private static Node cell(String text) {
        Label label = Parts.text(text);
        label.setWrapText(false);
        label.setMinWidth(Region.USE_PREF_SIZE);
        return label;
    }

    /** The class's name, or the numbers to predict. */
    private static String answer(Dataset data, Sample sample) {
        if (data.targetSize() == 0) {
            return data.classNames().get(sample.label());
        }
        float[] targets = new float[data.targetSize()];
        data.readTarget(sample.index(), targets, 0);
        return String.format(Locale.ROOT, "%.4g", targets[0]);
    }
}
