package org.layerwright.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.layerwright.network.op.WeightSpec;

/** The weights of a network, in the order in which its layers hold them. */
public record Weights(List<NamedTensor> tensors) {
    public Weights {
        tensors = List.copyOf(tensors);
        Set<String> names = new HashSet<>();
        for (NamedTensor tensor : tensors) {
            if (!names.add(tensor.name())) {
                throw new IllegalArgumentException("Expected each name once, received " + tensor.name() + " twice");
            }
        }
    }

    /** How many numbers there are in all. */
    public long parameterCount() {
        return tensors.stream().mapToLong(tensor -> tensor.data().length).sum();
    }

    /**
     * Cuts a flat parameter vector, as the engine holds it, into the network's weights.
     *
     * @param specs      the network's weights, in the order of the vector
     * @param parameters as many numbers as the weights have together; copied
     */
    public static Weights of(List<WeightSpec> specs, float[] parameters) {
        List<NamedTensor> tensors = new ArrayList<>();
        int at = 0;
        for (WeightSpec spec : specs) {
            int end = Math.toIntExact(at + spec.size());
            if (end > parameters.length) {
                throw new IllegalArgumentException("Expected more than " + parameters.length + " parameters");
            }
            tensors.add(new NamedTensor(
                    spec.name(),
                    spec.shape().stream().mapToInt(Integer::intValue).toArray(),
                    Arrays.copyOfRange(parameters, at, end)));
            at = end;
        }
        if (at != parameters.length) {
            throw new IllegalArgumentException("Expected " + at + " parameters, received " + parameters.length);
        }
        return new Weights(tensors);
    }

    /** All values one after another: the flat parameter vector. */
    public float[] flatten() {
        float[] flat = new float[Math.toIntExact(parameterCount())];
        int at = 0;
        for (NamedTensor tensor : tensors) {
            System.arraycopy(tensor.data(), 0, flat, at, tensor.data().length);
            at += tensor.data().length;
        }
        return flat;
    }

    public Optional<NamedTensor> find(String name) {
        return tensors.stream().filter(tensor -> tensor.name().equals(name)).findFirst();
    }
}
