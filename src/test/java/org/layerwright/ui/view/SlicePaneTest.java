package org.layerwright.ui.view;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.Test;
import org.layerwright.ui.fx.Slices;
import org.layerwright.ui.testing.Fx;
import org.layerwright.ui.testing.FxTest;

/** Parts that come back one a frame. */
@FxTest
class SlicePaneTest {
    @Test
    void whatLiesInControlsIsFoundBeforeTheyWereOnAScene() {
        Fx.run(() -> {
            SlicePane split = new SlicePane(new Label("split"));
            SlicePane inner = new SlicePane(new Label("inner"));
            SlicePane scroll = new SlicePane(new ScrollPane(new VBox(inner)));
            SlicePane tab = new SlicePane(new Label("tab"));
            VBox page = new VBox(new SplitPane(split), scroll, new TabPane(new Tab("", tab), new Tab("empty")));
            assertEquals(List.of(split, scroll, inner, tab), SlicePane.putAside(page));
            assertEquals(List.of(0, 0, 0, 0), children(List.of(split, scroll, inner, tab)));
        });
    }

    @Test
    void theyComeBackOneAFrameAndKeepTheirRoomUntilThen() {
        Fx.run(() -> {
            Region wide = new Region();
            wide.setPrefSize(80, 30);
            SlicePane first = new SlicePane(wide);
            SlicePane second = new SlicePane(new Label("second"));
            VBox page = new VBox(first, second);
            new Scene(page);
            page.applyCss();
            page.autosize();
            page.layout();
            double height = page.prefHeight(-1);
            List<SlicePane> parts = SlicePane.putAside(page);
            assertEquals(height, page.prefHeight(-1));
            assertEquals(30, first.minHeight(-1));

            Slices slices = Slices.afterShow();
            SlicePane.bringBack(parts, slices);
            slices.add(() -> assertEquals(List.of(1, 1), children(parts)));
            assertEquals(List.of(0, 0), children(parts));
            slices.finish();
            assertEquals(List.of(1, 1), children(parts));
            assertEquals(height, page.prefHeight(-1));
        });
    }

    private static List<Integer> children(List<SlicePane> panes) {
        return panes.stream().map(pane -> pane.getChildren().size()).toList();
    }
}
