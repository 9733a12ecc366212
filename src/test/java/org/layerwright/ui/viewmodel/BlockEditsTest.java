package org.layerwright.ui.viewmodel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.layerwright.network.LayerSpec;
import org.layerwright.network.NetworkJson;
import org.layerwright.network.NetworkSpec;
import org.layerwright.text.Texts;

/** Selecting several layers, and what is done to them at once. */
class BlockEditsTest {
    private static final Texts ENGLISH = new Texts(Texts.ENGLISH);
    private static final NetworkSpec BLOCK = NetworkSpec.of(
            "n",
            LayerSpec.of("input", "Input"),
            LayerSpec.of("stem", "Conv2D", "padding", "same"),
            LayerSpec.of("a", "Conv2D", "padding", "same"),
            LayerSpec.of("b", "Conv2D", "padding", "same"),
            LayerSpec.of("add", "Add").withInputs(List.of("b", "stem")),
            LayerSpec.of("pool", "GlobalAvgPool2D"));

    private final DocumentViewModel document = new DocumentViewModel(BLOCK);
    private final BlockEdits edits = new BlockEdits(document);
    private final Board board = new Board();
    private final LayerClipboard clipboard = new LayerClipboard(document, board, board, ENGLISH);

    @Test
    void theSelectionGrowsShrinksAndKeepsItsLead() {
        document.select(2);
        document.extendBy(1);
        document.extendBy(1);
        assertEquals(List.of(2, 3, 4), selected());
        assertEquals(4, document.selection());
        document.extendBy(-1);
        assertEquals(List.of(2, 3), selected());
        document.toggle(0);
        assertEquals(List.of(0, 2, 3), selected());
        assertEquals(0, document.selection());
        document.toggle(0);
        assertEquals(2, document.selection());
        document.extendTo(5);
        document.selectAll();
        assertEquals(6, selected().size());
        document.select(1);
        assertEquals(List.of(1), selected());
        document.toggle(1);
        assertEquals(List.of(), selected());
        assertEquals(DocumentViewModel.NOTHING, document.selection());
    }

    @Test
    void severalAreRemovedInOneStepWithAName() {
        pick(2, 4);
        edits.remove();
        assertEquals(List.of("input", "stem", "b", "pool"), names());
        assertEquals("Remove 2 layers", undoName());
        document.undo();
        assertSame(BLOCK, document.network());
        assertEquals(List.of(2, 4), selected());
    }

    @Test
    void severalMoveTogetherAndStaySelected() {
        pick(2, 4);
        edits.moveTo(6);
        assertEquals(List.of("input", "stem", "b", "pool", "a", "add"), names());
        assertEquals(List.of(4, 5), selected());
        edits.moveBy(-1);
        assertEquals(List.of("input", "stem", "b", "a", "add", "pool"), names());
        edits.moveBy(1);
        edits.moveBy(1);
        assertEquals(List.of("input", "stem", "b", "pool", "a", "add"), names());
        assertEquals("Move 2 layers", undoName());
    }

    @Test
    void aResidualBlockIsStackedOnItself() {
        document.select(2);
        document.extendTo(4);
        edits.duplicate();
        assertEquals(List.of("input", "stem", "a", "b", "add", "a_2", "b_2", "add_2", "pool"), names());
        assertEquals(List.of("b_2", "add"), document.network().layers().get(7).inputs());
        assertTrue(document.state().isSound());
        assertEquals("Duplicate 3 layers", undoName());
        assertEquals(List.of(5, 6, 7), selected());
    }

    @Test
    void whatIsCopiedIsANetworkFileAndIsPastedWithFreeNames() {
        document.select(2);
        document.extendTo(4);
        clipboard.copy();
        assertEquals(3, NetworkJson.read(board.text).layers().size());
        document.select(4);
        clipboard.paste();
        assertEquals(List.of("input", "stem", "a", "b", "add", "a_2", "b_2", "add_2", "pool"), names());
        assertEquals(
                List.of("b_2", "stem"),
                document.network().layers().get(7).inputs(),
                "what is outside is read as it was");
        assertEquals("Paste 3 layers", undoName());
    }

