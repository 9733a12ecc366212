package org.layerwright.ui.control;

import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.StackPane;

/**
 * A small picture made of numbers, such as a digit, a kernel or a feature map, enlarged without smoothing so that every
 * pixel is seen. Its longer side has the given size; a second image can be laid over it.
 */
public final class MapPicture extends StackPane {
    private final ImageView picture = new ImageView();
    private final ImageView overlay = new ImageView();

    /** @param size pixels of the longer side */
    public MapPicture(double size) {
        getStyleClass().add("map-picture");
        for (ImageView view : new ImageView[] {picture, overlay}) {
            view.setSmooth(false);
            view.setPreserveRatio(true);
            view.setFitWidth(size);
            view.setFitHeight(size);
        }
        setMinSize(size, size);
        setPrefSize(size, size);
        setMaxSize(size, size);
        getChildren().addAll(picture, overlay);
    }

    /** @param image from {@link PixelMap}; null for none */
    public void show(Image image) {
        picture.setImage(enlarged(image, picture.getFitWidth()));
    }

    /** @param image laid over the picture, such as a saliency; null for none */
    public void showOverlay(Image image) {
        overlay.setImage(enlarged(image, overlay.getFitWidth()));
    }

    /** Pixel by pixel, since not every pipeline leaves the smoothing away when it scales. */
    static Image enlarged(Image image, double size) {
        if (image == null) {
            return null;
        }
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        int factor = (int) Math.ceil(size / Math.max(width, height));
        if (factor < 2) {
            return image;
        }
        WritableImage large = new WritableImage(width * factor, height * factor);
        int[] row = new int[width * factor];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < row.length; x++) {
                row[x] = image.getPixelReader().getArgb(x / factor, y);
            }
            for (int copy = 0; copy < factor; copy++) {
                large.getPixelWriter()
                        .setPixels(
                                0,
                                y * factor + copy,
                                row.length,
                                1,
                                PixelFormat.getIntArgbInstance(),
                                row,
                                0,
                                row.length);
            }
        }
        return large;
    }
}
