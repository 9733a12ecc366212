package org.layerwright.engine.kernel;

import org.layerwright.network.Shape;
import org.layerwright.network.op.Attributes;
import org.layerwright.network.op.NativePadding;
import org.nd4j.nativeblas.NativeOpsHolder;

/**
 * Which kernel makes a convolution. It follows from the shapes and from whether the native library has oneDNN, never
 * from a measurement, so that the same program gives the same bits each time.
 */
final class ConvChoice {
    /** Bytes of the larger of input and output in one call of oneDNN. */
    private static final long BYTES_PER_CALL = 512 << 10;

    /** Below this many multiply-adds the calls cost more than oneDNN saves. */
    private static final long SMALL_CALL = 8_000_000;

    /** From so many channels and filters on OpenBLAS is about as fast. */
    private static final int THICK = 32;

    private ConvChoice() {}

    static Kernel kernel(KernelSite site) {
        if (!hasOneDnn() || !suitsOneDnn(site)) {
            return products(site);
        }
        if (isThin(site) || !turnsRound(site)) {
            return site.dx() == null ? new SplitKernel(forward(site), products(site)) : new DnnConvKernel(site);
        }
        return split(site);
    }

    /** Output and input gradient as convolutions of oneDNN, the weight gradient as products. */
    static Kernel split(KernelSite site) {
        Kernel weightGradient = products(site.withoutInputGradients());
        return site.dx() == null
                ? new SplitKernel(forward(site), weightGradient)
                : new SplitKernel(forward(site), weightGradient, new DnnInputGradient(site));
    }

    private static Kernel forward(KernelSite site) {
        return new DnnConvKernel(site.withoutInputGradients());
    }

    /** Whether the matrices of a product are so narrow that OpenBLAS is slow. */
    private static boolean isThin(KernelSite site) {
        return Math.min(site.x().channels(), site.y().channels()) < THICK;
    }

    /** Whether oneDNN can make the input gradient as a convolution. */
    private static boolean turnsRound(KernelSite site) {
        Attributes.Window turned = Taps.reversed(site.node().window());
        return ConvKernel.keepsSize(site)
                && NativePadding.of(turned, site.y().shape(), site.x().shape()) != NativePadding.OTHER;
    }

    private static Kernel products(KernelSite site) {
        return PlanarConvKernel.suits(site) ? new PlanarConvKernel(site) : new ConvKernel(site);
    }

    private static boolean hasOneDnn() {
        return NativeOpsHolder.getInstance().getDeviceNativeOps().buildInfo().contains("HAVE_ONEDNN");
    }

    private static boolean suitsOneDnn(KernelSite site) {
        Attributes.Window window = site.node().window();
        Shape in = site.x().shape();
        Shape out = site.y().shape();
        // The first layer's few channels are rows of taps; and oneDNN refused a padded, dilated kernel from ND4J.
        boolean dilated = window.dilationHeight() > 1 || window.dilationWidth() > 1;
        if (PlanarConvKernel.suits(site) || dilated || NativePadding.of(window, in, out) == NativePadding.OTHER) {
            return false;
        }
        boolean strided = window.strideHeight() > 1 || window.strideWidth() > 1;
        int taps = window.kernelHeight() * window.kernelWidth();
        if (taps == 1 && !strided) {
            return false;
        }
        if (isThin(site)) {
            return true;
        }
        long products = (long) samplesPerCall(site) * out.size() * taps * in.channels();
        return products >= SMALL_CALL && (strided || turnsRound(site));
    }

    /** How many samples oneDNN gets in one call. */
    static int samplesPerCall(KernelSite site) {
        long largest =
                (long) Float.BYTES * Math.max(site.x().sampleSize(), site.y().sampleSize());
        return (int) Math.max(1, Math.min(site.capacity(), BYTES_PER_CALL / largest));
    }
}
