package org.layerwright.network.whatif;

import org.layerwright.network.LayerSpec;
import org.layerwright.network.NetworkSpec;

/** Tells which layers have weights in common. */
final class Shared {
    private Shared() {}

    /** Whether a layer uses another one's weights or lends its own. */
    static boolean isShared(NetworkSpec network, int index) {
        LayerSpec layer = network.layers().get(index);
        return layer.isSharing()
                || network.layers().stream()
                        .anyMatch(other -> other.sharedWith().equals(layer.name()));
    }
}
