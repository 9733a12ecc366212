package org.layerwright.ui.viewmodel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.layerwright.network.LayerSpec;
import org.layerwright.network.NetworkSpec;
import org.layerwright.network.layer.Conv2D;
import org.layerwright.network.layer.Dense;
import org.layerwright.network.layer.Flatten;
import org.layerwright.network.layer.Input;
import org.layerwright.text.Texts;

class DocumentViewModelTest {
    private static final Texts ENGLISH = new Texts(Texts.ENGLISH);
    private static final NetworkSpec SMALL = NetworkSpec.of(
            "small",
            LayerSpec.of("input", Input.ID),
            LayerSpec.of("flatten", Flatten.ID),
            LayerSpec.of("dense", Dense.ID, "units", 10));

    private final DocumentViewModel document = new DocumentViewModel(SMALL);
    private final BlockEdits blocks = new BlockEdits(document);

    @Test
    void eachEditCanBeTakenBackAndMadeAgain() {
        document.select(1);
        document.edits().insert(new Conv2D(), 1);
        document.edits().remove(2);
        document.select(0);
        blocks.moveTo(3);
        List<NetworkSpec> seen = new ArrayList<>();
        while (document.undoNameProperty().get().isPresent()) {
            seen.add(0, document.network());
            document.undo();
        }
        assertEquals(3, seen.size());
        assertSame(SMALL, document.network());
        assertEquals(1, document.selection());
        for (NetworkSpec expected : seen) {
            document.redo();
            assertEquals(expected, document.network());
        }
        assertTrue(document.redoNameProperty().get().isEmpty());
    }

    @Test
    void undoSaysWhatItWouldTakeBack() {
        document.edits().insert(new Conv2D(), 1);
        assertEquals("Add conv", document.undoNameProperty().get().orElseThrow().in(ENGLISH));
        document.edits().setParam(1, "filters", 8, false);
        assertEquals(
                "Filters of conv",
                document.undoNameProperty().get().orElseThrow().in(ENGLISH));
        document.undo();
        assertEquals(
                "Filters of conv",
                document.redoNameProperty().get().orElseThrow().in(ENGLISH));
        document.select(1);
        blocks.moveTo(3);
        assertTrue(document.redoNameProperty().get().isEmpty(), "a new edit forgets what was undone");
    }

    @Test
    void aHeldArrowIsOneStepAndAnotherParameterTheNext() {
        document.edits().setParam(2, "units", 11, true);
        document.edits().setParam(2, "units", 12, true);
        document.edits().setParam(2, "units", 13, true);
        document.endRepeats();
        document.edits().setParam(2, "units", 14, true);
        document.undo();
        assertEquals(13, document.network().layers().get(2).params().get("units"));
        document.undo();
        assertSame(SMALL, document.network());
    }

    @Test
    void isDirtyExactlyWhereItDiffersFromTheFile() {
        assertFalse(document.isDirty());
        document.edits().remove(1);
        assertTrue(document.isDirty());
        document.undo();
        assertFalse(document.isDirty());
        document.redo();
        NetworkSpec written = document.network();
        document.edits().setParam(1, "units", 3, false);
        document.markSaved(written, Path.of("a.json"));
        assertTrue(document.isDirty(), "edited while the file was being written");
        document.undo();
        assertFalse(document.isDirty());
        assertEquals(Optional.of(Path.of("a.json")), document.file());
    }

    @Test
    void selectionFollowsTheLayer() {
        document.select(2);
        blocks.moveTo(0);
        assertEquals(0, document.selection());
        blocks.duplicate();
        assertEquals("dense_2", document.selectedLayer().orElseThrow().name());
        document.edits().remove(3);
        assertEquals(2, document.selection());
        document.select(99);
        assertEquals(DocumentViewModel.NOTHING, document.selection());
        document.selectNeighbour(1);
        assertEquals(0, document.selection());
        document.selectNeighbour(-1);
        assertEquals(0, document.selection());
    }

    @Test
    void removingOneOfTwoNamesakesSparesTheOther() {
        LayerSpec twin = LayerSpec.of("twin", Flatten.ID);
        document.load(
                NetworkSpec.of("twins", LayerSpec.of("input", Input.ID), twin, twin.withParam("odd", 1)),
                Optional.empty());
        document.edits().remove(2);
        assertEquals(
                List.of(LayerSpec.of("input", Input.ID), twin),
                document.network().layers());
    }

    @Test
    void editingOneOfTwoNamesakesSparesTheOther() {
        LayerSpec twin = LayerSpec.of("twin", Dense.ID);
        document.load(NetworkSpec.of("twins", LayerSpec.of("input", Input.ID), twin, twin), Optional.empty());
        document.edits().setParam(2, "units", 5, false);
        assertEquals(
                List.of(twin, twin.withParam("units", 5)),
                document.network().layers().subList(1, 3));
    }

    @Test
    void lowersOnceForAnEdit() {
        List<NetworkState> states = new ArrayList<>();
        document.stateProperty().addListener((observable, before, now) -> states.add(now));
        document.edits().insert(new Conv2D(), 1);
        document.select(0);
        assertEquals(1, states.size());
    }

    @Test
    void aRepairIsAnEditAndSelectsWhatItMade() {
        document.edits().remove(1);
        var problem = document.state().problemsOfLayer().get(1).get(0);
        assertEquals("needs-vector", problem.code());
        document.repair(problem.fixes().get(0));
        assertTrue(document.state().isSound());
        assertEquals("flatten", document.selectedLayer().orElseThrow().name());
        assertEquals(
                "Insert Flatten",
                document.undoNameProperty().get().orElseThrow().in(ENGLISH));
    }

    @Test
    void anEditThatChangesNothingIsNoStep() {
        document.select(1);
        blocks.moveTo(1);
        blocks.moveTo(2);
        document.edits().remove(7);
        document.retitle("small");
        assertTrue(document.undoNameProperty().get().isEmpty());
    }

    @Test
    void generalProblemsAndThoseOfLayersAreKeptApart() {
        document.edits().remove(0);
        assertEquals("no-input", document.state().generalProblems().get(0).code());
        LayerSpec input = LayerSpec.of("x", Input.ID);
        document.load(NetworkSpec.of("n", input, LayerSpec.of("x", Flatten.ID)), Optional.empty());
        assertTrue(document.state().problemsOfLayer().get(0).isEmpty());
        assertEquals(
                "duplicate-name",
                document.state().problemsOfLayer().get(1).get(0).code());
    }
}
