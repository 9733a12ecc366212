package org.layerwright.engine.kernel;

import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * One ND4J operator bound to its tensors. The context with its arguments is made once for each number of samples; a
 * call is then a single jump into native code.
 */
final class NativeOp {
    private final NativeCall operator;
    private final List<Tensor> inputs;
    private final List<Tensor> outputs;
    private final NativeCall.Arguments[] arguments;

    NativeOp(String name, List<Tensor> inputs, List<Tensor> outputs, long[] integers, double... reals) {
        this.operator = new NativeCall(name, integers, reals);
        this.inputs = inputs;
        this.outputs = outputs;
        this.arguments = new NativeCall.Arguments[outputs.get(0).capacity() + 1];
    }

    void run(int samples) {
        if (arguments[samples] == null) {
            arguments[samples] = operator.bind(first(inputs, samples), first(outputs, samples));
        }
        operator.run(arguments[samples]);
    }

    private static List<INDArray> first(List<Tensor> tensors, int samples) {
        return tensors.stream().map(tensor -> tensor.first(samples)).toList();
    }
}
