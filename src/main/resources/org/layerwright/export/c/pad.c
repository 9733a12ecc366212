/* Puts an image into a larger one of zeros. */
static void pad(const float *restrict in, float *restrict out, int height, int width, int channels,
                int top, int left, int out_height, int out_width)
{
    for (int i = 0; i < out_height * out_width * channels; i++) {
        out[i] = 0.0f;
    }
    for (int y = 0; y < height; y++) {
        for (int i = 0; i < width * channels; i++) {
            out[((y + top) * out_width + left) * channels + i] = in[y * width * channels + i];
        }
    }
}
