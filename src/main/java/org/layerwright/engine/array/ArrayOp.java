package org.layerwright.engine.array;

import java.util.List;
import org.nd4j.linalg.api.ops.CustomOp;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.api.ops.OpContext;
import org.nd4j.linalg.factory.Nd4j;

/** One operator of ND4J's, bound to its arrays. What a call needs is made once for each number of samples. */
final class ArrayOp {
    private static final long[] TO_THE_END = {0, 2, 3, 1};
    private static final long[] TO_THE_FRONT = {0, 3, 1, 2};

    private final ArrayStream stream;
    private final CustomOp operator;
    private final List<Operand> inputs;
    private final List<Operand> outputs;
    private final long[] integers;
    private final double[] reals;
    private final OpContext[] contexts;

    /** @param capacity the largest number of samples */
    ArrayOp(
            ArrayStream stream,
            int capacity,
            String name,
            List<? extends Operand> inputs,
            List<? extends Operand> outputs,
            long[] integers,
            double... reals) {
        this.stream = stream;
        this.operator = DynamicCustomOp.builder(name).build();
        this.inputs = List.copyOf(inputs);
        this.outputs = List.copyOf(outputs);
        this.integers = integers;
        this.reals = reals;
        this.contexts = new OpContext[capacity + 1];
    }

    /** Turns images so that their channels come last. */
    static ArrayOp channelsToEnd(ArrayStream stream, int capacity, Operand from, Operand to) {
        return new ArrayOp(stream, capacity, "permute", List.of(from), List.of(to), TO_THE_END);
    }

    /** Turns images, channels last, so that their channels come first. */
    static ArrayOp channelsToFront(ArrayStream stream, int capacity, Operand from, Operand to) {
        return new ArrayOp(stream, capacity, "permute", List.of(from), List.of(to), TO_THE_FRONT);
    }

    void run(int samples) {
        if (contexts[samples] == null) {
            contexts[samples] = bind(samples);
        }
        stream.run(operator, contexts[samples]);
    }

    private OpContext bind(int samples) {
        OpContext context = Nd4j.getExecutioner().buildContext();
        for (int i = 0; i < inputs.size(); i++) {
            context.setInputArray(i, inputs.get(i).first(samples));
        }
        for (int i = 0; i < outputs.size(); i++) {
            context.setOutputArray(i, outputs.get(i).first(samples));
        }
        context.setIArguments(integers);
        context.setTArguments(reals);
        return context;
    }
}
