package org.layerwright.network.layer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.layerwright.network.Fix;
import org.layerwright.network.LayerSpec;
import org.layerwright.network.NetworkEdit;
import org.layerwright.network.NetworkSpec;
import org.layerwright.network.Problem;
import org.layerwright.network.Shape;
import org.layerwright.network.op.Attributes;

class LoweringTest {
    private static final LayerSpec INPUT = LayerSpec.of("input", "Input");

    @Test
    void soundNetworkHasShapesForEveryLayer() {
        Lowered lowered = lower(
                INPUT,
                LayerSpec.of("conv", "Conv2D", "filters", 8),
                LayerSpec.of("pool", "MaxPool2D"),
                LayerSpec.of("flatten", "Flatten"),
                LayerSpec.of("out", "Dense", "units", 10));
        assertEquals(List.of(), lowered.problems());
        assertEquals(Shape.of(26, 26, 8), lowered.shapes().get("conv"));
        assertEquals(Shape.of(13, 13, 8), lowered.shapes().get("pool"));
        assertEquals(Shape.of(1352), lowered.shapes().get("flatten"));
        assertEquals(Shape.of(10), lowered.graph().outputShape());
    }

    @Test
    void samePaddingKeepsTheSizeAndPutsTheOddPixelBelowAndRight() {
        Lowered lowered = lower(INPUT, LayerSpec.of("conv", "Conv2D", "kernelSize", 4, "padding", "same"));
        assertEquals(Shape.of(28, 28, 32), lowered.shapes().get("conv"));
        Attributes.Window window = lowered.graph().nodes().get(0).window();
        assertEquals(
                List.of(1, 1, 2, 2), List.of(window.padTop(), window.padLeft(), window.padBottom(), window.padRight()));
    }

    @Test
    void samePaddingWithStrideGivesTheRoundedUpQuotient() {
        assertEquals(
                Shape.of(10, 10, 32),
                lower(INPUT, LayerSpec.of("conv", "Conv2D", "padding", "same", "stride", 3))
                        .shapes()
                        .get("conv"));
    }

    @Test
    void dilationWidensTheWindow() {
        assertEquals(
                Shape.of(24, 24, 32),
                lower(INPUT, LayerSpec.of("conv", "Conv2D", "dilation", 2))
                        .shapes()
                        .get("conv"));
    }

    @Test
    void denseOnAnImageOffersFlatten() {
        NetworkSpec broken = NetworkSpec.of("n", INPUT, LayerSpec.of("out", "Dense", "units", 10));
        Problem problem = onlyProblem(broken);
        assertEquals("needs-vector", problem.code());
        assertEquals("out", problem.subject());
        NetworkSpec repaired = problem.fixes().get(0).edit().applyTo(broken);
        assertTrue(Lowering.lower(repaired).isSound());
        assertEquals("Flatten", repaired.layers().get(1).type());
    }

    @Test
    void tooLargeAKernelOffersPaddingAndASmallerKernelAndBothRepair() {
        NetworkSpec broken = NetworkSpec.of("n", INPUT, LayerSpec.of("conv", "Conv2D", "kernelSize", 29));
        Problem problem = onlyProblem(broken);
        assertEquals("kernel-too-large", problem.code());
        assertEquals(2, problem.fixes().size());
        for (Fix fix : problem.fixes()) {
            assertTrue(Lowering.lower(fix.edit().applyTo(broken)).isSound(), fix.code());
        }
    }

    @Test
    void tooLargeADilatedKernelIsReducedToWhatFits() {
        NetworkSpec broken =
                NetworkSpec.of("n", INPUT, LayerSpec.of("conv", "Conv2D", "kernelSize", 20, "dilation", 3));
        Fix reduce = onlyProblem(broken).fixes().get(1);
        assertEquals("reduce-kernel", reduce.code());
        NetworkSpec repaired = reduce.edit().applyTo(broken);
        assertTrue(Lowering.lower(repaired).isSound());
        assertEquals(10, repaired.layer("conv").orElseThrow().params().get("kernelSize"));
    }

    @Test
    void eachMistakeIsNamedOnceAtItsLayer() {
        assertProblem("empty-network", "");
        assertProblem("no-input", "", LayerSpec.of("a", "Flatten"));
        assertProblem("second-input", "b", INPUT, LayerSpec.of("b", "Input"));
        assertProblem("duplicate-name", "a", INPUT, LayerSpec.of("a", "Flatten"), LayerSpec.of("a", "Dense"));
        assertProblem("bad-name", " ", INPUT, LayerSpec.of(" ", "Flatten"));
        assertProblem("unknown-layer", "a", INPUT, LayerSpec.of("a", "Conv9D"));
        assertProblem("unknown-param", "a", INPUT, LayerSpec.of("a", "Conv2D", "filter", 3));
        assertProblem("bad-param", "a", INPUT, LayerSpec.of("a", "Conv2D", "filters", 0));
        assertProblem("bad-param", "a", INPUT, LayerSpec.of("a", "Conv2D", "filters", 2.5));
        assertProblem("bad-param", "a", INPUT, LayerSpec.of("a", "Conv2D", "padding", "valids"));
        assertProblem("bad-param", "a", INPUT, LayerSpec.of("a", "Dropout", "rate", 1.0));
        assertProblem("missing-input", "a", INPUT, LayerSpec.of("a", "Flatten").withInputs(List.of("nowhere")));
        assertProblem("needs-image", "c", INPUT, LayerSpec.of("f", "Flatten"), LayerSpec.of("c", "Conv2D"));
        assertProblem(
                "input-count",
                "a",
                INPUT,
                LayerSpec.of("x", "Flatten"),
                LayerSpec.of("a", "Dense").withInputs(List.of("x", "x")));
        assertProblem(
                "unused-layer",
                "x",
                INPUT,
                LayerSpec.of("x", "Flatten"),
                LayerSpec.of("y", "Flatten").withInputs(List.of("input")));
        assertProblem("input-half-vector", "i", LayerSpec.of("i", "Input", "height", 0, "width", 3));
        assertProblem("too-large", "i", LayerSpec.of("i", "Input", "height", 4096, "width", 4096, "channels", 65536));
    }

