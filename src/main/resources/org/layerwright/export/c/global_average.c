/* The mean of each channel over the whole image. */
static void global_average(const float *restrict in, float *restrict out, int pixels, int channels)
{
    for (int c = 0; c < channels; c++) {
        float sum = 0.0f;
        for (int i = 0; i < pixels; i++) {
            sum += in[i * channels + c];
        }
        out[c] = sum / (float)pixels;
    }
}
