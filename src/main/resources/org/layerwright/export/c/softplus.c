/* ln(1 + exp(x)), written so that no power overflows */
static void softplus(const float *in, float *out, int count)
{
    for (int i = 0; i < count; i++) {
        const float x = in[i];
        out[i] = (x > 0.0f ? x : 0.0f) + log1pf(expf(-fabsf(x)));
    }
}
