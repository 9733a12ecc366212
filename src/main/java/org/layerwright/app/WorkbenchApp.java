package org.layerwright.app;

import java.util.Locale;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.control.Alert;
import javafx.stage.Stage;
import org.layerwright.run.AppFolders;
import org.layerwright.text.ExplainedException;
import org.layerwright.text.Texts;

/** The JavaFX side of the program: makes the window's parts when JavaFX is ready and ends them when the window closes. */
public final class WorkbenchApp extends Application {
    private WorkbenchContext context;

    @Override
    public void start(Stage stage) {
        AppFolders folders;
        try {
            folders = AppFolders.detect(System.getenv(), System.getProperties());
        } catch (ExplainedException e) {
            Texts texts = new Texts(Locale.getDefault());
            new Alert(Alert.AlertType.ERROR, texts.get(e.key(), e.args())).showAndWait();
            Platform.exit();
            return;
        }
        context = new WorkbenchContext(
                stage,
                folders,
                System.getenv(),
                Locale.getDefault(),
                folder -> getHostServices().showDocument(folder.toUri().toString()));
        context.window().show();
        context.warmUpSoon();
    }

    /** The window and what it works with; null before the start. */
    WorkbenchContext context() {
        return context;
    }

    @Override
    public void stop() {
        if (context != null) {
            context.close();
        }
    }
}
