package org.layerwright.plan;

import java.util.List;
import org.layerwright.network.param.ParamSpec;
import org.layerwright.network.param.ParamSpec.ChoiceParam;
import org.layerwright.network.param.ParamSpec.DoubleParam;
import org.layerwright.network.param.ParamSpec.FlagParam;
import org.layerwright.network.param.ParamSpec.IntParam;
import org.layerwright.network.param.ParamValues;

/**
 * Ends a run once an epoch's figure has not improved for a while. Prechelt 1998.
 *
 * @param params the values that differ from the defaults, by the names of {@link #PARAMS}; by default a run goes on to
 *     its planned end
 */
public record EarlyStopping(ParamValues params) {
    public static final String VALIDATION_LOSS = "validationLoss";
    public static final String VALIDATION_ACCURACY = "validationAccuracy";
    public static final String LOSS = "loss";

    /** Epochs without an improvement before the run ends; 0 never ends it early. */
    public static final IntParam PATIENCE = new IntParam("patience", 0, 0, 100_000);

    /** The figure that is watched. */
    public static final ChoiceParam MONITOR =
            new ChoiceParam("monitor", VALIDATION_LOSS, List.of(VALIDATION_LOSS, VALIDATION_ACCURACY, LOSS));

    /** The least change that counts as an improvement. */
    public static final DoubleParam MIN_DELTA = new DoubleParam("minDelta", 0.0, 0, false, 1e6, false);

    /** Whether the weights of the best epoch by this figure become the model; those of the last epoch otherwise. */
    public static final FlagParam RESTORE_BEST = new FlagParam("restoreBest", true);

    public static final List<ParamSpec<?>> PARAMS = List.of(PATIENCE, MONITOR, MIN_DELTA, RESTORE_BEST);

    public static final EarlyStopping NEVER = new EarlyStopping(ParamValues.EMPTY);

    public <T> EarlyStopping with(ParamSpec<T> param, T value) {
        return new EarlyStopping(params.with(param, value));
    }

    public <T> T get(ParamSpec<T> param) {
        return param.of(params);
    }

    public boolean isOn() {
        return get(PATIENCE) > 0;
    }
}
