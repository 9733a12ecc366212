package org.layerwright.app;

import java.util.Locale;
import javafx.application.Application;
import javafx.stage.Stage;
import org.layerwright.run.AppFolders;

/** The JavaFX side of the program: makes the window's parts when JavaFX is ready and ends them when the window closes. */
public final class WorkbenchApp extends Application {
    private WorkbenchContext context;

    @Override
    public void start(Stage stage) {
        AppFolders folders = AppFolders.detect(System.getenv(), System.getProperties());
        context = new WorkbenchContext(
                stage,
                folders,
                System.getenv(),
                Locale.getDefault(),
                folder -> getHostServices().showDocument(folder.toUri().toString()));
        context.window().show();
        context.service().warmUp("cpu");
    }

    @Override
    public void stop() {
        if (context != null) {
            context.close();
        }
    }
}
