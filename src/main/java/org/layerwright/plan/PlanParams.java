package org.layerwright.plan;

import java.util.List;
import org.layerwright.network.param.ParamSpec;
import org.layerwright.network.param.ParamSpec.DoubleParam;
import org.layerwright.network.param.ParamSpec.IntParam;

/** The bounds of a plan's own numbers, for forms, the command line and checks alike. */
public final class PlanParams {
    public static final IntParam EPOCHS = new IntParam("epochs", TrainingPlan.DEFAULT.epochs(), 1, 100_000);
    public static final IntParam BATCH_SIZE = new IntParam("batchSize", TrainingPlan.DEFAULT.batchSize(), 1, 65_536);
    public static final IntParam LIMIT = new IntParam("limit", 0, 0, Integer.MAX_VALUE);
    public static final IntParam THREADS = new IntParam("threads", 0, 0, 256);
    public static final DoubleParam VALIDATION_FRACTION = new DoubleParam(
            "validationFraction", TrainingPlan.DEFAULT.data().validationFraction(), 0, false, 0.9, false);
    public static final DoubleParam L2 = new DoubleParam("l2", 0.0, 0, false, 10, false);

    private PlanParams() {}

    public static List<ParamSpec<?>> all() {
        return List.of(EPOCHS, BATCH_SIZE, LIMIT, THREADS, VALIDATION_FRACTION, L2);
    }
}
