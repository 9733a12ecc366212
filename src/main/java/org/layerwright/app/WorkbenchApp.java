package org.layerwright.app;

import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.control.Alert;
import javafx.stage.Stage;
import org.layerwright.run.AppFolders;
import org.layerwright.text.ExplainedException;
import org.layerwright.text.Texts;
import org.layerwright.ui.fx.BackgroundExecutor;
import org.layerwright.ui.fx.Slices;
import org.layerwright.ui.view.Look;
import org.layerwright.ui.view.MainWindow;

/**
 * The JavaFX side of the program. While JavaFX starts, which takes a quarter of a second, what the window works with is
 * made beside it; then the window, and when it closes all of it ends.
 */
final class WorkbenchApp {
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Consumer<MainWindow> shown;

    /** @param shown hears of the window once it is shown, on its thread */
    WorkbenchApp(Consumer<MainWindow> shown) {
        this.shown = shown;
    }

    /**
     * Opens the window and returns when it is closed.
     *
     * @throws UnsupportedOperationException if there is no display
     */
    void run() {
        try (BackgroundExecutor beside = new BackgroundExecutor()) {
            CompletableFuture<WorkbenchContext> context = CompletableFuture.supplyAsync(WorkbenchApp::prepare, beside);
            CompletableFuture<Void> fonts = CompletableFuture.runAsync(Look::loadFonts, beside);
            Platform.startup(() -> {
                fonts.join();
                start(context);
            });
            closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static WorkbenchContext prepare() {
        AppFolders folders = AppFolders.detect(System.getenv(), System.getProperties());
        return new WorkbenchContext(
                folders, System.getenv(), Locale.getDefault(), WorkbenchApp::openFolder, Slices.afterShow());
    }

    private void start(CompletableFuture<WorkbenchContext> prepared) {
        try {
            WorkbenchContext context = prepared.join();
            Stage stage = new Stage();
            context.open(stage);
            stage.setOnHidden(event -> {
                context.close();
                closed.countDown();
            });
            context.window().show();
            context.warmUpSoon();
            shown.accept(context.window());
        } catch (CompletionException e) {
            try {
                if (!(e.getCause() instanceof ExplainedException problem)) {
                    throw e;
                }
                Texts texts = new Texts(Locale.getDefault());
                new Alert(Alert.AlertType.ERROR, texts.get(problem.key(), problem.args())).showAndWait();
            } finally {
                closed.countDown();
            }
        }
    }

    private static void openFolder(Path folder) {
        // JavaFX gives the desktop's services to an application only.
        Application services = new Application() {
            @Override
            public void start(Stage stage) {}
        };
        services.getHostServices().showDocument(folder.toUri().toString());
    }
}
