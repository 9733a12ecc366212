package org.layerwright.engine.kernel;

import java.util.List;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.api.ops.OpContext;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOps;
import org.nd4j.nativeblas.NativeOpsHolder;

/**
 * One ND4J operator bound to its tensors. The context with its arguments is made once for each number of samples; a
 * call is then a single jump into native code, without the checks and objects of {@code Nd4j.exec}.
 */
final class NativeOp {
    private final String name;
    private final long hash;
    private final List<Tensor> inputs;
    private final List<Tensor> outputs;
    private final long[] integers;
    private final double[] reals;
    private final OpContext[] contexts;
    private final NativeOps nativeOps = NativeOpsHolder.getInstance().getDeviceNativeOps();

    NativeOp(String name, List<Tensor> inputs, List<Tensor> outputs, long[] integers, double... reals) {
        this.name = name;
        this.hash = DynamicCustomOp.builder(name).build().opHash();
        this.inputs = inputs;
        this.outputs = outputs;
        this.integers = integers;
        this.reals = reals;
        this.contexts = new OpContext[outputs.get(0).capacity() + 1];
    }

    void run(int samples) {
        if (contexts[samples] == null) {
            contexts[samples] = context(samples);
        }
        int status = nativeOps.execCustomOp2(null, hash, contexts[samples].contextPointer());
        if (status != 0 || nativeOps.lastErrorCode() != 0) {
            throw new IllegalStateException("The native operator " + name + " failed: " + nativeOps.lastErrorMessage());
        }
    }

    private OpContext context(int samples) {
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
