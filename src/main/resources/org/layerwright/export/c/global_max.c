/* The largest value of each channel over the whole image. */
static void global_max(const float *restrict in, float *restrict out, int pixels, int channels)
{
    for (int c = 0; c < channels; c++) {
        float largest = in[c];
        for (int i = 1; i < pixels; i++) {
            const float value = in[i * channels + c];
            largest = value > largest ? value : largest;
        }
        out[c] = largest;
    }
}
