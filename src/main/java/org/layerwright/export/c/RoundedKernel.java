package org.layerwright.export.c;

/**
 * A kernel in 8-bit integers. Each output channel has a scale of its own, its largest weight by amount divided by 127, so
 * that a channel of small weights keeps its detail; zero stays zero. Jacob et al. 2018, "Quantization and Training of
 * Neural Networks for Efficient Integer-Arithmetic-Only Inference", section 3, symmetric.
 *
 * @param steps the weights in steps of the scales, -127 to 127
 * @param scales one for each output channel
 */
record RoundedKernel(byte[] steps, float[] scales) {
    private static final int MOST = 127;

    /** @param channels how many output channels there are; they are the last extent of the kernel */
    static RoundedKernel of(float[] values, int channels) {
        float[] scales = new float[channels];
        for (int i = 0; i < values.length; i++) {
            scales[i % channels] = Math.max(scales[i % channels], Math.abs(values[i]) / MOST);
        }
        byte[] steps = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            float scale = scales[i % channels];
            steps[i] = scale == 0 ? 0 : (byte) Math.max(-MOST, Math.min(MOST, Math.round(values[i] / scale)));
        }
        return new RoundedKernel(steps, scales);
    }
}
