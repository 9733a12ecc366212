/*
 * Depthwise convolution: a convolution of each channel by itself. The kernel lies as
 * [kernel height][kernel width][channel][multiplier].
 */
static void depthwise(const float *restrict in, float *restrict out, const struct window *w,
                      const weight *restrict kernel,@SCALE_PARAM@ const float *restrict bias)
{
    const int multiplier = w->out_channels / w->in_channels;
    for (int y = 0; y < w->out_height; y++) {
        for (int x = 0; x < w->out_width; x++) {
            for (int o = 0; o < w->out_channels; o++) {
                out[o] = @START@;
            }
            for (int ky = 0; ky < w->kernel_height; ky++) {
                const int row = y * w->stride_height + ky * w->dilation_height - w->pad_top;
                if (row < 0 || row >= w->in_height) {
                    continue; /* in the padding, which is zero */
                }
                for (int kx = 0; kx < w->kernel_width; kx++) {
                    const int column = x * w->stride_width + kx * w->dilation_width - w->pad_left;
                    if (column < 0 || column >= w->in_width) {
                        continue;
                    }
                    const float *pixel = in + (row * w->in_width + column) * w->in_channels;
                    const weight *k = kernel + (ky * w->kernel_width + kx) * w->out_channels;
                    for (int o = 0; o < w->out_channels; o++) {
                        out[o] += pixel[o / multiplier] * (float)k[o];
                    }
                }
            }
@FINISH3@            out += w->out_channels;
        }
    }
}
