package org.layerwright.app;

import java.util.Iterator;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.util.Duration;
import org.layerwright.ui.view.MainWindow;
import org.layerwright.ui.view.Page;
import org.layerwright.ui.viewmodel.DocumentViewModel;
import org.layerwright.ui.viewmodel.Settings;

/**
 * Edits once, shows every page, in both themes at the end, and closes. The program is run this way while it is packaged, so that
 * the classes of its first minutes are known and laid ready.
 */
final class Rehearsal {
    private static final Duration A_PAGE = Duration.millis(400);

    private final MainWindow window;
    private final Iterator<Page> pages;
    private final Runnable end;
    private final Timeline steps = new Timeline();

    Rehearsal(MainWindow window, Runnable end) {
        this.window = window;
        this.pages = window.pages().iterator();
        this.end = end;
    }

    /** Not before all parts are there: under load the pages would be faster than they. */
    void begin() {
        window.model().slices().add(this::play);
    }

    private void play() {
        DocumentViewModel document = window.model().document();
        document.select(1);
        document.remove(1);
        document.undo();
        steps.getKeyFrames().setAll(new KeyFrame(A_PAGE, event -> next()));
        steps.setCycleCount(Timeline.INDEFINITE);
        steps.play();
    }

    private void next() {
        if (pages.hasNext()) {
            window.model().page().set(pages.next().id());
        } else if (window.model().settings().settings().theme() == Settings.ThemeChoice.LIGHT) {
            window.model().settings().chooseTheme(Settings.ThemeChoice.DARK);
        } else {
            steps.stop();
            end.run();
        }
    }
}
