package org.layerwright.ui;

import java.nio.file.Path;
import java.util.Optional;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.layerwright.event.WorkerEvent.ActivationsShown;
import org.layerwright.event.WorkerEvent.WeightsShown;
import org.layerwright.ui.viewmodel.FakeInspectionService;
import org.layerwright.ui.viewmodel.FakeInspectionService.Asked;
import org.layerwright.ui.viewmodel.look.ForwardPass;

/**
 * What a user does on the page inside the network, with answers that are computed here. On the JavaFX thread, once it has been
 * made.
 */
final class LookSteps implements AutoCloseable {
    private final TestWindow window;
    private final ForwardPass pass = new ForwardPass(TestWindow.seed(), 5);

    LookSteps(Path folder) {
        window = TestWindow.open(folder);
        // What the cards of the canvas asked for is another matter.
        window.inspection.activations.clear();
    }

    TestWindow window() {
        return window;
    }

    Node root() {
        return window.find(".look-page");
    }

    @Override
    public void close() {
        window.close();
    }

    void open() {
        window.model.page().set("look");
        answer();
    }

    /** Answers everything that was asked. */
    void answer() {
        Optional<Asked<ActivationsShown>> seen = FakeInspectionService.open(window.inspection.activations);
        Optional<Asked<WeightsShown>> weights = FakeInspectionService.open(window.inspection.weights);
        if (seen.isPresent()) {
            seen.get().answer().complete(pass.shown(seen.get().samples()));
            answer();
        } else if (weights.isPresent()) {
            weights.get().answer().complete(pass.weightsOf(weights.get().what().substring("weights ".length())));
            answer();
        }
    }

    void card(String layer) {
        int at = TestWindow.seed().indexOf(layer);
        ((Button) root().lookupAll(".look-card").toArray()[at]).fire();
        answer();
        layout();
    }

    void home() {
        ((Button) root().lookup(".look-crumb")).fire();
        layout();
    }

    void toggle(int index) {
        ((ToggleButton) root().lookup(index == 0 ? ".left-pill" : ".right-pill")).fire();
        layout();
    }

    /** Goes to a map with the keyboard. */
    void openMap(int index) {
        Node grid = root().lookup(".map-grid");
        grid.requestFocus();
        for (int i = 0; i < index; i++) {
            press(grid, KeyCode.RIGHT);
        }
        press(grid, KeyCode.ENTER);
        layout();
    }

    /** Goes to a pixel with the keyboard. */
    void openPixel(int row, int column) {
        Node pixels = root().lookup(".pixel-view");
        for (int i = 0; i < row; i++) {
            press(pixels, KeyCode.DOWN);
        }
        for (int i = 0; i < column; i++) {
            press(pixels, KeyCode.RIGHT);
        }
        press(pixels, KeyCode.ENTER);
        answer();
        layout();
    }

    static void press(Node node, KeyCode code) {
        Event.fireEvent(node, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false));
    }

    void layout() {
        window.window.stage().getScene().getRoot().applyCss();
        window.window.stage().getScene().getRoot().layout();
    }
}
