package org.layerwright.engine.device;

/**
 * What a training step comes to before its update: the few numbers that cross back to the heap in each step.
 *
 * @param lossSum the losses of all samples added up, without the terms of regularisation
 * @param correct how many samples were classified rightly; of no meaning where there are numbers to predict
 * @param gradientNorm the Euclidean norm of the gradient with the terms of regularisation, before it was clipped; not
 *     finite where one of its values is not
 * @param penalty what the L1 and L2 terms add to the mean loss; NaN also where a weight is not a number
 */
public record StepNumbers(double lossSum, int correct, double gradientNorm, double penalty) {}
