package org.layerwright.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.robot.Robot;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.layerwright.network.NetworkSpec;
import org.layerwright.ui.control.CanvasPane;
import org.layerwright.ui.testing.Fx;
import org.layerwright.ui.testing.FxTest;
import org.layerwright.ui.testing.Keys;

/** The canvas with a residual network of 60 layers: connections, several cards at once, zoom, the list of problems. */
@FxTest
class CanvasTest {
    @TempDir
    Path folder;

    private TestWindow test;
    private Pointer mouse;

    @BeforeEach
    void open() {
        test = TestWindow.open(folder, DeepNetworks.residual(60), made -> {
            made.model.runPanelShown().set(false);
            made.form.data().datasetProperty().set("cifar-10");
        });
        mouse = new Pointer(test);
    }

    @AfterEach
    void close() {
        test.close();
    }

    @Test
    void drawsTheConnectionsThatAreInViewAndOnlyThoseCards() {
        assertTrue(count(".link.arc") >= 2, "shortcuts around the first blocks");
        assertTrue(count(".merge-badge") >= 1);
        assertTrue(count(".layer-card") < 30, "cards out of view are not made");
        mouse.click(card("stem"));
        assertEquals(1, count(".link.arc", "lit"));
        assertTrue(count(".link.arc", "faded") >= 1);
        Keys.press(KeyCode.END);
        assertEquals(59, test.document.selection());
        assertTrue(isInView(card("output")), "the stack scrolls to the selected card");
    }

    @Test
    void severalCardsAreCopiedPastedAndTakenBack() {
        NetworkSpec before = test.document.network();
        mouse.click(card("block1_norm"));
        Keys.press(KeyCode.SHIFT, KeyCode.DOWN);
        assertEquals(List.of(3, 4), List.copyOf(test.document.selected()));
        assertEquals(2, count(".layer-card", "selected"));
        String told = Fx.get(() -> ((Label) test.node("#several-selected")).getText());
        assertTrue(told.startsWith("2 layers are selected. What is changed here counts for block1_relu alone"), told);
        Keys.press(KeyCode.CONTROL, KeyCode.C);
        Keys.press(KeyCode.CONTROL, KeyCode.V);
        assertEquals(List.of("block1_norm_2", "block1_relu_2"), test.layers().subList(5, 7));
        assertEquals(62, test.layers().size());
        Keys.press(KeyCode.DELETE);
        assertEquals(before, test.document.network());
        Keys.press(KeyCode.CONTROL, KeyCode.Z);
        Keys.press(KeyCode.CONTROL, KeyCode.Z);
        assertEquals(before, test.document.network());
        Keys.press(KeyCode.CONTROL, KeyCode.A);
        assertEquals(60, test.document.selected().size());
    }

    @Test
    void cardsAreDraggedAtAnotherZoomToo() {
        mouse.click("#zoom-out");
        mouse.click("#zoom-out");
        mouse.click(card("block1_norm"));
        Fx.run(() -> test.document.toggle(4));
        Fx.settle();
        mouse.drag(card("block1_norm"), card("block1_b"), 0.9);
        assertEquals(
                List.of("block1_a", "block1_b", "block1_norm", "block1_relu"),
                test.layers().subList(2, 6));
        mouse.click(card("block1_b"));
        for (int i = 0; i < 4; i++) {
            Keys.press(KeyCode.CONTROL, KeyCode.MINUS);
        }
        assertEquals("50 %", test.text("#zoom-reset"));
        assertFalse(Fx.get(
                () -> test.node(card("block1_b")).lookup(".layer-summary").isVisible()));
        Keys.press(KeyCode.CONTROL, KeyCode.DIGIT0);
        assertTrue(Fx.get(
                () -> test.node(card("block1_b")).lookup(".layer-summary").isVisible()));
    }

    @Test
    void theMarkOfAMergeSaysWhatIsRead() {
        Node badge = test.node(".merge-badge");
        mouse.over(".merge-badge");
        Tooltip help = (Tooltip) Fx.get(() -> badge.getProperties().values().stream()
                .filter(Tooltip.class::isInstance)
                .findFirst()
                .orElseThrow());
        assertTrue(help.getText().startsWith("Reads 2 layers: "), help.getText());
        mouse.click(".merge-badge");
        String merging = test.layers().get(test.document.selection());
        assertTrue(
                test.document
                                .network()
                                .layers()
                                .get(test.document.selection())
                                .inputs()
                                .size()
                        == 2,
                merging);
    }

