package org.layerwright.ui.control;

import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
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
        picture.setImage(image);
    }

    /** @param image laid over the picture, such as a saliency; null for none */
    public void showOverlay(Image image) {
        overlay.setImage(image);
    }
}
