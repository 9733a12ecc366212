package org.layerwright.ui.viewmodel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.api.Test;
import org.layerwright.network.LayerSpec;
import org.layerwright.network.NetworkSpec;
import org.layerwright.plan.TrainingPlan;
import org.layerwright.text.Texts;

class WhatIfViewModelTest {
    private static final NetworkSpec NETWORK = NetworkSpec.of(
            "n",
            LayerSpec.of("input", "Input"),
            LayerSpec.of("stem", "Conv2D", "filters", 64),
            LayerSpec.of("conv", "Conv2D", "filters", 64),
            LayerSpec.of("pool", "GlobalAvgPool2D"),
            LayerSpec.of("output", "Dense", "units", 10, "activation", "softmax"));

    private final Texts texts = new Texts(Texts.ENGLISH);
    private final DocumentViewModel document = new DocumentViewModel(NETWORK);
    private final WhatIfViewModel model =
            new WhatIfViewModel(document, new SimpleObjectProperty<>(TrainingPlan.DEFAULT), 2, texts);

    @Test
    void nothingIsWorkedOutWhileItIsFolded() {
        document.select(2);
        assertEquals(List.of(), model.entriesProperty().get());
        model.openProperty().set(true);
        assertEquals(3, model.entriesProperty().get().size());
        model.openProperty().set(false);
        assertEquals(List.of(), model.entriesProperty().get());
    }

    @Test
    void tellsBeforeAndAfter() {
        document.select(2);
        model.openProperty().set(true);
        WhatIfViewModel.Entry separable = model.entriesProperty().get().get(0);
        assertEquals("convolution-to-separable", separable.id());
        WhatIfViewModel.Figure parameters = separable.figures().get(0);
        // 640 + (9·64·64 + 64) + 650, then with 64·9 + 64·64 + 64 in the middle.
        assertEquals("38,218", parameters.before());
        assertEquals("6,026", parameters.after());
        assertEquals("−84 %", parameters.change());
        assertEquals(1, parameters.beforeShare());
        assertEquals(6026.0 / 38218, parameters.afterShare(), 1e-12);
        assertTrue(separable.figures().get(2).before().endsWith("MB"));
    }

    @Test
    void whatIsAcceptedIsOneStepWithAName() {
        document.select(2);
        model.openProperty().set(true);
        model.accept(model.entriesProperty().get().get(0));
        assertEquals("SeparableConv2D", document.network().layers().get(2).type());
        assertEquals(2, document.selection());
        assertEquals(
                "Make conv separable",
                document.undoNameProperty().get().orElseThrow().in(texts));
        document.undo();
        assertEquals(NETWORK, document.network());
        assertFalse(document.isDirty());
        assertTrue(document.undoNameProperty().get().isEmpty());
    }

    @Test
    void theWeightsOfAConvolutionAreSetAgainstADenseLayer() {
        KernelSharing sharing = KernelSharing.of(document.state(), 2, texts).orElseThrow();
        // 26·26·64 → 24·24·64: 43,264 · 36,864 weights and 36,864 biases.
        assertTrue(sharing.numbers().contains("36,928"), sharing.numbers());
        assertTrue(sharing.numbers().contains("1.59 G"), sharing.numbers());
        assertTrue(sharing.numbers().contains("43,190"), sharing.numbers());
        assertTrue(KernelSharing.of(document.state(), 3, texts).isEmpty());
        assertTrue(KernelSharing.of(document.state(), -1, texts).isEmpty());
    }

    @Test
    void aRestoredDocumentIsDirtyWhereItWas() {
        NetworkSpec edited = NETWORK.withName("edited");
        document.restore(edited, NETWORK, Optional.empty());
        assertTrue(document.isDirty());
        assertSame(NETWORK, document.saved());
        document.restore(NETWORK, NETWORK, Optional.empty());
        assertFalse(document.isDirty());
    }
}