    @Test
    void cuttingIsOneStep() {
        document.select(3);
        clipboard.cut();
        assertEquals("Cut b", undoName());
        assertEquals(List.of("a", "stem"), document.network().layers().get(3).inputs());
        document.undo();
        assertSame(BLOCK, document.network());
    }

    @Test
    void aWholeNetworkIsPastedWithoutItsInput() {
        board.text = NetworkJson.write(NetworkSpec.of(
                "other",
                LayerSpec.of("input", "Input"),
                LayerSpec.of("c", "Conv2D", "padding", "same", "filters", 32),
                LayerSpec.of("d", "Conv2D", "padding", "same").withInputs(List.of("input"))));
        document.select(1);
        clipboard.paste();
        assertEquals(List.of("input", "stem", "c", "d", "a"), names().subList(0, 5));
        assertEquals(List.of("stem"), document.network().layers().get(3).inputs());
    }

    @Test
    void aListOfLayersAndOneLayerAreTaken() {
        board.text = "[{\"name\": \"x\", \"type\": \"Dropout\"}, {\"name\": \"x\", \"type\": \"Dropout\"}]";
        document.select(1);
        clipboard.paste();
        board.text = "{\"name\": \"x\", \"type\": \"Dropout\"}";
        clipboard.paste();
        assertEquals(List.of("x", "x_2", "x_3"), names().subList(2, 5));
        assertEquals(List.of(), board.errors);
    }

    @Test
    void badTextIsRefusedWithASentence() {
        for (String bad : List.of("", "hello", "{\"format\": \"other\"}", "[{\"name\": 3}]", "[]")) {
            board.text = bad;
            board.errors.clear();
            clipboard.paste();
            assertEquals(1, board.errors.size(), bad);
            assertTrue(board.errors.get(0).startsWith("Nothing was pasted | "), board.errors.get(0));
            assertTrue(!board.errors.get(0).contains("‹"), board.errors.get(0));
        }
        assertSame(BLOCK, document.network());
    }

    @Test
    void theListOfProblemsNamesTheirLayers() {
        document.edits().setParam(2, "kernelSize", -1, false);
        document.edits().setParam(3, "filters", -1, false);
        assertEquals(
                List.of(2, 3),
                ProblemEntry.of(document.state(), List.of(), ENGLISH).stream()
                        .map(ProblemEntry::layer)
                        .toList());
    }

    @Test
    void zoomStaysWithinItsBounds() {
        CanvasZoom zoom = new CanvasZoom();
        zoom.step(100);
        assertEquals(150, zoom.percent());
        zoom.step(-3);
        assertEquals(120, zoom.percent());
        zoom.set(0.01);
        assertEquals(50, zoom.percent());
        assertTrue(zoom.isOverview());
        zoom.reset();
        assertEquals(100, zoom.percent());
    }

    private void pick(int... layers) {
        document.select(-1);
        for (int layer : layers) {
            document.toggle(layer);
        }
    }

    private List<Integer> selected() {
        return List.copyOf(document.selected());
    }

    private List<String> names() {
        return document.network().layers().stream().map(LayerSpec::name).toList();
    }

    private String undoName() {
        return document.undoNameProperty().get().orElseThrow().in(ENGLISH);
    }

    /** A clipboard, and dialogs that remember what they told. */
    private static final class Board implements TextClipboard, Dialogs {
        private String text = "";
        private final List<String> errors = new ArrayList<>();

        @Override
        public String text() {
            return text;
        }

        @Override
        public void put(String next) {
            text = next;
        }

        @Override
        public Optional<Path> chooseFileToOpen(Optional<Path> near) {
            return Optional.empty();
        }

        @Override
        public Optional<Path> chooseFileToSave(Optional<Path> near, String suggestedName) {
            return Optional.empty();
        }

        @Override
        public Unsaved askUnsaved(String documentName) {
            return Unsaved.CANCEL;
        }

        @Override
        public boolean confirm(String headline, String sentence, String yes) {
            throw new AssertionError(headline);
        }

        @Override
        public void error(String headline, String sentence) {
            errors.add(headline + " | " + sentence);
        }
    }
}
