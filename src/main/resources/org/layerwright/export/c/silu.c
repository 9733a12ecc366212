/* x sigmoid(x) */
static void silu(const float *in, float *out, int count)
{
    for (int i = 0; i < count; i++) {
        const float x = in[i];
        out[i] = x / (1.0f + expf(-x));
    }
}
