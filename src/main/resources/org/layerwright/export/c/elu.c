/* x above zero, alpha (exp(x) - 1) below */
static void elu(const float *in, float *out, int count, float alpha)
{
    for (int i = 0; i < count; i++) {
        const float x = in[i];
        out[i] = x > 0.0f ? x : alpha * expm1f(x);
    }
}
