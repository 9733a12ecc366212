package org.layerwright.network.whatif;

import org.layerwright.network.LayerSpec;
import org.layerwright.network.layer.Conv2D;

/**
 * A convolution of one channel on a small image, written as the matrix of the dense layer that does the same: one row
 * for each output pixel, one column for each input pixel. Most entries are zero, and each row holds the same kernel
 * weights at another place. For an image of 4×4 and a valid kernel of 3×3 it has 4 rows, 16 columns, and 9 different
 * weights at 36 places. Dumoulin and Visin 2016, "A guide to convolution arithmetic", section 4.1.
 *
 * @param input pixels of each side of the image
 * @param output pixels of each side of the result
 * @param pad pixels of zeros above and to the left
 */
public record KernelMatrix(int kernel, int stride, int dilation, int input, int output, int pad) {
    /** No weight: the output does not read this input. */
    public static final int NONE = -1;

    private static final int LARGEST_KERNEL = 5;
    private static final int LARGEST_STEP = 2;
    private static final int LARGEST_SPAN = 7;
    private static final String SAME = "same";

    /**
     * A layer's kernel on an image that is just large enough to see it move; a kernel, stride or dilation that is too
     * large to draw is drawn smaller.
     */
    public static KernelMatrix of(LayerSpec layer) {
        int kernel = Math.min(LARGEST_KERNEL, Conv2D.KERNEL_SIZE.of(layer.params()));
        int stride = Math.min(LARGEST_STEP, Conv2D.STRIDE.of(layer.params()));
        int dilation = Math.min(LARGEST_STEP, Conv2D.DILATION.of(layer.params()));
        if ((kernel - 1) * dilation + 1 > LARGEST_SPAN) {
            dilation = 1;
        }
        int span = (kernel - 1) * dilation + 1;
        return of(kernel, stride, dilation, SAME.equals(layer.params().get("padding")), span + stride);
    }

    /** @param same whether zeros are put around, as {@link Conv2D} has it */
    static KernelMatrix of(int kernel, int stride, int dilation, boolean same, int input) {
        int span = (kernel - 1) * dilation + 1;
        if (!same) {
            return new KernelMatrix(kernel, stride, dilation, input, (input - span) / stride + 1, 0);
        }
        int output = (input + stride - 1) / stride;
        return new KernelMatrix(
                kernel, stride, dilation, input, output, Math.max(0, (output - 1) * stride + span - input) / 2);
    }

    /** Whether the layer's own kernel is drawn, not a smaller one. */
    public boolean isExactly(LayerSpec layer) {
        return kernel == Conv2D.KERNEL_SIZE.of(layer.params())
                && stride == Conv2D.STRIDE.of(layer.params())
                && dilation == Conv2D.DILATION.of(layer.params());
    }

    public int rows() {
        return output * output;
    }

    public int columns() {
        return input * input;
    }

    /** Different weights. */
    public int weights() {
        return kernel * kernel;
    }

    /** The kernel weight at a place of the matrix, counted row by row in the kernel; {@link #NONE} for a zero. */
    public int weight(int row, int column) {
        int down = tap(row / output, column / input);
        int across = tap(row % output, column % input);
        return down == NONE || across == NONE ? NONE : down * kernel + across;
    }

    /** Places of the matrix that are no zero. */
    public int connections() {
        int count = 0;
        for (int row = 0; row < rows(); row++) {
            for (int column = 0; column < columns(); column++) {
                count += weight(row, column) == NONE ? 0 : 1;
            }
        }
        return count;
    }

    private int tap(int out, int in) {
        int offset = in + pad - out * stride;
        return offset < 0 || offset % dilation != 0 || offset / dilation >= kernel ? NONE : offset / dilation;
    }
}
