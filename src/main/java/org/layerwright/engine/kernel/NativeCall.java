package org.layerwright.engine.kernel;

import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.api.ops.OpContext;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOps;
import org.nd4j.nativeblas.NativeOpsHolder;

/** A single jump into an ND4J operator, without the checks and objects of {@code Nd4j.exec}. */
final class NativeCall {
    private final String name;
    private final long hash;
    private final long[] integers;
    private final double[] reals;
    private final NativeOps nativeOps = NativeOpsHolder.getInstance().getDeviceNativeOps();

    /** What a call works on; made once and kept. */
    record Arguments(OpContext context, List<INDArray> inputs, List<INDArray> outputs) {}

    NativeCall(String name, long[] integers, double... reals) {
        this.name = name;
        this.hash = DynamicCustomOp.builder(name).build().opHash();
        this.integers = integers;
        this.reals = reals;
    }

    Arguments bind(List<INDArray> inputs, List<INDArray> outputs) {
        OpContext context = Nd4j.getExecutioner().buildContext();
        for (int i = 0; i < inputs.size(); i++) {
            context.setInputArray(i, inputs.get(i));
        }
        for (int i = 0; i < outputs.size(); i++) {
            context.setOutputArray(i, outputs.get(i));
        }
        context.setIArguments(integers);
        context.setTArguments(reals);
        return new Arguments(context, inputs, outputs);
    }

    void run(Arguments arguments) {
        int status = nativeOps.execCustomOp2(null, hash, arguments.context().contextPointer());
        if (status != 0 || nativeOps.lastErrorCode() != 0) {
            throw new IllegalStateException("The native operator " + name + " failed: " + nativeOps.lastErrorMessage());
        }
    }
}
