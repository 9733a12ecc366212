package org.layerwright.data.augmentation;

import java.util.List;
import java.util.Optional;

/** The list of augmentations: what is not here does not exist. The order is the one in which forms offer them. */
public final class AugmentationTypes {
    private static final List<AugmentationType> ALL = List.of(
            new Shift(), new Rotate(), new Zoom(), new Flip(), new Crop(), new Brightness(), new Cutout(), new Mixup());

    private AugmentationTypes() {}

    public static List<AugmentationType> all() {
        return ALL;
    }

    public static Optional<AugmentationType> find(String id) {
        return ALL.stream().filter(type -> type.id().equals(id)).findFirst();
    }
}
