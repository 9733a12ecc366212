package org.layerwright.ui.viewmodel;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.layerwright.network.Fix;
import org.layerwright.network.LayerSpec;
import org.layerwright.network.NetworkEdit;
import org.layerwright.network.NetworkSpec;
import org.layerwright.network.Shape;
import org.layerwright.network.layer.Dense;
import org.layerwright.network.layer.Input;

/** Whether a network takes the samples of a set. */
public final class DataFit {
    private DataFit() {}

    /** The repair for a network that takes other samples; empty where it fits, or where there is not one Input layer. */
    public static Optional<Fix> repair(NetworkSpec network, Shape sample) {
        var inputs = network.layers().stream()
                .filter(layer -> layer.type().equals(Input.ID))
                .toList();
        if (inputs.size() != 1) {
            return Optional.empty();
        }
        NetworkEdit edit = new NetworkEdit.FitInput(inputs.get(0).name(), sample);
        NetworkSpec next = edit.applyTo(network);
        boolean fits = sample.isImage() || sample.rank() == 1
                ? shape(network, inputs.get(0).name())
                        .equals(shape(next, inputs.get(0).name()))
                : true;
        return fits ? Optional.empty() : Optional.of(Fix.of("fit-input", edit, sample));
    }

    /**
     * The repair for a network that ends with another number of outputs; empty where it fits, or where its last layer has no
     * such number.
     *
     * @param outputs classes, or numbers to predict
     * @param oneIsEnough whether a single output will do, as for two classes
     */
    public static Optional<Fix> repairOutput(NetworkSpec network, int outputs, boolean oneIsEnough) {
        LayerSpec last = network.layers().get(network.layers().size() - 1);
        if (!last.type().equals(Dense.ID) || last.isSharing()) {
            return Optional.empty();
        }
        int units = Dense.UNITS.accept(last.params().get(Dense.UNITS.name())).orElse(Dense.UNITS.defaultValue());
        if (units == outputs || units == 1 && oneIsEnough) {
            return Optional.empty();
        }
        NetworkEdit edit = new NetworkEdit.SetParam(last.name(), Dense.UNITS.name(), outputs);
        return Optional.of(Fix.of("fit-output", edit, last.name(), outputs));
    }

    private static List<Integer> shape(NetworkSpec network, String layer) {
        var params = network.layers().get(network.indexOf(layer)).params();
        return Stream.of(Input.HEIGHT, Input.WIDTH, Input.CHANNELS)
                .map(param -> param.accept(params.get(param.name())).orElse(param.defaultValue()))
                .toList();
    }
}
