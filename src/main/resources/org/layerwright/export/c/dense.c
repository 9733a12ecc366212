/* Dense layer: every output is a weighted sum of all inputs. The kernel lies as [inputs][outputs]. */
static void dense(const float *restrict in, int inputs, float *restrict out, int outputs,
                  const weight *restrict kernel,@SCALE_PARAM@ const float *restrict bias)
{
    for (int o = 0; o < outputs; o++) {
        out[o] = @START@;
    }
    for (int i = 0; i < inputs; i++) {
        for (int o = 0; o < outputs; o++) {
            out[o] += in[i] * (float)kernel[o];
        }
        kernel += outputs;
    }
@FINISH1@}
