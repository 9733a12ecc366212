package org.layerwright.device;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A device that networks can be trained on, or that could be.
 *
 * @param id as it stands in plans: {@code cpu}, {@code cuda} for the first card, {@code cuda:1} for the second
 * @param name what its maker calls it; empty where there is none
 * @param refusal why it cannot be used; empty where it can
 * @param facts what is known of it, in the order of the list, by the last part of the key of their label: {@code cores}
 */
public record DeviceStatus(String id, String name, Optional<Reason> refusal, Map<String, String> facts) {
    public static final String CPU = "cpu";
    public static final String CUDA = "cuda";
    /** The key of the refusal of a card that wants nothing but the {@link CudaPack}. */
    public static final String NO_PACK = "device.gpu.noPack";

    public DeviceStatus {
        facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
    }

    public boolean usable() {
        return refusal.isEmpty();
    }

    /** Whether an id names a card. */
    public static boolean isCuda(String id) {
        return id.equals(CUDA) || id.matches(CUDA + ":\\d{1,3}");
    }

    /** Which card of the bus an id names, from 0. */
    public static int cardOf(String id) {
        return id.equals(CUDA) ? 0 : Integer.parseInt(id.substring(CUDA.length() + 1));
    }

    static String idOf(int card) {
        return card == 0 ? CUDA : CUDA + ":" + card;
    }
}
