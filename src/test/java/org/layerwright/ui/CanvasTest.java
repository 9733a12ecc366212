package org.layerwright.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Button;
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
import org.layerwright.network.LayerSpec;
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

    @BeforeEach
    void open() {
        Fx.run(() -> {
            test = new TestWindow(folder, DeepNetworks.residual(60));
            test.model.runPanelShown().set(false);
            test.form.data().datasetProperty().set("cifar-10");
            test.window.show();
        });
        Fx.settle();
    }

    @AfterEach
    void close() {
        Fx.run(() -> test.window.stage().hide());
    }

    @Test
    void drawsTheConnectionsThatAreInViewAndOnlyThoseCards() {
        assertTrue(count(".link.arc") >= 2, "shortcuts around the first blocks");
        assertTrue(count(".merge-badge") >= 1);
        assertTrue(count(".layer-card") < 30, "cards out of view are not made");
        click(card("stem"));
        assertEquals(1, count(".link.arc", "lit"));
        assertTrue(count(".link.arc", "faded") >= 1);
        Keys.press(KeyCode.END);
        assertEquals(59, test.document.selection());
        assertTrue(isInView(card("output")), "the stack scrolls to the selected card");
    }

    @Test
    void severalCardsAreCopiedPastedAndTakenBack() {
        NetworkSpec before = test.document.network();
        click(card("block1_norm"));
        Keys.press(KeyCode.SHIFT, KeyCode.DOWN);
        assertEquals(List.of(3, 4), List.copyOf(test.document.selected()));
        assertEquals(2, count(".layer-card", "selected"));
        String told = Fx.get(() -> ((Label) lookup("#several-selected")).getText());
        assertTrue(told.startsWith("2 layers are selected. What is changed here counts for block1_relu alone"), told);
        Keys.press(KeyCode.CONTROL, KeyCode.C);
        Keys.press(KeyCode.CONTROL, KeyCode.V);
        assertEquals(List.of("block1_norm_2", "block1_relu_2"), names().subList(5, 7));
        assertEquals(62, names().size());
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
        click("#zoom-out");
        click("#zoom-out");
        click(card("block1_norm"));
        Fx.run(() -> test.document.toggle(4));
        Fx.settle();
        drag(card("block1_norm"), card("block1_b"), 0.9);
        assertEquals(List.of("block1_a", "block1_b", "block1_norm", "block1_relu"), names().subList(2, 6));
        click(card("block1_b"));
        for (int i = 0; i < 4; i++) {
            Keys.press(KeyCode.CONTROL, KeyCode.MINUS);
        }
        assertEquals("50 %", Fx.get(() -> ((Button) lookup("#zoom-reset")).getText()));
        assertFalse(
                Fx.get(() -> lookup(card("block1_b")).lookup(".layer-summary").isVisible()));
        Keys.press(KeyCode.CONTROL, KeyCode.DIGIT0);
        assertTrue(
                Fx.get(() -> lookup(card("block1_b")).lookup(".layer-summary").isVisible()));
    }

    @Test
    void theMarkOfAMergeSaysWhatIsRead() {
        Node badge = lookup(".merge-badge");
        Fx.run(() -> new Robot().mouseMove(at(".merge-badge", 0.5)));
        Fx.settle();
        Tooltip help = (Tooltip) Fx.get(() -> badge.getProperties().values().stream()
                .filter(Tooltip.class::isInstance)
                .findFirst()
                .orElseThrow());
        assertTrue(help.getText().startsWith("Reads 2 layers: "), help.getText());
        click(".merge-badge");
        String merging = names().get(test.document.selection());
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
        click(card("stem"));
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
        click(card("stem"));
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
            Label heading = (Label) lookup(".column-heading");
            assertTrue(heading.isVisible());
            assertEquals(
                    right(lookup(card("stem")).lookup(".layer-shape")), right(heading), 1, "the output at " + factor);
            assertTrue(
                    Fx.get(() -> heading.localToScene(heading.getLayoutBounds()).getHeight()) > 9);
        }
    }

    @Test
    void theMiddleButtonAndTheSpaceBarPan() {
        CanvasPane canvas = (CanvasPane) lookup("#canvas");
        drag(MouseButton.MIDDLE, 0, -120);
        assertEquals(120, Fx.get(canvas::top), 1);
        Fx.run(() -> lookup("#stack").requestFocus());
        int selected = test.document.selection();
        double before = Fx.get(canvas::top);
        Fx.run(() -> new Robot().keyPress(KeyCode.SPACE));
        drag(MouseButton.PRIMARY, 0, -60);
        Fx.run(() -> new Robot().keyRelease(KeyCode.SPACE));
        assertEquals(before + 60, Fx.get(canvas::top), 1);
        assertEquals(selected, test.document.selection(), "panning selects nothing");
        drag(MouseButton.MIDDLE, 0, 900);
        assertEquals(0, Fx.get(canvas::top), "not beyond the beginning");
    }

    private void drag(MouseButton button, double x, double y) {
        Point2D from = Fx.get(() -> at("#canvas", 0.5));
        Fx.run(() -> {
            new Robot().mouseMove(from);
            new Robot().mousePress(button);
        });
        Fx.run(() -> new Robot().mouseMove(from.add(x / 2, y / 2)));
        Fx.run(() -> new Robot().mouseMove(from.add(x, y)));
        Fx.run(() -> new Robot().mouseRelease(button));
        Fx.settle();
    }

    private double right(Node node) {
        return Fx.get(() -> node.localToScene(node.getLayoutBounds()).getMaxX());
    }

    private String percent() {
        Fx.settle();
        return Fx.get(() -> ((Button) lookup("#zoom-reset")).getText());
    }

    private MenuItem menuItem(String id) {
        return Fx.get(() -> ((MenuBar) lookup(".menu-bar"))
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
        assertFalse(Fx.get(() -> lookup("#problems").isVisible()));
        click("#verdict");
        assertTrue(Fx.get(() -> lookup("#problems").isVisible()));
        Keys.press(KeyCode.ENTER);
        assertEquals(50, test.document.selection());
        assertTrue(isInView(card(names().get(50))));
        Keys.press(KeyCode.CONTROL, KeyCode.Z);
        assertFalse(Fx.get(() -> lookup("#problems").isVisible()), "nothing is wrong any more");
    }

    private static String card(String layer) {
        return "#card-" + layer;
    }

    private boolean isInView(String selector) {
        return Fx.get(() -> {
            Node node = lookup(selector);
            Bounds card = node.localToScene(node.getLayoutBounds());
            Node canvas = lookup("#canvas");
            return canvas.localToScene(canvas.getLayoutBounds()).contains(card);
        });
    }

    private List<String> names() {
        return Fx.get(() ->
                test.document.network().layers().stream().map(LayerSpec::name).toList());
    }

    private int count(String selector) {
        return Fx.get(() ->
                test.window.stage().getScene().getRoot().lookupAll(selector).size());
    }

    /** A look-up does not heed pseudo-classes. */
    private long count(String selector, String state) {
        return Fx.get(() -> test.window.stage().getScene().getRoot().lookupAll(selector).stream()
                .filter(node -> node.getPseudoClassStates().contains(PseudoClass.getPseudoClass(state)))
                .count());
    }

    private Node lookup(String selector) {
        Node node = selector.startsWith("#card-")
                ? test.card(selector.substring("#card-".length()))
                : test.window.stage().getScene().lookup(selector);
        if (node == null) {
            throw new AssertionError("There is no " + selector + " among "
                    + test.window.stage().getScene().getRoot().lookupAll(".layer-card"));
        }
        return node;
    }

    private Point2D at(String selector, double down) {
        Node node = lookup(selector);
        Bounds bounds = node.localToScreen(node.getLayoutBounds());
        return new Point2D(bounds.getCenterX(), bounds.getMinY() + down * bounds.getHeight());
    }

    private void click(String selector) {
        Fx.run(() -> {
            Robot robot = new Robot();
            robot.mouseMove(at(selector, 0.5));
            robot.mouseClick(MouseButton.PRIMARY);
        });
        Fx.settle();
    }

    private void drag(String from, String to, double down) {
        Fx.run(() -> {
            Robot robot = new Robot();
            robot.mouseMove(at(from, 0.5));
            robot.mousePress(MouseButton.PRIMARY);
        });
        Fx.run(() -> new Robot().mouseMove(at(to, down).subtract(10, 0)));
        Fx.run(() -> new Robot().mouseMove(at(to, down)));
        Fx.settle();
        Fx.run(() -> new Robot().mouseRelease(MouseButton.PRIMARY));
        Fx.settle();
    }
}
