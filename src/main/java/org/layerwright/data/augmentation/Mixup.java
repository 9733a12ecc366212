package org.layerwright.data.augmentation;

import java.util.List;
import org.layerwright.network.Shape;
import org.layerwright.network.param.ParamSpec;
import org.layerwright.network.param.ParamSpec.DoubleParam;
import org.layerwright.network.param.ParamValues;

/**
 * Blends each image with another one, {@code λ·x + (1 − λ)·x'} with {@code λ} from Beta(α, α), and its class likewise.
 * Zhang et al. 2018. When to choose it: where the network is too sure of itself or learns its samples by heart although
 * other variations are on. The training accuracy then falls below the validation accuracy, which is no fault: it is
 * measured on blends.
 */
public final class Mixup implements AugmentationType {
    public static final String ID = "mixup";

    /** Small: nearly one image or nearly the other; 1: every share equally likely; large: half and half. */
    public static final DoubleParam ALPHA = new DoubleParam("mixupAlpha", 0.2, 0, true, 10, false);

    @Override
    public String id() {
        return ID;
    }

    @Override
    public List<ParamSpec<?>> params() {
        return List.of(ALPHA);
    }

    @Override
    public boolean mixesClasses() {
        return true;
    }

    @Override
    public Augmentation create(ParamValues params, Shape image) {
        SymmetricBeta beta = new SymmetricBeta(ALPHA.of(params));
        float[] partner = new float[image.size()];
        return draft -> {
            float share = (float) (1 - beta.draw(draft.random()));
            int label = draft.readPartner(partner);
            float[] pixels = draft.pixels();
            int offset = draft.offset();
            for (int i = 0; i < partner.length; i++) {
                pixels[offset + i] = (1 - share) * pixels[offset + i] + share * partner[i];
            }
            draft.mixedWith(label, share);
        };
    }
}
