package org.layerwright.engine.kernel;

import java.util.ArrayList;
import java.util.List;
import org.layerwright.network.Shape;
import org.layerwright.network.op.Attributes;
import org.layerwright.network.op.NativePadding;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Convolution by oneDNN, with ND4J's {@code conv2d} and {@code conv2d_bp}. They work on copies of the weights and of
 * their gradient in arrays of their own. A pass is cut into calls of a few samples: the operators allocate room for what
 * they rearrange, and only small blocks stay with the process and in the cache.
 */
final class DnnConvKernel implements Kernel {
    private static final long CHANNELS_LAST = 1;
    private static final long KERNEL_ROWS_COLUMNS_IN_OUT = 0;

    private final WeightCopy kernel;
    private final WeightCopy bias;
    private final SlicedOp forward;
    private final SlicedOp backward;

    DnnConvKernel(KernelSite site) {
        Attributes.Window window = site.node().window();
        Shape row = Shape.of(window.kernelWidth(), site.x().channels(), site.y().channels());
        kernel = new WeightCopy(site, site.kernelOffset(), row, window.kernelHeight());
        bias = site.hasBias()
                ? new WeightCopy(site, site.biasOffset(), Shape.of(site.y().channels()), 1)
                : null;
        int slice = ConvChoice.samplesPerCall(site);
        long[] arguments = arguments(window, site.x().shape(), site.y().shape());
        List<SlicedOp.Operand> inputs = new ArrayList<>();
        inputs.add(site.x()::slice);
        addWeights(inputs, kernel.values(), bias == null ? null : bias.values());
        forward = new SlicedOp("conv2d", inputs, List.of(site.y()::slice), site.capacity(), slice, arguments);
        if (site.dx() == null) {
            backward = null;
            return;
        }
        List<SlicedOp.Operand> read = new ArrayList<>(inputs);
        read.add(site.dy()::slice);
        List<SlicedOp.Operand> written = new ArrayList<>();
        written.add(site.dx()::slice);
        addWeights(written, kernel.gradient(), bias == null ? null : bias.gradient());
        backward = new SlicedOp("conv2d_bp", read, written, site.capacity(), slice, arguments);
    }

    private static void addWeights(List<SlicedOp.Operand> operands, INDArray kernel, INDArray bias) {
        operands.add((from, samples) -> kernel);
        if (bias != null) {
            operands.add((from, samples) -> bias);
        }
    }

    static long[] arguments(Attributes.Window window, Shape image, Shape output) {
        return new long[] {
            window.kernelHeight(),
            window.kernelWidth(),
            window.strideHeight(),
            window.strideWidth(),
            window.padTop(),
            window.padLeft(),
            window.dilationHeight(),
            window.dilationWidth(),
            NativePadding.of(window, image, output).code(),
            CHANNELS_LAST,
            KERNEL_ROWS_COLUMNS_IN_OUT
        };
    }

    @Override
    public void prepare(float[] parameters, boolean training) {
        kernel.load(parameters);
        if (bias != null) {
            bias.load(parameters);
        }
    }

    @Override
    public void forward(Pass pass) {
        forward.runAll(pass.samples());
    }

    /** Each call overwrites the copies of the gradients. */
    @Override
    public void backward(Pass pass) {
        for (int call = 0; call < backward.calls(pass.samples()); call++) {
            backward.run(call, pass.samples());
            kernel.addGradient();
            if (bias != null) {
                bias.addGradient();
            }
        }
    }

    @Override
    public void close() {
        kernel.close();
        if (bias != null) {
            bias.close();
        }
    }
}
