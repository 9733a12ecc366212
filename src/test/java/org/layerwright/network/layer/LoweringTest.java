package org.layerwright.network.layer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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

    @Test
    void branchesMeetAgain() {
        LayerSpec a = LayerSpec.of("a", "Conv2D", "filters", 4, "padding", "same");
        LayerSpec b =
                LayerSpec.of("b", "Conv2D", "filters", 4, "padding", "same").withInputs(List.of("input"));
        List<String> both = List.of("a", "b");
        Lowered sum = lower(INPUT, a, b, LayerSpec.of("m", "Add").withInputs(both));
        assertEquals(Shape.of(28, 28, 4), sum.graph().outputShape());
        Lowered joined = lower(INPUT, a, b, LayerSpec.of("m", "Concatenate").withInputs(both));
        assertEquals(Shape.of(28, 28, 8), joined.graph().outputShape());
    }

    @Test
    void aMergeThatReadsOneLayerOffersTwo() {
        NetworkSpec broken = NetworkSpec.of("n", INPUT, LayerSpec.of("a", "Activation"), LayerSpec.of("m", "Add"));
        Problem problem = onlyProblem(broken);
        assertEquals("merge-count", problem.code());
        assertEquals(2, problem.fixes().size());
        problem.fixes()
                .forEach(fix ->
                        assertTrue(Lowering.lower(fix.edit().applyTo(broken)).isSound(), fix.code()));
    }

    @Test
    void mergesOfUnequalShapesAreNamed() {
        LayerSpec small = LayerSpec.of("a", "Conv2D");
        List<String> both = List.of("input", "a");
        assertProblem("add-shapes", "m", INPUT, small, LayerSpec.of("m", "Add").withInputs(both));
        assertProblem(
                "concat-shapes",
                "m",
                INPUT,
                small,
                LayerSpec.of("m", "Concatenate").withInputs(both));
        assertProblem("reshape-size", "r", INPUT, LayerSpec.of("r", "Reshape", "targetChannels", 5));
    }

    @Test
    void sharedWeightsAreOneWhicheverLayerComesFirst() {
        LayerSpec root = LayerSpec.of(
                        "root", "Conv2D", "filters", 1, "padding", "same", "kernelInitializer", "heNormal")
                .withInputs(List.of("input"));
        LayerSpec user = LayerSpec.of("user", "Conv2D", "filters", 1, "padding", "same")
                .withInputs(List.of("input"))
                .withSharedWith("root");
        LayerSpec sum = LayerSpec.of("sum", "Add").withInputs(List.of("root", "user"));
        for (Lowered lowered : List.of(lower(INPUT, root, user, sum), lower(INPUT, user, root, sum))) {
            assertEquals(
                    List.of("root/kernel", "root/bias"),
                    lowered.graph().weights().stream().map(w -> w.name()).toList());
            assertEquals(
                    "heNormal", lowered.graph().weights().get(0).initializer().id());
            assertEquals(
                    lowered.graph().nodes().get(0).weights(),
                    lowered.graph().nodes().get(1).weights());
        }
    }

    @Test
    void wrongSharingIsNamedAndCanBeUndone() {
        LayerSpec dense = LayerSpec.of("d", "Dense", "units", 3);
        LayerSpec flat = LayerSpec.of("f", "Flatten");
        assertSharing("sharing-missing", INPUT, flat, dense.withSharedWith("nowhere"));
        assertSharing("sharing-cycle", INPUT, flat, dense.withSharedWith("d"));
        assertSharing(
                "sharing-cycle",
                INPUT,
                flat,
                dense.withName("first"),
                dense.withSharedWith("e"),
                dense.withName("e").withSharedWith("d"));
        assertSharing("sharing-type", INPUT, flat, dense.withSharedWith("f"));
        assertSharing("sharing-unsupported", INPUT, flat.withSharedWith("input"));
        assertSharing("sharing-shapes", INPUT, flat, dense, dense.withName("e").withSharedWith("d"));
        assertSharing("sharing-shapes", INPUT, flat, dense.withSharedWith("e"), dense.withName("e"));
    }

    private static void assertSharing(String code, LayerSpec... layers) {
        NetworkSpec network = NetworkSpec.of("n", layers);
        Problem problem = onlyProblem(network);
        assertEquals(code, problem.code());
        assertTrue(
                Lowering.lower(problem.fixes().get(0).edit().applyTo(network)).isSound(), code);
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
        Problem problem = onlyProblem(new NetworkSpec("n", Map.of(), new ArrayList<>(List.of(layers))));
        assertEquals(code, problem.code());
        assertEquals(subject, problem.subject());
    }
}
