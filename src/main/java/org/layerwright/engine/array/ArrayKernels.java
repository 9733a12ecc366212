package org.layerwright.engine.array;

import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;
import org.layerwright.network.op.Attributes;
import org.layerwright.network.op.OpType;

/** The kernels of devices that work on ND4J's arrays: see also {@link org.layerwright.device.DeviceOperators}. */
public final class ArrayKernels {
    private static final long[] NONE = {};
    private static final long[] PIXELS = {2, 3};

    private final Map<OpType, Function<ArraySite, ArrayKernel>> factories = new EnumMap<>(OpType.class);

    public ArrayKernels() {
        put(OpType.CONV, ConvolutionKernel::full);
        put(OpType.DEPTHWISE_CONV, ConvolutionKernel::depthwise);
        put(OpType.MAX_POOL, PoolingKernel::max);
        put(OpType.AVERAGE_POOL, PoolingKernel::average);
        put(OpType.GLOBAL_AVERAGE_POOL, site -> new FunctionKernel(site, "reduce_mean", PIXELS));
        put(OpType.GLOBAL_MAX_POOL, site -> new FunctionKernel(site, "reduce_max", PIXELS));
        put(OpType.BATCH_NORMALIZATION, NormalizationKernel::new);
        put(OpType.LAYER_NORMALIZATION, LayerNormalizationArrayKernel::new);
        put(OpType.PAD, PadArrayKernel::new);
        put(OpType.RESIZE, ResizeArrayKernel::new);
        put(OpType.CONCAT, ConcatArrayKernel::new);
        put(OpType.ADD, SumKernel::new);
        put(OpType.FLATTEN, ReshapeArrayKernel::new);
        put(OpType.RESHAPE, ReshapeArrayKernel::new);
        put(OpType.GEMM, ProductKernel::new);
        put(OpType.RELU, site -> new FunctionKernel(site, "relu", NONE, 0));
        put(OpType.LEAKY_RELU, site -> new FunctionKernel(site, "lrelu", NONE, alpha(site)));
        put(OpType.ELU, site -> new FunctionKernel(site, "elu", NONE, alpha(site)));
        put(OpType.SIGMOID, site -> new FunctionKernel(site, "sigmoid", NONE));
        put(OpType.TANH, site -> new FunctionKernel(site, "tanh", NONE));
        put(OpType.SOFTPLUS, site -> new FunctionKernel(site, "softplus", NONE));
        put(OpType.GELU, GeluArrayKernel::new);
        put(OpType.SILU, SiluArrayKernel::new);
        put(OpType.SOFTMAX, SoftmaxArrayKernel::new);
        put(OpType.DROPOUT, DropoutArrayKernel::ofValues);
        put(OpType.SPATIAL_DROPOUT, DropoutArrayKernel::ofChannels);
        put(OpType.GAUSSIAN_NOISE, NoiseArrayKernel::new);
    }

    /**
     * For a network that learns no more: as outside training, but with a backward pass. Dropout and noise hand on what they
     * are given.
     */
    static ArrayKernels frozen() {
        ArrayKernels kernels = new ArrayKernels();
        kernels.put(OpType.BATCH_NORMALIZATION, FrozenNormalizationArrayKernel::new);
        kernels.put(OpType.DROPOUT, ReshapeArrayKernel::new);
        kernels.put(OpType.SPATIAL_DROPOUT, ReshapeArrayKernel::new);
        kernels.put(OpType.GAUSSIAN_NOISE, ReshapeArrayKernel::new);
        return kernels;
    }

    private void put(OpType type, Function<ArraySite, ArrayKernel> factory) {
        factories.put(type, factory);
    }

    public boolean has(OpType type) {
        return factories.containsKey(type);
    }

    ArrayKernel make(ArraySite site) {
        return factories.get(site.node().type()).apply(site);
    }

    private static double alpha(ArraySite site) {
        return ((Attributes.Alpha) site.node().attributes()).alpha();
    }
}
