/* max(0, x) */
static void relu(const float *in, float *out, int count)
{
    for (int i = 0; i < count; i++) {
        const float x = in[i];
        out[i] = x > 0.0f ? x : 0.0f;
    }
}
