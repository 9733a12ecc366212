package org.layerwright.engine.array;

import org.nd4j.linalg.api.buffer.DataBuffer;
import org.nd4j.linalg.api.concurrency.AffinityManager;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.CustomOp;
import org.nd4j.linalg.api.ops.Op;
import org.nd4j.linalg.api.ops.OpContext;
import org.nd4j.linalg.factory.Nd4j;

/**
 * ND4J's own executioner. On CUDA it keeps an array's two copies, on the card and in the host's memory, in step: arrays
 * stay on the card until somebody asks for their values. On the processor the two are one, so the same calls serve both.
 */
final class Nd4jStream implements ArrayStream {
    @Override
    public void run(CustomOp operator, OpContext context) {
        Nd4j.getExecutioner().exec(operator, context);
    }

    @Override
    public void run(Op operator) {
        Nd4j.getExecutioner().exec(operator);
    }

    @Override
    public void upload(float[] source, int count, INDArray target) {
        DataBuffer buffer = target.data();
        if (source.length == count) {
            buffer.setData(source);
        } else {
            float[] exact = new float[count];
            System.arraycopy(source, 0, exact, 0, count);
            buffer.setData(exact);
        }
        // Otherwise CUDA would copy only when an operator asks for the values, on that operator's thread.
        Nd4j.getAffinityManager().ensureLocation(target, AffinityManager.Location.DEVICE);
    }

    @Override
    public void upload(long[] source, INDArray target) {
        target.data().setData(source);
        Nd4j.getAffinityManager().ensureLocation(target, AffinityManager.Location.DEVICE);
    }

    @Override
    public void download(INDArray source, float[] target, int count) {
        System.arraycopy(source.data().asFloat(), 0, target, 0, count);
    }
}
