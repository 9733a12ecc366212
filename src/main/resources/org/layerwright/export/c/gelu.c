/* x times the normal distribution function */
static void gelu(const float *in, float *out, int count)
{
    for (int i = 0; i < count; i++) {
        const float x = in[i];
        out[i] = 0.5f * x * (1.0f + erff(x * 0.70710678f));
    }
}
