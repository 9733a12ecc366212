package org.layerwright.engine.device;

import org.layerwright.network.param.Setting;
import org.layerwright.plan.Regularization;

/**
 * How weights are to be moved.
 *
 * @param optimizer one of {@link org.layerwright.plan.optimizer.OptimizerTypes}
 * @param regularization its weight decay includes the optimizer's own
 * @param kernels what regularisation applies to
 */
public record UpdatePlan(Setting optimizer, Regularization regularization, KernelRanges kernels) {}
