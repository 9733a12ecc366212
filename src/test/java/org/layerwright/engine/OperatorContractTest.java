package org.layerwright.engine;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.layerwright.engine.kernel.Kernels;
import org.layerwright.network.op.OpGraph;
import org.layerwright.network.op.OpType;

/** What a new operator needs before it can be trained with: a kernel, and a graph in which its gradient is checked. */
class OperatorContractTest {
    private static final Set<OpType> CHECKED = checked();

    private static Set<OpType> checked() {
        Set<OpType> types = EnumSet.noneOf(OpType.class);
        GradientTest.graphs()
                .map(arguments -> (OpGraph) arguments.get()[1])
                .forEach(graph -> graph.nodes().forEach(node -> types.add(node.type())));
        return types;
    }

    @ParameterizedTest
    @EnumSource
    void everyOperatorHasAKernelAndIsCheckedAgainstTheReference(OpType type) {
        assertTrue(Kernels.cpu().has(type), type + " has no kernel on the processor");
        assertTrue(CHECKED.contains(type), "no graph of GradientTest has the operator " + type);
    }
}
