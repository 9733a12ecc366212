package org.layerwright.device;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.layerwright.network.LayerSpec;
import org.layerwright.network.NetworkSpec;
import org.layerwright.network.layer.Lowering;
import org.layerwright.network.op.OpGraph;
import org.layerwright.network.op.OpType;
import org.layerwright.text.Texts;

class DeviceOperatorsTest {
    private static final OpGraph GRAPH = Lowering.lower(NetworkSpec.of(
                    "net",
                    LayerSpec.of("input", "Input", "height", 12, "width", 12, "channels", 1),
                    LayerSpec.of("wide", "Conv2D", "filters", 2, "dilation", 2),
                    LayerSpec.of("flat", "Flatten"),
                    LayerSpec.of("out", "Dense", "units", 3)))
            .graph();

    @Test
    void cardsHaveEveryOperator() {
        assertEquals(
                EnumSet.allOf(OpType.class).size(),
                EnumSet.allOf(OpType.class).stream()
                        .filter(DeviceOperators::has)
                        .count());
        assertEquals(Optional.empty(), DeviceOperators.refusal(GRAPH, "cuda"));
    }

    /** As it will be again with the first operator that begins without a kernel for cards. */
    @Test
    void anOperatorWithoutAKernelIsToldByItsLayer() {
        Reason reason =
                DeviceOperators.refusal(GRAPH, "cuda", Set.of(OpType.CONV)).orElseThrow();
        assertEquals(
                "The device “cuda” has no kernel for CONV of the layer “wide” yet. Train on the CPU, or take the layer out.",
                new Texts(Texts.ENGLISH).get(reason.key(), reason.arguments().toArray()));
    }
}
