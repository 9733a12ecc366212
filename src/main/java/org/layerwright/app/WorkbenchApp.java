package org.layerwright.app;

import java.nio.file.Path;
import java.util.Locale;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.control.Alert;
import javafx.stage.Stage;
import org.layerwright.text.ExplainedException;
import org.layerwright.text.Texts;

/** The JavaFX side of the program: makes the window's parts when JavaFX is ready and ends them when the window closes. */
public class WorkbenchApp extends Application {
    /** The system property that makes the window show all it has and close: for the archive of its classes. */
    static final String REHEARSE = "layerwright.rehearse";

    private WorkbenchContext context;

    @Override
    public void start(Stage stage) {
        try {
            context = HeadStart.begin().context();
        } catch (ExplainedException e) {
            Texts texts = new Texts(Locale.getDefault());
            new Alert(Alert.AlertType.ERROR, texts.get(e.key(), e.args())).showAndWait();
            Platform.exit();
            return;
        }
        context.open(stage);
        context.window().show();
        if (Boolean.getBoolean(REHEARSE)) {
            new Rehearsal(context.window(), Platform::exit).begin();
            return;
        }
        getParameters().getRaw().stream()
                .findFirst()
                .ifPresent(file ->
                        context.window().model().files().open(Path.of(file).toAbsolutePath()));
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
