package org.layerwright.app;

import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import javafx.application.Application;
import javafx.stage.Stage;
import org.layerwright.run.AppFolders;
import org.layerwright.text.ExplainedException;
import org.layerwright.ui.fx.BackgroundExecutor;
import org.layerwright.ui.fx.Slices;
import org.layerwright.ui.view.Look;

/**
 * What needs no JavaFX that runs, made while JavaFX starts: fonts, the theme, and all that the window works with, but no
 * control and no scene. JavaFX makes the application itself and hands it nothing but words, so this begins with its
 * class, and once in a process.
 */
final class HeadStart {
    private static final HeadStart ONCE = new HeadStart();

    private final Future<WorkbenchContext> context;
    private final Future<Void> fonts;

    private HeadStart() {
        // Not closed: its threads are daemons, end a minute after their work, and there are two of them.
        BackgroundExecutor beside = new BackgroundExecutor();
        CompletableFuture<WorkbenchContext> made = CompletableFuture.supplyAsync(HeadStart::prepare, beside);
        context = made;
        // While the window's thread makes the window. Nobody waits for it, and the window's own models are not touched.
        made.thenAcceptAsync(ready -> FirstEdit.linkCode(ready.opened(), ready.texts()), beside);
        fonts = CompletableFuture.runAsync(Look::loadFonts, beside);
    }

    /** Begins, or tells what was begun. */
    static HeadStart begin() {
        return ONCE;
    }

    /**
     * What the window works with, as soon as it is there, and not before the fonts are.
     *
     * @throws ExplainedException if the program's folders cannot be used
     */
    WorkbenchContext context() {
        try {
            fonts.get();
            return context.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof ExplainedException problem) {
                throw problem;
            }
            throw new CompletionException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CompletionException(e);
        }
    }

    private static WorkbenchContext prepare() {
        AppFolders folders = AppFolders.detect(System.getenv(), System.getProperties());
        WorkbenchContext made = new WorkbenchContext(
                folders,
                folders.policy().over(System.getenv()),
                Locale.getDefault(),
                HeadStart::openFolder,
                Slices.afterShow());
        Look.prepare(made.theme());
        return made;
    }

    private static void openFolder(Path folder) {
        // JavaFX gives the desktop's services to an application only, and there is none yet.
        Application services = new Application() {
            @Override
            public void start(Stage stage) {}
        };
        services.getHostServices().showDocument(folder.toUri().toString());
    }
}
