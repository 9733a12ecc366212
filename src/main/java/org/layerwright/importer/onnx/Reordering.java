package org.layerwright.importer.onnx;

import org.layerwright.importer.draft.DraftLayer;
import org.layerwright.network.layer.Activation;
import org.layerwright.network.layer.BatchNormalization;
import org.layerwright.network.layer.Dense;
import org.layerwright.network.layer.Dropout;
import org.layerwright.network.layer.LayerNormalization;

/**
 * Gives the numbers of a vector another order by giving it to the outputs of the dense layer that makes them, so that it can
 * become an image with channels last.
 */
final class Reordering {
    private Reordering() {}

    /**
     * @param wanted where each number of the file is to lie; null for the order of the file
     * @throws Refusal where somebody else reads what lies between, or no dense layer makes it
     */
    static void reorder(Site site, Lying value, int[] wanted) throws Refusal {
        int size = value.shape().size();
        int[] to = new int[size];
        for (int i = 0; i < size; i++) {
            to[value.order() == null ? i : value.order()[i]] = wanted == null ? i : wanted[i];
        }
        DraftLayer layer = value.layer();
        while (!layer.type().equals(Dense.ID)) {
            check(site, layer);
            layer = layer.input();
        }
        check(site, layer);
        for (DraftLayer at = value.layer(); at != layer; at = at.input()) {
            move(at, to);
        }
        move(layer, to);
    }

    private static void check(Site site, DraftLayer layer) throws Refusal {
        boolean moves = switch (layer.type()) {
            case Dense.ID, Activation.ID, Dropout.ID, BatchNormalization.ID, LayerNormalization.ID, "affine" -> true;
            default -> false;
        };
        if (!moves || site.network().readersOf(layer) > 1) {
            throw new Refusal("shape");
        }
    }

    /** Every weight's last axis are the outputs. */
    private static void move(DraftLayer layer, int[] to) {
        for (String part :
                new String[] {"kernel", "bias", "gamma", "beta", "moving_mean", "moving_variance", "scale", "shift"}) {
            float[] old = layer.weight(part);
            if (old == null) {
                continue;
            }
            float[] moved = new float[old.length];
            for (int i = 0; i < old.length; i++) {
                int row = i / to.length;
                moved[row * to.length + to[i % to.length]] = old[i];
            }
            layer.weight(part, moved);
        }
    }
}
