package org.layerwright.data.augmentation;

import org.layerwright.data.SplitMix64;

/**
 * The image that is being varied, and what a variation may draw upon. Used again for image after image.
 *
 * <p>Values are those of the data set, in 0..1, in the order (height, width, channels).
 */
public final class Draft {
    private final SplitMix64 random = new SplitMix64(0);
    private final Partners partners;
    private float[] pixels;
    private int offset;
    private int partnerLabel;
    private float partnerShare;

    /** Where a second image comes from. */
    @FunctionalInterface
    interface Partners {
        /**
         * Writes a randomly chosen image, varied like the first one so far.
         *
         * @param random decides which
         * @return its class
         */
        int read(SplitMix64 random, float[] out);
    }

    Draft(Partners partners) {
        this.partners = partners;
    }

    /** Puts another image on the table. */
    void begin(float[] newPixels, int newOffset) {
        pixels = newPixels;
        offset = newOffset;
        partnerShare = 0;
    }

    /** The array that holds the image. */
    public float[] pixels() {
        return pixels;
    }

    /** Where in {@link #pixels()} the image begins. */
    public int offset() {
        return offset;
    }

    /** The only source of randomness a variation may use. */
    public SplitMix64 random() {
        return random;
    }

    /**
     * Writes another image of the training set, varied like this one so far.
     *
     * @return its class
     */
    int readPartner(float[] out) {
        return partners.read(random, out);
    }

    /** Notes that the image is now partly of another class. */
    void mixedWith(int label, float share) {
        partnerLabel = label;
        partnerShare = share;
    }

    int partnerLabel() {
        return partnerLabel;
    }

    float partnerShare() {
        return partnerShare;
    }
}
