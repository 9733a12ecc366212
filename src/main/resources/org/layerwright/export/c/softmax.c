/* Turns the channels of each pixel, or a vector, into probabilities that add up to 1. */
static void softmax(const float *in, float *out, int rows, int channels)
{
    for (int row = 0; row < rows; row++) {
        float largest = in[0];
        float sum = 0.0f;
        for (int c = 1; c < channels; c++) {
            largest = in[c] > largest ? in[c] : largest;
        }
        for (int c = 0; c < channels; c++) {
            out[c] = expf(in[c] - largest);
            sum += out[c];
        }
        for (int c = 0; c < channels; c++) {
            out[c] /= sum;
        }
        in += channels;
        out += channels;
    }
}
