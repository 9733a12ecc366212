/* Puts the channels of one part into a wider image or vector, from a given channel on. */
static void concatenate(const float *restrict part, float *restrict out, int pixels,
                        int part_channels, int out_channels, int first)
{
    for (int i = 0; i < pixels; i++) {
        for (int c = 0; c < part_channels; c++) {
            out[i * out_channels + first + c] = part[i * part_channels + c];
        }
    }
}
