package org.layerwright.engine.kernel;

import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/** One ND4J operator that goes through a pass in calls of a few samples. */
final class SlicedOp {
    /** An array that the operator reads or writes in one call. */
    interface Operand {
        INDArray of(int firstSample, int samples);
    }

    private final int slice;
    private final List<Operand> inputs;
    private final List<Operand> outputs;
    private final NativeCall operator;
    private final NativeCall.Arguments[][] arguments;

    /**
     * @param capacity samples of a full pass
     * @param slice samples of a call; the last one may have fewer
     */
    SlicedOp(String name, List<Operand> inputs, List<Operand> outputs, int capacity, int slice, long[] integers) {
        this.slice = slice;
        this.inputs = List.copyOf(inputs);
        this.outputs = List.copyOf(outputs);
        this.operator = new NativeCall(name, integers);
        this.arguments = new NativeCall.Arguments[calls(capacity)][slice + 1];
    }

    int calls(int samples) {
        return (samples + slice - 1) / slice;
    }

    void runAll(int samples) {
        for (int call = 0; call < calls(samples); call++) {
            run(call, samples);
        }
    }

    /** The call number {@code call} of a pass of {@code samples}. */
    void run(int call, int samples) {
        int from = call * slice;
        int count = Math.min(slice, samples - from);
        if (arguments[call][count] == null) {
            arguments[call][count] = operator.bind(arrays(inputs, from, count), arrays(outputs, from, count));
        }
        operator.run(arguments[call][count]);
    }

    private static List<INDArray> arrays(List<Operand> operands, int from, int count) {
        return operands.stream().map(operand -> operand.of(from, count)).toList();
    }
}
