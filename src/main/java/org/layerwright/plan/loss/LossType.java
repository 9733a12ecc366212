package org.layerwright.plan.loss;

import org.layerwright.network.param.Parameterized;

/**
 * A kind of loss. The engine has a kernel for each {@link #id()}; to add one, write the class, put a line in
 * {@link LossTypes} and give the engine its kernel.
 */
public interface LossType extends Parameterized {}
