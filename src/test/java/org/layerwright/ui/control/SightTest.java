package org.layerwright.ui.control;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.scene.Scene;
import javafx.scene.layout.Pane;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.Test;
import org.layerwright.ui.testing.Fx;
import org.layerwright.ui.testing.FxTest;

@FxTest
class SightTest {
    @Test
    void followsWhatHidesANodeHoweverFarAround() {
        Fx.run(() -> {
            Pane node = new Pane();
            Pane inner = new Pane(node);
            StackPane outer = new StackPane(inner);
            ObservableValue<Boolean> seen = Sight.of(node);
            List<Boolean> heard = new ArrayList<>();
            seen.addListener((observable, before, now) -> heard.add(now));
            assertEquals(false, seen.getValue(), "it is on no scene");
            new Scene(outer);
            assertEquals(true, seen.getValue());
            outer.setVisible(false);
            assertEquals(false, seen.getValue());
            node.setVisible(false);
            outer.setVisible(true);
            assertEquals(false, seen.getValue(), "it is hidden itself");
            node.setVisible(true);
            outer.getChildren().clear();
            assertEquals(false, seen.getValue(), "what it lies in was taken away");
            outer.getChildren().add(inner);
            inner.setVisible(false);
            inner.setVisible(true);
            assertEquals(List.of(true, false, true, false, true, false, true), heard);
        });
    }
}
