package org.layerwright.app;

import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.event.Event;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.PickResult;
import org.layerwright.network.layer.Conv2D;
import org.layerwright.ui.control.LayerCard;
import org.layerwright.ui.view.MainWindow;
import org.layerwright.ui.view.Page;
import org.layerwright.ui.viewmodel.DocumentViewModel;
import org.layerwright.ui.viewmodel.Settings;

/**
 * Edits once, shows every page, in both themes at the end, and closes. {@code -Dinstaller.classes=rehearse} runs the program this
 * way, so that the classes of its first minutes are known and can be laid ready.
 *
 * <p>A page is left when nothing more comes: when window and workers together have computed hardly anything for two
 * seconds. A fixed time would show less of a page on a busy machine. A page that never comes to rest is an error.
 */
final class Rehearsal {
    private static final javafx.util.Duration A_LOOK = javafx.util.Duration.millis(500);
    /** What frames without a change take, and a collection of garbage. */
    private static final Duration HARDLY_ANYTHING = Duration.ofMillis(60);

    private static final int CALM_LOOKS = 4;
    /** Two minutes, since it may run beside others. */
    private static final int MOST_LOOKS = 240;

    private static final int FAILED = 1;

    private final MainWindow window;
    private final Iterator<Page> pages;
    private final Runnable end;
    private final Timeline steps = new Timeline();
    private Duration before = Duration.ZERO;
    private int calm;
    private int looks;

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
        click((LayerCard) window.stage().getScene().lookup(".layer-card"));
        document.select(1);
        document.edits().setParam(1, Conv2D.FILTERS.name(), 16, false);
        document.undo();
        document.edits().remove(1);
        document.undo();
        steps.getKeyFrames().setAll(new KeyFrame(A_LOOK, event -> look()));
        steps.setCycleCount(Timeline.INDEFINITE);
        steps.play();
    }

    /** As a press of the mouse does. */
    static void click(LayerCard card) {
        for (var type : List.of(MouseEvent.MOUSE_PRESSED, MouseEvent.MOUSE_RELEASED, MouseEvent.MOUSE_CLICKED)) {
            boolean down = type == MouseEvent.MOUSE_PRESSED;
            PickResult itself = new PickResult(card, 0, 0);
            Event.fireEvent(
                    card,
                    new MouseEvent(
                            type,
                            0,
                            0,
                            0,
                            0,
                            MouseButton.PRIMARY,
                            1,
                            false,
                            false,
                            false,
                            false,
                            down,
                            false,
                            false,
                            true,
                            false,
                            true,
                            itself));
        }
    }

    private void look() {
        Duration now = computed();
        boolean still = now.minus(before).abs().compareTo(HARDLY_ANYTHING) < 0;
        before = now;
        calm = still ? calm + 1 : 0;
        looks++;
        if (looks > MOST_LOOKS) {
            System.err.println("\"" + window.model().page().get() + "\" did not come to rest within two minutes.");
            Runtime.getRuntime().halt(FAILED);
        }
        if (calm >= CALM_LOOKS) {
            calm = 0;
            looks = 0;
            next();
        }
    }

    /** The processor time of this process and of all that it started. */
    private static Duration computed() {
        ProcessHandle own = ProcessHandle.current();
        return Stream.concat(Stream.of(own), own.descendants())
                .flatMap(process -> process.info().totalCpuDuration().stream())
                .reduce(Duration.ZERO, Duration::plus);
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
