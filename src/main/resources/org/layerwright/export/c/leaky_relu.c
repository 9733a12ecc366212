/* x above zero, alpha x below */
static void leaky_relu(const float *in, float *out, int count, float alpha)
{
    for (int i = 0; i < count; i++) {
        const float x = in[i];
        out[i] = x > 0.0f ? x : alpha * x;
    }
}
