package org.layerwright.analysis;

import java.util.Collections;
import java.util.List;

/**
 * Some classes have far more samples than others, so a network does well by answering the frequent ones only, and the
 * accuracy hides it (Buda, Maki and Mazurowski 2018, "A systematic study of the class imbalance problem").
 */
final class ClassImbalanceRule implements DoctorRule {
    /** Two classes of 20 and 80 percent; the classes of MNIST differ by 1.24. */
    private static final double TIMES = 4;

    @Override
    public List<Finding> examine(RunHistory run) {
        List<Integer> counts = run.classCounts();
        if (counts.size() < 2) {
            return List.of();
        }
        int most = Collections.max(counts);
        int least = Collections.min(counts);
        if (most < TIMES * least) {
            return List.of();
        }
        return List.of(Finding.of(
                "class-imbalance",
                Severity.NOTE,
                "",
                run,
                Remedy.advice("balance-classes"),
                least,
                most,
                Rounded.percent(run.chance())));
    }
}
