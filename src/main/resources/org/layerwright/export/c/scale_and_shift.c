/* Batch normalisation with fixed statistics: a factor and a shift for each channel. */
static void scale_and_shift(const float *in, float *out, int count, int channels,
                            const float *scale, const float *shift)
{
    for (int i = 0; i < count; i++) {
        out[i] = in[i] * scale[i % channels] + shift[i % channels];
    }
}
