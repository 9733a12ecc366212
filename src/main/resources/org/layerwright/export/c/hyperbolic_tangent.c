/* tanh(x) */
static void hyperbolic_tangent(const float *in, float *out, int count)
{
    for (int i = 0; i < count; i++) {
        const float x = in[i];
        out[i] = tanhf(x);
    }
}
