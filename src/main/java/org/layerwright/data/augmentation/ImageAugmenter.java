package org.layerwright.data.augmentation;

import java.util.ArrayList;
import java.util.List;
import org.layerwright.data.Augmenter;
import org.layerwright.data.Batch;
import org.layerwright.data.Dataset;
import org.layerwright.data.SplitMix64;
import org.layerwright.network.Shape;
import org.layerwright.network.param.Setting;

/**
 * Varies training images by a plan's settings, one after the other. What an image becomes is a function of seed, epoch,
 * its index and the settings alone: not of the batch size, the number of threads or where a run was resumed.
 *
 * <p>It works on the values as the data set gives them, in 0..1; standardise afterwards, see {@link Augmenter#andThen}.
 * Belongs to one stream, since it keeps its work arrays; nothing is allocated per image.
 */
public final class ImageAugmenter implements Augmenter {
    /** Keeps the draws apart from those that the same seed makes for split, order and first weights. */
    private static final long SALT = 0x6175676D656E7421L;

    /** Where the numbers of the variations of a partner begin. */
    private static final int PARTNER = 1 << 20;

    private final Dataset data;
    private final long seed;
    private final int sampleSize;
    private final List<Augmentation> augmentations = new ArrayList<>();
    private final Draft draft = new Draft(this::readPartner);
    private final Draft partner = new Draft((random, out) -> {
        throw new IllegalStateException("A partner is not mixed itself");
    });
    private int sample;
    private int epoch;
    private int stage;

    private ImageAugmenter(Dataset data, List<Setting> settings, long seed) {
        this.data = data;
        this.seed = seed ^ SALT;
        Shape image = data.sampleShape();
        this.sampleSize = image.size();
        for (Setting setting : settings) {
            augmentations.add(
                    AugmentationTypes.find(setting.type()).orElseThrow().create(setting.params(), image));
        }
    }

    /**
     * @param data the training samples, from which mixup takes partners
     * @param settings checked by {@link AugmentationCheck}, in their order; where there are none, nothing is done
     * @param seed the plan's
     */
    public static Augmenter of(Dataset data, List<Setting> settings, long seed) {
        return settings.isEmpty() ? Augmenter.NONE : new ImageAugmenter(data, settings, seed);
    }

    @Override
    public void augment(Batch batch, int position, int sampleIndex, int epochNumber) {
        vary(batch.inputs(), position * sampleSize, sampleIndex, epochNumber);
        batch.mixedLabels()[position] = draft.partnerLabel();
        batch.mixShares()[position] = draft.partnerShare();
    }

    /** Varies one image in place. */
    void vary(float[] pixels, int offset, int sampleIndex, int epochNumber) {
        sample = sampleIndex;
        epoch = epochNumber;
        draft.begin(pixels, offset);
        for (stage = 0; stage < augmentations.size(); stage++) {
            draft.random().restart(seed, epoch, sample, stage);
            augmentations.get(stage).apply(draft);
        }
    }

    /** A partner has gone through the variations before the mixing, each drawn for itself. */
    private int readPartner(SplitMix64 random, float[] out) {
        int index = random.nextInt(data.size());
        data.read(index, out, 0);
        partner.begin(out, 0);
        for (int earlier = 0; earlier < stage; earlier++) {
            partner.random().restart(seed, epoch, sample, PARTNER + earlier);
            augmentations.get(earlier).apply(partner);
        }
        return data.label(index);
    }
}
