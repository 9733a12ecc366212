package org.layerwright.ui.control;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.beans.value.ObservableValue;
import javafx.scene.image.PixelWriter;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.StackPane;
import org.layerwright.event.WorkerEvent.LayerOutput;
import org.layerwright.text.Texts;
import org.layerwright.ui.viewmodel.build.LayerPreviews.Outputs;

/**
 * What a layer gives for one sample, very small: the four maps with the most contrast, or a vector as a strip of its
 * numbers. Empty, but of the same size, while nothing is known.
 */
public final class LayerThumbnail extends StackPane {
    public static final double SIZE = 28;
    private static final int LONGEST_STRIP = 32;

    private final ObservableValue<Outputs> outputs;
    private final Texts texts;
    /** Held here and only weakly by the previews, which outlive every card. */
    private final InvalidationListener listener = changed -> show();

    private MapPicture picture;
    private String layer = "";
    private LayerOutput drawn;

    public LayerThumbnail(ObservableValue<Outputs> outputs, Texts texts) {
        this.outputs = outputs;
        this.texts = texts;
        getStyleClass().add("layer-thumbnail");
        HoverHelp.installSentences(this, () -> isVisible() ? getAccessibleText() : "");
        setMinSize(SIZE, SIZE);
        setMaxSize(SIZE, SIZE);
        outputs.addListener(new WeakInvalidationListener(listener));
    }

    /** @param name of the layer to show from now on */
    public void showLayer(String name) {
        if (!name.equals(layer)) {
            layer = name;
            drawn = null;
            show();
        }
    }

    private void show() {
        LayerOutput output = outputs.getValue().ofLayer().get(layer);
        setVisible(output != null);
        if (output == null) {
            drawn = null;
            return;
        }
        setAccessibleText(texts.get(outputs.getValue().trained() ? "preview.trained" : "preview.fresh", layer));
        if (!output.equals(drawn)) {
            drawn = output;
            if (picture == null) {
                picture = new MapPicture(SIZE);
                getChildren().add(picture);
            }
            picture.show(image(output));
        }
    }

    static WritableImage image(LayerOutput output) {
        float[] values = output.values().toArray();
        List<Integer> shape = output.shape();
        if (shape.size() != 3) {
            return strip(values);
        }
        int height = shape.get(0);
        int width = shape.get(1);
        int channels = shape.get(2);
        if (channels == 1 || channels == 3 && isColour(values)) {
            return channels == 3
                    ? PixelMap.picture(values, height, width, channels)
                    : PixelMap.channel(values, height, width, 1, 0, PixelMap.Palette.GREY);
        }
        if (height * width == 1) {
            return strip(values);
        }
        return tiles(values, height, width, channels);
    }

    /** Only the input has colours as they are seen. */
    private static boolean isColour(float[] values) {
        for (float value : values) {
            if (!(value >= 0 && value <= 1)) {
                return false;
            }
        }
        return true;
    }

    private static WritableImage tiles(float[] values, int height, int width, int channels) {
        List<Integer> strongest = IntStream.range(0, channels)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer channel) -> -contrast(values, channels, channel)))
                .limit(4)
                .sorted()
                .toList();
        WritableImage image = new WritableImage(2 * width, 2 * height);
        for (int i = 0; i < strongest.size(); i++) {
            WritableImage tile =
                    PixelMap.channel(values, height, width, channels, strongest.get(i), PixelMap.Palette.GREY);
            image.getPixelWriter().setPixels(i % 2 * width, i / 2 * height, width, height, tile.getPixelReader(), 0, 0);
        }
        return image;
    }

    private static double contrast(float[] values, int channels, int channel) {
        double sum = 0;
        double squares = 0;
        int count = values.length / channels;
        for (int i = channel; i < values.length; i += channels) {
            sum += values[i];
            squares += (double) values[i] * values[i];
        }
        double variance = squares / count - sum / count * (sum / count);
        return Double.isNaN(variance) ? 0 : variance;
    }

    /** A short vector as upright bars of colour, a long one row by row. */
    private static WritableImage strip(float[] values) {
        int columns = values.length <= LONGEST_STRIP ? values.length : (int) Math.ceil(Math.sqrt(values.length));
        int rows = (values.length + columns - 1) / columns;
        int tall = rows == 1 ? Math.max(1, columns / 2) : 1;
        float low = Float.POSITIVE_INFINITY;
        float high = Float.NEGATIVE_INFINITY;
        for (float value : values) {
            low = Math.min(low, value);
            high = Math.max(high, value);
        }
        WritableImage image = new WritableImage(columns, rows * tall);
        PixelWriter pixels = image.getPixelWriter();
        for (int i = 0; i < values.length; i++) {
            for (int y = 0; y < tall; y++) {
                pixels.setArgb(
                        i % columns,
                        i / columns * tall + y,
                        PixelMap.colour(values[i], low, high, PixelMap.Palette.GREY));
            }
        }
        return image;
    }
}
