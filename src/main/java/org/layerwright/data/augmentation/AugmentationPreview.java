package org.layerwright.data.augmentation;

import java.util.ArrayList;
import java.util.List;
import org.layerwright.data.Augmenter;
import org.layerwright.data.Dataset;
import org.layerwright.network.param.Setting;

/** Shows what augmentation makes of a sample, before a run is started with it. */
public final class AugmentationPreview {
    private AugmentationPreview() {}

    /**
     * Versions of one sample: those that a run with this seed sees in its first epochs, where {@code data} is its
     * training set.
     *
     * @param settings sound ones for this data
     * @param count how many versions
     * @return images in the order (height, width, channels), values in 0..1
     */
    public static List<float[]> of(Dataset data, int index, List<Setting> settings, long seed, int count) {
        Augmenter augmenter = ImageAugmenter.of(data, settings, seed);
        List<float[]> versions = new ArrayList<>();
        for (int epoch = 0; epoch < count; epoch++) {
            float[] image = new float[data.sampleShape().size()];
            data.read(index, image, 0);
            if (augmenter instanceof ImageAugmenter images) {
                images.vary(image, 0, index, epoch);
            }
            versions.add(image);
        }
        return versions;
    }
}
