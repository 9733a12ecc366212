package org.layerwright.ui.view;

import java.nio.file.Path;
import java.util.Optional;
import javafx.animation.PauseTransition;
import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import javafx.util.Duration;
import org.layerwright.ui.viewmodel.FileStore;
import org.layerwright.ui.viewmodel.start.WindowPlace;

/** Gives the window the size that it had when it was closed last, and keeps that of now when it is closed. */
public final class WindowMemory {
    /** Long after the window manager has had its say. */
    private static final Duration STANDING = Duration.seconds(2);

    private final Path file;
    private final FileStore store;

    /** @param folder takes the file */
    public WindowMemory(Path folder, FileStore store) {
        file = folder.resolve(WindowPlace.FILE);
        this.store = store;
    }

    /** @param stage before it is shown for the first time */
    public void follow(Stage stage) {
        Optional<WindowPlace> last = WindowPlace.read(file, store);
        Rectangle2D screen = Screen.getPrimary().getVisualBounds();
        WindowPlace usual = WindowPlace.usual(screen.getWidth(), screen.getHeight());
        WindowPlace place = last.orElse(usual).on(screen.getWidth(), screen.getHeight());
        stage.setWidth(place.width());
        stage.setHeight(place.height());
        stage.setMaximized(place.maximized());
        insistOnSize(stage);
        stage.addEventHandler(WindowEvent.WINDOW_HIDING, event -> keep(stage, last.orElse(usual)));
    }

    /**
     * Not smaller than asked for until it stands: some window managers on Linux otherwise give a new window the least size
     * that it may have.
     */
    private static void insistOnSize(Stage stage) {
        double width = stage.getMinWidth();
        double height = stage.getMinHeight();
        stage.setMinWidth(stage.getWidth());
        stage.setMinHeight(stage.getHeight());
        PauseTransition standing = new PauseTransition(STANDING);
        standing.setOnFinished(event -> {
            stage.setMinWidth(width);
            stage.setMinHeight(height);
        });
        stage.addEventHandler(WindowEvent.WINDOW_SHOWN, event -> standing.play());
    }

    /** The size of a window that fills the screen is the screen's: what it had before stays known. */
    private void keep(Stage stage, WindowPlace last) {
        WindowPlace now = stage.isMaximized()
                ? new WindowPlace(last.width(), last.height(), true)
                : new WindowPlace(stage.getWidth(), stage.getHeight(), false);
        now.write(file, store);
    }
}
