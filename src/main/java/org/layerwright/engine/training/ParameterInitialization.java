package org.layerwright.engine.training;

import java.util.Random;
import org.layerwright.network.op.OpGraph;
import org.layerwright.network.op.WeightSpec;

/** Draws the first parameters of a network from a seed, weight by weight in the order of the flat vector. */
public final class ParameterInitialization {
    private ParameterInitialization() {}

    public static float[] draw(OpGraph graph, long seed) {
        Random random = new Random(seed);
        float[] parameters = new float[graph.parameterCount()];
        int offset = 0;
        for (WeightSpec weight : graph.weights()) {
            int count = Math.toIntExact(weight.size());
            weight.initializer().fill(parameters, offset, count, weight.fanIn(), weight.fanOut(), random);
            offset += count;
        }
        return parameters;
    }
}
