package org.layerwright.data.augmentation;

import java.util.ArrayList;
import java.util.List;
import org.layerwright.network.Problem;
import org.layerwright.network.Shape;
import org.layerwright.network.param.Setting;

/** Whether augmentations fit each other and the data; types and parameters by themselves are checked with the plan. */
public final class AugmentationCheck {
    private AugmentationCheck() {}

    /** What is wrong with a list whatever the data; empty for a sound one. */
    public static List<Problem> problems(List<Setting> settings) {
        long mixing = settings.stream().filter(AugmentationCheck::mixesClasses).count();
        return mixing > 1 ? List.of(Problem.of("augmentation-mixes-twice", Mixup.ID, Mixup.ID)) : List.of();
    }

    /**
     * Whether data can be augmented so.
     *
     * @param sample the shape of one sample
     * @param classes how many classes the data has; 0 where there are targets instead
     */
    public static List<Problem> fit(List<Setting> settings, Shape sample, int classes) {
        List<Problem> problems = new ArrayList<>();
        if (!settings.isEmpty() && !sample.isImage()) {
            problems.add(Problem.of("augmentation-needs-images", "augmentation", sample));
        }
        if (classes == 0 && settings.stream().anyMatch(AugmentationCheck::mixesClasses)) {
            problems.add(Problem.of("augmentation-needs-classes", Mixup.ID, Mixup.ID));
        }
        return problems;
    }

    private static boolean mixesClasses(Setting setting) {
        return AugmentationTypes.find(setting.type())
                .map(AugmentationType::mixesClasses)
                .orElse(false);
    }
}
