package org.layerwright.engine.kernel;

import java.util.EnumMap;
import java.util.Map;
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
        kernels.put(
                OpType.CONV, site -> PlanarConvKernel.suits(site) ? new PlanarConvKernel(site) : new ConvKernel(site));
        kernels.put(OpType.MAX_POOL, PoolKernel::max);
        kernels.put(OpType.AVERAGE_POOL, PoolKernel::average);
        kernels.put(OpType.FLATTEN, FlattenKernel::new);
        kernels.put(OpType.GEMM, GemmKernel::new);
        kernels.put(OpType.RELU, site -> new ActivationKernel(site, new Activations.Relu()));
        kernels.put(OpType.LEAKY_RELU, site -> new ActivationKernel(site, new Activations.LeakyRelu(alpha(site))));
        kernels.put(OpType.ELU, site -> new ActivationKernel(site, new Activations.Elu(alpha(site))));
        kernels.put(OpType.GELU, site -> new ActivationKernel(site, new Activations.Gelu()));
        kernels.put(OpType.SIGMOID, site -> new ActivationKernel(site, new Activations.Sigmoid()));
        kernels.put(OpType.TANH, site -> new ActivationKernel(site, new Activations.Tanh()));
        kernels.put(OpType.SOFTMAX, SoftmaxKernel::new);
        kernels.put(OpType.DROPOUT, DropoutKernel::new);
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

    /** Whether the kernel may write its output over its input: elementwise, with a derivative from the output. */
    public static boolean worksInPlace(OpNode node) {
        return switch (node.type()) {
            case RELU, SIGMOID, TANH, DROPOUT -> true;
            case LEAKY_RELU, ELU -> ((Attributes.Alpha) node.attributes()).alpha() >= 0;
            default -> false;
        };
    }

    /** Whether the kernel's backward pass reads its own output, which must then not be overwritten by the next one. */
    public static boolean needsOutput(OpNode node) {
        return switch (node.type()) {
            case RELU, LEAKY_RELU, ELU, SIGMOID, TANH, SOFTMAX -> true;
            default -> false;
        };
    }

    private static float alpha(KernelSite site) {
        return (float) ((Attributes.Alpha) site.node().attributes()).alpha();
    }
}
