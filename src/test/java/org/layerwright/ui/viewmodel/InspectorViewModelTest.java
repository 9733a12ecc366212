package org.layerwright.ui.viewmodel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.layerwright.network.LayerSpec;
import org.layerwright.network.NetworkSpec;
import org.layerwright.network.layer.Conv2D;
import org.layerwright.network.layer.Dropout;
import org.layerwright.network.layer.Input;
import org.layerwright.network.param.ParamSpec;
import org.layerwright.text.Texts;

class InspectorViewModelTest {
    private static final NetworkSpec NETWORK = NetworkSpec.of(
            "n",
            LayerSpec.of("input", Input.ID),
            LayerSpec.of("conv", Conv2D.ID, "filters", 32),
            LayerSpec.of("drop", Dropout.ID));

    private final DocumentViewModel document = new DocumentViewModel(NETWORK);
    private final InspectorViewModel inspector = new InspectorViewModel(document, new Texts(Texts.ENGLISH));

    @Test
    void showsTheParametersOfTheTypeInOrder() {
        assertTrue(inspector.formProperty().get().isEmpty());
        document.select(1);
        assertEquals(
                new Conv2D().params().stream().map(ParamSpec::name).toList(),
                form().fields().stream().map(field -> field.spec().name()).toList());
        assertEquals("Filters", field("filters").label());
        assertEquals("32", field("filters").textProperty().getValue());
        assertEquals(3, field("kernelSize").valueProperty().get(), "the default where nothing was given");
    }

    @Test
    void aWrongEntryIsExplainedAndChangesNothing() {
        document.select(1);
        for (String wrong : List.of("0", "4097", "2.5", "abc", "", "1e99", "0x10", "NaN", "12d")) {
            assertFalse(field("filters").enterText(wrong), wrong);
            assertSame(NETWORK, document.network());
        }
        field("filters").enterText("abc");
        assertEquals(
                "Filters expects 1 … 4096, but “abc” was entered.",
                field("filters").errorProperty().get());
        assertTrue(field("filters").enterText(" 64 "));
        assertEquals("", field("filters").errorProperty().get());
        assertEquals(64, document.network().layers().get(1).params().get("filters"));
    }

    @Test
    void takesNumbersAsTheyAreWritten() {
        document.select(2);
        assertTrue(field("rate").enterText("1e-3"));
        assertEquals(0.001, document.network().layers().get(2).params().get("rate"));
        assertEquals("1e-5", NumberText.format(1e-5));
        assertEquals("2.5e-7", NumberText.format(2.5e-7));
        assertEquals("0.001", NumberText.format(0.001));
        assertEquals("64", NumberText.format(64));
    }

    @Test
    void theFormStaysWhileItsLayerIsEdited() {
        document.select(1);
        InspectorViewModel.Form before = form();
        field("filters").step(1);
        field("filters").step(1);
        assertSame(before, form());
        assertEquals("34", field("filters").textProperty().getValue());
        document.undo();
        assertSame(before, form());
        assertEquals("32", field("filters").textProperty().getValue());
    }

    @Test
    void arrowsStopAtTheBounds() {
        document.select(1);
        field("stride").step(-1);
        assertSame(NETWORK, document.network());
        field("filters").enterText("4095");
        field("filters").step(10);
        assertEquals(4096, document.network().layers().get(1).params().get("filters"));
    }

    @Test
    void namesAreCheckedBeforeTheyAreTaken() {
        document.select(1);
        assertEquals(Optional.of("Another layer is called drop already."), inspector.rename(form(), "drop"));
        assertTrue(inspector.rename(form(), "a/b").isPresent());
        assertTrue(inspector.rename(form(), "  ").isPresent());
        assertTrue(inspector.rename(form(), "x".repeat(101)).isPresent());
        assertSame(NETWORK, document.network());
        assertTrue(inspector.rename(form(), " edges ").isEmpty());
        assertEquals("edges", document.network().layers().get(1).name());
        assertEquals("edges", form().name());
    }

    @Test
    void aDisposedInspectorListensNoMore() {
        inspector.dispose();
        document.select(1);
        assertTrue(inspector.formProperty().get().isEmpty());
    }

    private InspectorViewModel.Form form() {
        return inspector.formProperty().get().orElseThrow();
    }

    private ParamFieldViewModel field(String name) {
        return form().fields().stream()
                .filter(field -> field.spec().name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
