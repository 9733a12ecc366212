/* The largest value under the window, channel by channel. Padding never wins. */
static void max_pool(const float *restrict in, float *restrict out, const struct window *w)
{
    for (int y = 0; y < w->out_height; y++) {
        for (int x = 0; x < w->out_width; x++) {
            for (int c = 0; c < w->out_channels; c++) {
                float largest = -INFINITY;
                for (int ky = 0; ky < w->kernel_height; ky++) {
                    const int row = y * w->stride_height + ky * w->dilation_height - w->pad_top;
                    for (int kx = 0; kx < w->kernel_width; kx++) {
                        const int column = x * w->stride_width + kx * w->dilation_width - w->pad_left;
                        if (row >= 0 && row < w->in_height && column >= 0 && column < w->in_width) {
                            const float value = in[(row * w->in_width + column) * w->in_channels + c];
                            largest = value > largest ? value : largest;
                        }
                    }
                }
                *out++ = largest;
            }
        }
    }
}
