package org.layerwright.network.layer;

import java.util.ArrayList;
import java.util.List;
import org.layerwright.network.op.OpType;

/** The activation functions by the names they have in files. */
final class Activations {
    private record Entry(String id, OpType op) {}

    private static final List<Entry> ALL = List.of(
            new Entry("relu", OpType.RELU),
            new Entry("leakyRelu", OpType.LEAKY_RELU),
            new Entry("elu", OpType.ELU),
            new Entry("gelu", OpType.GELU),
            new Entry("silu", OpType.SILU),
            new Entry("softplus", OpType.SOFTPLUS),
            new Entry("sigmoid", OpType.SIGMOID),
            new Entry("tanh", OpType.TANH),
            new Entry("softmax", OpType.SOFTMAX));

    private Activations() {}

    static List<String> ids() {
        return ALL.stream().map(Entry::id).toList();
    }

    static List<String> withLinear() {
        List<String> ids = new ArrayList<>();
        ids.add("linear");
        ids.addAll(ids());
        return List.copyOf(ids);
    }

    static OpType op(String id) {
        return ALL.stream()
                .filter(entry -> entry.id().equals(id))
                .map(Entry::op)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No activation is called " + id + "."));
    }
}
