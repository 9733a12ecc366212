/* Where an output pixel's centre lies among the input's: the pixel before it and the share of the next. */
static int source_pixel(int out, int factor, float *share)
{
    const float centre = ((float)out + 0.5f) / (float)factor - 0.5f;
    const int first = centre > 0.0f ? (int)centre : 0;
    *share = centre > 0.0f ? centre - (float)first : 0.0f;
    return first;
}

/* A larger image by linear interpolation between the centres of pixels; the edges go on. */
static void interpolate(const float *restrict in, float *restrict out, int height, int width,
                        int channels, int factor_height, int factor_width)
{
    for (int y = 0; y < height * factor_height; y++) {
        float down;
        const int row = source_pixel(y, factor_height, &down);
        const int next_row = row + 1 < height ? row + 1 : row;
        for (int x = 0; x < width * factor_width; x++) {
            float right;
            const int column = source_pixel(x, factor_width, &right);
            const int next_column = column + 1 < width ? column + 1 : column;
            for (int c = 0; c < channels; c++) {
                const float a = in[(row * width + column) * channels + c];
                const float b = in[(row * width + next_column) * channels + c];
                const float d = in[(next_row * width + column) * channels + c];
                const float e = in[(next_row * width + next_column) * channels + c];
                const float upper = a + (b - a) * right;
                const float lower = d + (e - d) * right;
                *out++ = upper + (lower - upper) * down;
            }
        }
    }
}
