package org.layerwright.plan;

import java.util.ArrayList;
import java.util.List;
import org.layerwright.network.param.ParamSpec;
import org.layerwright.network.param.ParamSpec.ChoiceParam;
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

    public static final ChoiceParam PRECISION = new ChoiceParam(
            "precision",
            TrainingPlan.ComputePlan.FLOAT32,
            List.of(TrainingPlan.ComputePlan.FLOAT32, TrainingPlan.ComputePlan.MIXED));

    private PlanParams() {}

    /** Every number that is not a parameter of something chosen from a list. */
    public static List<ParamSpec<?>> all() {
        List<ParamSpec<?>> all =
                new ArrayList<>(List.of(EPOCHS, BATCH_SIZE, LIMIT, THREADS, VALIDATION_FRACTION, PRECISION));
        all.addAll(Regularization.PARAMS);
        all.addAll(EarlyStopping.PARAMS);
        return List.copyOf(all);
    }
}
