package org.layerwright.export.target;

/**
 * What a user chooses about an export.
 *
 * @param raw whether the file takes data as they come and answers probabilities: bytes 0 to 255 for images, unscaled
 *     numbers for vectors. Choose it where whoever uses the file shall know nothing of the preprocessing. Otherwise the
 *     file is the network as it was trained, and the preprocessing is noted in it
 */
public record ExportOptions(boolean raw) {
    /** The network as it was trained. */
    public static final ExportOptions PLAIN = new ExportOptions(false);

    /** Raw data in, probabilities out. */
    public static final ExportOptions RAW = new ExportOptions(true);
}
