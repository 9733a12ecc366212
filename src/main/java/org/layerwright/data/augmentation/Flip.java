package org.layerwright.data.augmentation;

import java.util.List;
import org.layerwright.network.Shape;
import org.layerwright.network.param.ParamSpec;
import org.layerwright.network.param.ParamSpec.FlagParam;
import org.layerwright.network.param.ParamValues;

/**
 * Mirrors every second image, chosen at random. When to choose it: for photographs, where a cat that looks to the left
 * is a cat; never for writing, where the mirror image of a letter is another letter or none.
 */
public final class Flip implements AugmentationType {
    public static final String ID = "flip";

    /** Whether left and right change places in half of the images. */
    public static final FlagParam HORIZONTAL = new FlagParam("flipHorizontal", true);

    /** Whether top and bottom change places in half of the images. */
    public static final FlagParam VERTICAL = new FlagParam("flipVertical", false);

    @Override
    public String id() {
        return ID;
    }

    @Override
    public List<ParamSpec<?>> params() {
        return List.of(HORIZONTAL, VERTICAL);
    }

    @Override
    public Augmentation create(ParamValues params, Shape image) {
        boolean horizontal = HORIZONTAL.of(params);
        boolean vertical = VERTICAL.of(params);
        int height = image.height();
        int width = image.width();
        int channels = image.channels();
        return draft -> {
            // Both are drawn in any case, so that one choice does not change what the other one meets.
            boolean sideways = draft.random().nextInt(2) == 1 && horizontal;
            boolean upsideDown = draft.random().nextInt(2) == 1 && vertical;
            if (sideways) {
                for (int row = 0; row < height; row++) {
                    reverse(draft.pixels(), draft.offset() + row * width * channels, width, channels);
                }
            }
            if (upsideDown) {
                reverse(draft.pixels(), draft.offset(), height, width * channels);
            }
        };
    }

    /** Puts blocks of values in the opposite order. */
    private static void reverse(float[] values, int from, int blocks, int blockLength) {
        for (int i = 0, j = blocks - 1; i < j; i++, j--) {
            for (int k = 0; k < blockLength; k++) {
                float swap = values[from + i * blockLength + k];
                values[from + i * blockLength + k] = values[from + j * blockLength + k];
                values[from + j * blockLength + k] = swap;
            }
        }
    }
}
