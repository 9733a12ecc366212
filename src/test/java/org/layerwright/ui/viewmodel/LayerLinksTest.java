package org.layerwright.ui.viewmodel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.layerwright.network.LayerSpec;
import org.layerwright.network.NetworkSpec;
import org.layerwright.network.layer.Add;
import org.layerwright.network.layer.Conv2D;
import org.layerwright.network.layer.Input;
import org.layerwright.text.Texts;

/** What a layer reads and whose weights it uses: shown on cards, chosen in the inspector. */
class LayerLinksTest {
    private final Texts texts = new Texts(Texts.ENGLISH);
    private final DocumentViewModel document = new DocumentViewModel(NetworkSpec.of(
            "n",
            LayerSpec.of("input", Input.ID),
            LayerSpec.of("a", Conv2D.ID, "padding", "same"),
            LayerSpec.of("b", Conv2D.ID, "padding", "same"),
            LayerSpec.of("add", Add.ID).withInputs(List.of("a", "b"))));
    private final InspectorViewModel inspector = new InspectorViewModel(document, texts);

    @Test
    void aCardNamesWhatItReadsWhereThatIsNotTheLayerBefore() {
        assertEquals(List.of("", "", "", "reads a, b"), links());
        document.edits().setInputs(2, List.of("a"));
        assertEquals("", links().get(2), "named, but the one before all the same");
        document.edits().setInputs(2, List.of("input"));
        document.edits().shareWeights(2, "a");
        assertEquals("reads input · weights of a", links().get(2));
        assertTrue(
                LayerCardViewModel.of(document.state(), texts).get(2).spoken().contains("weights of a"));
    }

    @Test
    void weightsAreSharedAndTakenBack() {
        document.select(2);
        SharingEntry sharing = form().sharing().orElseThrow();
        assertEquals("", sharing.textProperty().getValue());
        assertTrue(sharing.enter("a"));
        assertEquals("a", document.network().layers().get(2).sharedWith());
        assertEquals("a", sharing.textProperty().getValue());
        document.undo();
        assertEquals("", sharing.textProperty().getValue());
        assertFalse(sharing.enter("input"));
    }

    @Test
    void onlyWhatFitsCanBeSharedWith() {
        assertEquals(List.of("", "b"), SharingEntry.choices(document.network(), 1));
        assertEquals(List.of(), SharingEntry.choices(document.network(), 3), "a sum has no weights");
        document.edits().shareWeights(2, "a");
        assertEquals(List.of(""), SharingEntry.choices(document.network(), 1), "b uses a's already");
        document.edits().shareWeights(1, "gone");
        assertEquals(List.of("", "gone"), SharingEntry.choices(document.network(), 1), "what a file names is seen");
    }

    @Test
    void aSumReadsSeveralLayersAndOthersOne() {
        document.select(3);
        ReadsViewModel reads = form().reads().orElseThrow();
        assertTrue(reads.several());
        assertEquals(List.of("b", "a", "input"), reads.candidates());
        reads.toggle("a");
        reads.toggle("input");
        assertEquals(List.of("b", "input"), document.network().layers().get(3).inputs());
        assertEquals(List.of("b", "input"), reads.chosenProperty().get());
        document.select(2);
        ReadsViewModel one = form().reads().orElseThrow();
        assertFalse(one.several());
        one.choose("input");
        assertEquals(List.of("input"), document.network().layers().get(2).inputs());
        one.choose("a");
        assertEquals(List.of(), document.network().layers().get(2).inputs(), "the layer above needs no name");
        document.select(0);
        assertTrue(form().reads().isEmpty());
    }

    private InspectorViewModel.Form form() {
        return inspector.formProperty().get().orElseThrow();
    }

    private List<String> links() {
        return LayerCardViewModel.of(document.state(), texts).stream()
                .map(LayerCardViewModel::links)
                .toList();
    }
}
