package org.layerwright.ui.view;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import org.layerwright.importer.FileKind;

/**
 * Opens a model or a network that is dropped anywhere on the window. Files of other kinds are left to the page below: data
 * sets, pictures. What a file is tells its content, which is looked at in the background as soon as it hovers.
 */
final class ModelDrop {
    private final WindowModel model;
    private Path hovering;
    private Optional<FileKind> kind = Optional.empty();

    ModelDrop(WindowModel model) {
        this.model = model;
    }

    /** Listens before everything within a node does. */
    void listen(Node root) {
        root.addEventFilter(DragEvent.DRAG_OVER, this::over);
        root.addEventFilter(DragEvent.DRAG_DROPPED, this::dropped);
    }

    private void over(DragEvent event) {
        Optional<Path> file = file(event);
        file.filter(path -> !path.equals(hovering)).ifPresent(this::look);
        if (file.isPresent() && isOurs()) {
            event.acceptTransferModes(TransferMode.COPY);
            event.consume();
        }
    }

    private void look(Path file) {
        hovering = file;
        kind = Optional.empty();
        model.background().execute(() -> {
            FileKind found = FileKind.of(file);
            model.windowThread().execute(() -> {
                if (file.equals(hovering)) {
                    kind = Optional.of(found);
                }
            });
        });
    }

    private void dropped(DragEvent event) {
        Optional<Path> file = file(event);
        if (file.isPresent() && file.get().equals(hovering) && isOurs()) {
            model.page().set(BuildPage.ID);
            model.files().open(file.get());
            event.setDropCompleted(true);
            event.consume();
        }
        hovering = null;
        kind = Optional.empty();
    }

    /** Everything that holds a network or weights: what cannot be opened of it gets its sentence. */
    private boolean isOurs() {
        return kind.filter(found -> found != FileKind.OTHER).isPresent();
    }

    private static Optional<Path> file(DragEvent event) {
        List<File> files = event.getDragboard().getFiles();
        return files.size() == 1 ? Optional.of(files.get(0).toPath()) : Optional.empty();
    }
}
