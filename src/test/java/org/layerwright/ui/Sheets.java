package org.layerwright.ui;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.DialogPane;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.stage.Window;
import org.layerwright.ui.testing.Fx;
import org.layerwright.ui.view.FxDialogs;
import org.layerwright.ui.viewmodel.CudaPackViewModel;
import org.layerwright.ui.viewmodel.Dialogs;

/** Opens whatever lies over the window in a window of its own, in each of its states, one at a time. */
final class Sheets {
    private final TestWindow test;
    private final Path drive;
    private final Dialogs dialogs;
    private final Map<String, Runnable> openers = new LinkedHashMap<>();

    /** @param drive a folder for the file of the CUDA pack */
    Sheets(TestWindow test, Path drive) {
        this.test = test;
        this.drive = drive;
        dialogs = new FxDialogs(test.window::stage, test.settings::texts);
        openers.put("preferences", () -> menu("frame.menu.prefs"));
        openers.put("shortcuts", () -> menu("shortcuts.menu"));
        openers.put("sharing", this::sharing);
        openers.put("unsaved", () -> ask(() -> dialogs.askUnsaved("Keras MNIST CNN")));
        openers.put(
                "question",
                () -> ask(() -> dialogs.confirm(
                        text("pack.window.remove.question"),
                        text("pack.window.remove.sentence", "2.4 GB"),
                        text("pack.window.remove.yes"))));
        openers.put(
                "error",
                () -> ask(() -> dialogs.error(
                        text("results.save.failed"),
                        text("window.pack.stalled", "", "https://server.example/maven2", 30))));
        openers.put("about", () -> menu("ui.menu.about"));
        openers.put("about-failed", () -> about(() -> pack().installFrom("http://127.0.0.1:9/"), true));
        openers.put("about-coming", () -> about(() -> pack().installFrom(packDrive()), false));
        openers.put("about-installed", () -> about(() -> {}, true));
        openers.put("about-in-use", () -> about(() -> test.onCard.set(true), true));
    }

    /** In the order in which they can be opened, each once. */
    List<String> names() {
        return List.copyOf(openers.keySet());
    }

    DialogPane open(String name) {
        openers.get(name).run();
        Fx.settle();
        return Fx.get(Sheets::shown);
    }

    void close() {
        Fx.run(() -> shown().getScene().getWindow().hide());
        Fx.settle();
    }

    private static DialogPane shown() {
        return Window.getWindows().stream()
                .filter(Window::isShowing)
                .map(window -> window.getScene().getRoot())
                .filter(DialogPane.class::isInstance)
                .map(DialogPane.class::cast)
                .findFirst()
                .orElseThrow();
    }

    /** A dialog that is waited for must not be waited for here. */
    private static void ask(Runnable question) {
        Platform.runLater(question);
    }

    private void menu(String key) {
        Fx.run(() -> {
            MenuBar bar = (MenuBar) root().lookup(".menu-bar");
            bar.getMenus().stream()
                    .map(Menu::getItems)
                    .flatMap(List<MenuItem>::stream)
                    .filter(item -> text(key).equals(item.getText()))
                    .findFirst()
                    .orElseThrow()
                    .fire();
        });
    }

    private void sharing() {
        Fx.run(() -> {
            test.model.page().set("build");
            test.document.select(1);
        });
        Fx.settle();
        Fx.run(() -> ((Button) root().lookup("#why-so-few")).fire());
    }

    private void about(Runnable before, boolean finish) {
        Fx.run(before::run);
        if (finish) {
            Runnable work = test.packWork.poll();
            if (work != null) {
                Fx.run(work::run);
            }
        }
        menu("ui.menu.about");
    }

    private CudaPackViewModel pack() {
        return test.model.about().cudaPack();
    }

    private Path packDrive() {
        try {
            return TestWindow.packOn(drive);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Node root() {
        return test.window.stage().getScene().getRoot();
    }

    private String text(String key, Object... arguments) {
        return test.settings.texts().get(key, arguments);
    }
}