    @Test
    void aCycleIsNamedAndCanBeUndone() {
        NetworkSpec broken = NetworkSpec.of(
                "n",
                INPUT,
                LayerSpec.of("a", "Activation").withInputs(List.of("b")),
                LayerSpec.of("b", "Activation").withInputs(List.of("a")));
        Problem problem = onlyProblem(broken);
        assertEquals("cycle", problem.code());
        assertTrue(Lowering.lower(problem.fixes().get(0).edit().applyTo(broken)).isSound());
    }

    @Test
    void aLayerMayReadALaterOne() {
        Lowered lowered = lower(
                INPUT,
                LayerSpec.of("second", "Dense", "units", 3).withInputs(List.of("first")),
                LayerSpec.of("first", "Flatten").withInputs(List.of("input")),
                LayerSpec.of("third", "Activation").withInputs(List.of("second")));
        assertEquals(List.of(), lowered.problems());
        assertEquals(Shape.of(3), lowered.graph().outputShape());
    }

    @Test
    void layersAfterAMistakeAreNotBlamedAndTheOnesBeforeKeepTheirShapes() {
        Lowered lowered = lower(
                INPUT,
                LayerSpec.of("conv", "Conv2D"),
                LayerSpec.of("bad", "Conv2D", "kernelSize", 64),
                LayerSpec.of("flatten", "Flatten"),
                LayerSpec.of("out", "Dense"));
        assertEquals(1, lowered.problems().size());
        assertEquals(Shape.of(26, 26, 32), lowered.shapes().get("conv"));
        assertTrue(lowered.partial().isPresent());
    }

    @Test
    void everyOfferedRepairRemovesItsProblem() {
        List<NetworkSpec> broken = List.of(
                NetworkSpec.of("n", LayerSpec.of("a", "Flatten")),
                NetworkSpec.of("n", INPUT, LayerSpec.of("b", "Input"), LayerSpec.of("f", "Flatten")),
                NetworkSpec.of("n", INPUT, LayerSpec.of("a", "Flatten"), LayerSpec.of("a", "Dense")),
                NetworkSpec.of("n", INPUT, LayerSpec.of("a", "Conv2D", "filter", 3)),
                NetworkSpec.of("n", INPUT, LayerSpec.of("a", "Conv9D"), LayerSpec.of("f", "Flatten")),
                NetworkSpec.of("n", INPUT, LayerSpec.of("a", "Conv2D", "filters", -1)),
                NetworkSpec.of("n", INPUT, LayerSpec.of("a", "Flatten").withInputs(List.of("nowhere"))));
        for (NetworkSpec network : broken) {
            Problem problem = onlyProblem(network);
            assertTrue(!problem.fixes().isEmpty(), problem.code());
            for (Fix fix : problem.fixes()) {
                List<Problem> after =
                        Lowering.lower(fix.edit().applyTo(network)).problems();
                assertEquals(List.of(), after, problem.code());
            }
        }
    }

    @Test
    void removingALayerReconnectsWhatReadIt() {
        NetworkSpec network = NetworkSpec.of(
                "n",
                INPUT,
                LayerSpec.of("a", "Activation"),
                LayerSpec.of("f", "Flatten").withInputs(List.of("a")));
        NetworkSpec without = new NetworkEdit.Remove("a").applyTo(network);
        assertEquals(List.of("input"), without.layer("f").orElseThrow().inputs());
        assertTrue(Lowering.lower(without).isSound());
    }

    private static Lowered lower(LayerSpec... layers) {
        return Lowering.lower(NetworkSpec.of("n", layers));
    }

    private static Problem onlyProblem(NetworkSpec network) {
        List<Problem> problems = Lowering.lower(network).problems();
        assertEquals(1, problems.size(), problems.toString());
        return problems.get(0);
    }

    private static void assertProblem(String code, String subject, LayerSpec... layers) {
        Problem problem = onlyProblem(new NetworkSpec("n", java.util.Map.of(), new ArrayList<>(List.of(layers))));
        assertEquals(code, problem.code());
        assertEquals(subject, problem.subject());
    }
}
