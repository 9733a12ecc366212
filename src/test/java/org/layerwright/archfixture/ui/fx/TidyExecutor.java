package org.layerwright.archfixture.ui.fx;

import java.util.concurrent.Executor;
import javafx.application.Platform;

/** May use the application thread. */
public final class TidyExecutor implements Executor {
    @Override
    public void execute(Runnable task) {
        Platform.runLater(task);
    }
}
