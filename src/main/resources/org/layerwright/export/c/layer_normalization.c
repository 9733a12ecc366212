/* Brings the channels of each pixel to mean 0 and variance 1, then scales and shifts them. */
static void layer_normalization(const float *in, float *out, int rows, int channels,
                                const float *gamma, const float *beta, float epsilon)
{
    for (int row = 0; row < rows; row++) {
        float mean = 0.0f;
        float variance = 0.0f;
        for (int c = 0; c < channels; c++) {
            mean += in[c] / (float)channels;
        }
        for (int c = 0; c < channels; c++) {
            variance += (in[c] - mean) * (in[c] - mean) / (float)channels;
        }
        const float factor = 1.0f / sqrtf(variance + epsilon);
        for (int c = 0; c < channels; c++) {
            out[c] = (in[c] - mean) * factor * gamma[c] + beta[c];
        }
        in += channels;
        out += channels;
    }
}