    @Test
    void theMenuZoomsWhileTheCanvasIsShown() {
        mouse.click(card("stem"));
        Keys.press(KeyCode.CONTROL, KeyCode.PLUS);
        assertEquals("110 %", percent());
        MenuItem out = menuItem("canvas.menu.zoom-out");
        Fx.run(out::fire);
        Fx.run(out::fire);
        assertEquals("90 %", percent());
        Fx.run(menuItem("canvas.menu.zoom-height")::fire);
        assertEquals("50 %", percent(), "60 layers");
        Fx.run(menuItem("canvas.menu.zoom-reset")::fire);
        assertEquals("100 %", percent());
        Fx.run(() -> test.model.page().set("runs"));
        assertTrue(out.isDisable());
        Fx.run(() -> test.model.page().set("build"));
        assertFalse(out.isDisable());
    }

    @Test
    void headingsStandOverTheirColumnsAtEverySize() {
        mouse.click(card("stem"));
        for (double factor : new double[] {1, 0.8, 1.3, 0.5}) {
            Fx.run(() -> {
                menuItem("canvas.menu.zoom-reset").fire();
                for (double at = 1; Math.abs(at - factor) > 0.01; at += at < factor ? 0.1 : -0.1) {
                    menuItem(at < factor ? "canvas.menu.zoom-in" : "canvas.menu.zoom-out")
                            .fire();
                }
            });
            Fx.settle();
            Fx.settle();
            Label heading = (Label) test.node(".column-heading");
            assertTrue(heading.isVisible());
            assertEquals(
                    right(test.node(card("stem")).lookup(".layer-shape")),
                    right(heading),
                    1,
                    "the output at " + factor);
            assertTrue(
                    Fx.get(() -> heading.localToScene(heading.getLayoutBounds()).getHeight()) > 9);
        }
    }

    @Test
    void theMiddleButtonAndTheSpaceBarPan() {
        CanvasPane canvas = (CanvasPane) test.node("#canvas");
        mouse.drag(MouseButton.MIDDLE, "#canvas", 0, -120);
        assertEquals(120, Fx.get(canvas::top), 1);
        Fx.run(() -> test.node("#stack").requestFocus());
        int selected = test.document.selection();
        double before = Fx.get(canvas::top);
        Fx.run(() -> new Robot().keyPress(KeyCode.SPACE));
        mouse.drag(MouseButton.PRIMARY, "#canvas", 0, -60);
        Fx.run(() -> new Robot().keyRelease(KeyCode.SPACE));
        assertEquals(before + 60, Fx.get(canvas::top), 1);
        assertEquals(selected, test.document.selection(), "panning selects nothing");
        mouse.drag(MouseButton.MIDDLE, "#canvas", 0, 900);
        assertEquals(0, Fx.get(canvas::top), "not beyond the beginning");
    }

    private double right(Node node) {
        return Fx.get(() -> node.localToScene(node.getLayoutBounds()).getMaxX());
    }

    private String percent() {
        Fx.settle();
        return test.text("#zoom-reset");
    }

    private MenuItem menuItem(String id) {
        return Fx.get(() -> ((MenuBar) test.node(".menu-bar"))
                .getMenus().stream()
                        .flatMap(menu -> menu.getItems().stream())
                        .filter(item -> id.equals(item.getId()))
                        .findFirst()
                        .orElseThrow());
    }

    @Test
    void theListOfProblemsJumpsToTheCard() {
        Fx.run(() -> {
            test.document.edits().setParam(50, "kernelSize", -3, false);
            test.document.select(0);
        });
        Fx.settle();
        assertFalse(Fx.get(() -> test.node("#problems").isVisible()));
        mouse.click("#verdict");
        assertTrue(Fx.get(() -> test.node("#problems").isVisible()));
        Keys.press(KeyCode.ENTER);
        assertEquals(50, test.document.selection());
        assertTrue(isInView(card(test.layers().get(50))));
        Keys.press(KeyCode.CONTROL, KeyCode.Z);
        assertFalse(Fx.get(() -> test.node("#problems").isVisible()), "nothing is wrong any more");
    }

    private static String card(String layer) {
        return "#card-" + layer;
    }

    private boolean isInView(String selector) {
        return Fx.get(() -> {
            Node node = test.node(selector);
            Bounds card = node.localToScene(node.getLayoutBounds());
            Node canvas = test.node("#canvas");
            return canvas.localToScene(canvas.getLayoutBounds()).contains(card);
        });
    }

    private int count(String selector) {
        return Fx.get(() -> test.root().lookupAll(selector).size());
    }

    /** A look-up does not heed pseudo-classes. */
    private long count(String selector, String state) {
        return Fx.get(() -> test.root().lookupAll(selector).stream()
                .filter(node -> node.getPseudoClassStates().contains(PseudoClass.getPseudoClass(state)))
                .count());
    }
}
