package org.layerwright.ui.view.draw;

import java.io.File;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import org.layerwright.ui.viewmodel.draw.DrawViewModel;

/** Takes pictures in place of a drawing: pasted or dropped, as files or as they are. */
final class PictureSource {
    private final DrawViewModel drawing;

    PictureSource(DrawViewModel drawing) {
        this.drawing = drawing;
    }

    void takeDropsOn(Node node) {
        node.setOnDragOver(this::over);
        node.setOnDragDropped(this::dropped);
    }

    /** @return whether there was a picture on the clipboard */
    boolean paste() {
        Clipboard clipboard = Clipboard.getSystemClipboard();
        if (clipboard.hasImage()) {
            take(clipboard.getImage());
        } else if (clipboard.hasFiles()) {
            take(clipboard.getFiles());
        } else {
            return false;
        }
        return true;
    }

    private void take(Image image) {
        int height = (int) image.getHeight();
        int width = (int) image.getWidth();
        int[] pixels = new int[width * height];
        image.getPixelReader().getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
        drawing.usePicture(width, height, pixels);
    }

    private void take(List<File> files) {
        drawing.usePicture(files.get(0).toPath());
    }

    private void over(DragEvent event) {
        if (event.getDragboard().hasFiles() || event.getDragboard().hasImage()) {
            event.acceptTransferModes(TransferMode.COPY);
            event.consume();
        }
    }

    private void dropped(DragEvent event) {
        if (event.getDragboard().hasFiles()) {
            take(event.getDragboard().getFiles());
        } else if (event.getDragboard().hasImage()) {
            take(event.getDragboard().getImage());
        }
        event.setDropCompleted(true);
        event.consume();
    }
}
