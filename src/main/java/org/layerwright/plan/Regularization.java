package org.layerwright.plan;

import java.util.List;
import org.layerwright.network.param.ParamSpec;
import org.layerwright.network.param.ParamSpec.DoubleParam;
import org.layerwright.network.param.ParamValues;

/**
 * What keeps a network from learning its training samples by heart, beside dropout and the like, which are layers.
 *
 * @param params the values that differ from the defaults, by the names of {@link #PARAMS}; by default nothing is done
 */
public record Regularization(ParamValues params) {
    /** Added to the loss: {@code l1 · Σ |w|} over kernels, not biases. Drives weights to exactly zero. Tibshirani 1996. */
    public static final DoubleParam L1 = new DoubleParam("l1", 0.0, 0, false, 10, false);

    /** Added to the loss: {@code l2 · Σ w²} over kernels, not biases, as Keras counts it. */
    public static final DoubleParam L2 = new DoubleParam("l2", 0.0, 0, false, 10, false);

    /**
     * Kernels shrink by the factor {@code 1 − η · decay} before each update, beside the gradient. With SGD the same as
     * L2; with adaptive optimizers not. Loshchilov and Hutter 2019.
     */
    public static final DoubleParam WEIGHT_DECAY = new DoubleParam("weightDecay", 0.0, 0, false, 10, false);

    /** The share of the target that is spread over all classes, in [0, 1). Szegedy et al. 2016, section 7. */
    public static final DoubleParam LABEL_SMOOTHING = new DoubleParam("labelSmoothing", 0.0, 0, false, 1, true);

    /** Each component of the gradient is cut to ±this; 0 does not cut. */
    public static final DoubleParam CLIP_VALUE = new DoubleParam("clipValue", 0.0, 0, false, 1e6, false);

    /** The whole gradient is scaled down to this Euclidean norm; 0 does not. Pascanu, Mikolov and Bengio 2013. */
    public static final DoubleParam CLIP_NORM = new DoubleParam("clipNorm", 0.0, 0, false, 1e6, false);

    /**
     * The weights that lead to one unit or filter are scaled down to this Euclidean norm after each update; 0 does not.
     * Srivastava et al. 2014, section 5.1.
     */
    public static final DoubleParam MAX_NORM = new DoubleParam("maxNorm", 0.0, 0, false, 1e6, false);

    /**
     * How much of the running mean of the weights is kept at each step; the mean is what is validated, tested and saved.
     * 0 keeps none. The first steps keep less, so that the mean leaves the first weights behind. Polyak and Juditsky 1992.
     */
    public static final DoubleParam EMA_DECAY = new DoubleParam("emaDecay", 0.0, 0, false, 1, true);

    public static final List<ParamSpec<?>> PARAMS =
            List.of(L1, L2, WEIGHT_DECAY, LABEL_SMOOTHING, CLIP_VALUE, CLIP_NORM, MAX_NORM, EMA_DECAY);

    public static final Regularization NONE = new Regularization(ParamValues.EMPTY);

    /** L2 alone. */
    public static Regularization ofL2(double l2) {
        return NONE.with(L2, l2);
    }

    public <T> Regularization with(ParamSpec<T> param, T value) {
        return new Regularization(params.with(param, value));
    }

    public <T> T get(ParamSpec<T> param) {
        return param.of(params);
    }
}
