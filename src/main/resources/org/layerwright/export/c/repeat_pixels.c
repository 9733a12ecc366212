/* A larger image by repeating pixels. */
static void repeat_pixels(const float *restrict in, float *restrict out, int height, int width,
                          int channels, int factor_height, int factor_width)
{
    for (int y = 0; y < height * factor_height; y++) {
        for (int x = 0; x < width * factor_width; x++) {
            const float *pixel = in + ((y / factor_height) * width + x / factor_width) * channels;
            for (int c = 0; c < channels; c++) {
                *out++ = pixel[c];
            }
        }
    }
}
