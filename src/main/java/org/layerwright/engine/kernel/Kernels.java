package org.layerwright.engine.kernel;

import java.util.EnumMap;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.layerwright.network.op.Attributes;
import org.layerwright.network.op.OpNode;
import org.layerwright.network.op.OpType;

/** The kernels of one device: what is not here cannot be trained on it. */
public final class Kernels {
    private final Map<OpType, Function<KernelSite, Kernel>> factories = new EnumMap<>(OpType.class);

    private Kernels() {}

    /** The kernels of the processor. */
    public static Kernels cpu() {
        Kernels kernels = new Kernels();
        kernels.put(OpType.CONV, ConvChoice::kernel);
        kernels.put(OpType.MAX_POOL, PoolKernel::max);
        kernels.put(OpType.AVERAGE_POOL, PoolKernel::average);
        kernels.put(OpType.FLATTEN, FlattenKernel::new);
        kernels.put(OpType.RESHAPE, FlattenKernel::new);
        kernels.put(OpType.DEPTHWISE_CONV, DepthwiseConvKernel::new);
        kernels.put(OpType.PAD, PadKernel::new);
        kernels.put(OpType.RESIZE, Kernels::resize);
        kernels.put(OpType.GLOBAL_AVERAGE_POOL, GlobalAveragePoolKernel::new);
        kernels.put(OpType.GLOBAL_MAX_POOL, GlobalMaxPoolKernel::new);
        kernels.put(OpType.BATCH_NORMALIZATION, BatchNormalizationKernel::new);
        kernels.put(OpType.LAYER_NORMALIZATION, LayerNormalizationKernel::new);
        kernels.put(OpType.ADD, AddKernel::new);
        kernels.put(OpType.CONCAT, ConcatKernel::new);
        kernels.put(OpType.GEMM, GemmKernel::new);
        kernels.put(OpType.RELU, site -> new ActivationKernel(site, new Activations.Relu()));
        kernels.put(OpType.LEAKY_RELU, site -> new ActivationKernel(site, new Activations.LeakyRelu(alpha(site))));
        kernels.put(OpType.ELU, site -> new ActivationKernel(site, new Activations.Elu(alpha(site))));
        kernels.put(OpType.GELU, site -> new ActivationKernel(site, new Activations.Gelu()));
        kernels.put(OpType.SIGMOID, site -> new ActivationKernel(site, new Activations.Sigmoid()));
        kernels.put(OpType.TANH, site -> new ActivationKernel(site, new Activations.Tanh()));
        kernels.put(OpType.SILU, site -> new ActivationKernel(site, new Activations.Silu()));
        kernels.put(OpType.SOFTPLUS, site -> new ActivationKernel(site, new Activations.Softplus()));
        kernels.put(OpType.SOFTMAX, SoftmaxKernel::new);
        kernels.put(OpType.DROPOUT, DropoutKernel::ofValues);
        kernels.put(OpType.SPATIAL_DROPOUT, DropoutKernel::ofChannels);
        kernels.put(OpType.GAUSSIAN_NOISE, GaussianNoiseKernel::new);
        return kernels;
    }

    /**
     * The kernels of the processor for a network that learns no more: as outside training, but with a backward pass, for
     * derivatives of what the network says. Dropout and noise hand on what they are given.
     */
    public static Kernels frozen() {
        Kernels kernels = cpu();
        kernels.put(OpType.BATCH_NORMALIZATION, FrozenNormalizationKernel::new);
        kernels.put(OpType.DROPOUT, FlattenKernel::new);
        kernels.put(OpType.SPATIAL_DROPOUT, FlattenKernel::new);
        kernels.put(OpType.GAUSSIAN_NOISE, FlattenKernel::new);
        return kernels;
    }

    /** The same kernels, each wrapped as it is made; for a look at them from outside. */
    public Kernels wrapped(BiFunction<KernelSite, Kernel, Kernel> wrapper) {
        Kernels kernels = new Kernels();
        factories.forEach((type, factory) -> kernels.put(type, site -> wrapper.apply(site, factory.apply(site))));
        return kernels;
    }

    private void put(OpType type, Function<KernelSite, Kernel> factory) {
        factories.put(type, factory);
    }

    public boolean has(OpType type) {
        return factories.containsKey(type);
    }

    public Kernel make(KernelSite site) {
        return factories.get(site.node().type()).apply(site);
    }

    /** Whether the kernel may write its output over an input: elementwise, with a derivative that needs no input. */
    public static boolean worksInPlace(OpNode node) {
        return switch (node.type()) {
            case RELU, SIGMOID, TANH, SOFTPLUS, DROPOUT, SPATIAL_DROPOUT, GAUSSIAN_NOISE, ADD -> true;
            case LEAKY_RELU, ELU -> ((Attributes.Alpha) node.attributes()).alpha() >= 0;
            default -> false;
        };
    }

    /** Whether the kernel's backward pass reads its own output, which must then not be overwritten by the next one. */
    public static boolean needsOutput(OpNode node) {
        return switch (node.type()) {
            case RELU, LEAKY_RELU, ELU, SIGMOID, TANH, SOFTPLUS, SOFTMAX -> true;
            default -> false;
        };
    }

    /** Whether the output is the input's memory seen in another shape. */
    public static boolean reshapes(OpNode node) {
        return node.type() == OpType.FLATTEN || node.type() == OpType.RESHAPE;
    }

    /** Whether the kernel keeps about as many values of its own as its output has. */
    public static boolean keepsAsMuchAsItsOutput(OpNode node) {
        return switch (node.type()) {
            case DROPOUT, GLOBAL_MAX_POOL, LAYER_NORMALIZATION, DEPTHWISE_CONV -> true;
            default -> false;
        };
    }

    private static Kernel resize(KernelSite site) {
        boolean bilinear = ((Attributes.Upsampling) site.node().attributes()).bilinear();
        return bilinear ? new BilinearResizeKernel(site) : new NearestResizeKernel(site);
    }

    private static float alpha(KernelSite site) {
        return (float) ((Attributes.Alpha) site.node().attributes()).alpha();
    }
}
