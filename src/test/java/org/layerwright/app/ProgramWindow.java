package org.layerwright.app;

import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.scene.Parent;
import javafx.stage.Stage;
import org.layerwright.run.AppFolders;
import org.layerwright.ui.fx.Slices;
import org.layerwright.ui.testing.Fx;

/** The whole program with its window and its own worker processes, in folders of a test. */
public final class ProgramWindow implements AutoCloseable {
    private final Stage stage;
    private final WorkbenchContext context;

    /** @param opened hears the folders that are to be shown by the desktop */
    public ProgramWindow(Path userData, Consumer<Path> opened) {
        stage = Fx.get(Stage::new);
        Slices slices = Slices.afterShow();
        context = Fx.get(() -> new WorkbenchContext(
                new AppFolders(Path.of("").toAbsolutePath(), userData),
                System.getenv(),
                Locale.ENGLISH,
                opened,
                slices));
        Fx.run(() -> {
            context.open(stage);
            context.window().show();
        });
        Fx.await(slices::isDone);
    }

    public WorkbenchContext context() {
        return context;
    }

    public Stage stage() {
        return stage;
    }

    public Parent root() {
        return stage.getScene().getRoot();
    }

    @Override
    public void close() {
        Fx.run(() -> {
            stage.hide();
            context.close();
        });
    }
}
