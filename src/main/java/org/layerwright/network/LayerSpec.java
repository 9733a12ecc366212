package org.layerwright.network;

import java.util.List;
import org.layerwright.network.param.ParamValues;

/**
 * One layer of a network as a value: a name, a type and its parameters.
 *
 * @param name unique within the network
 * @param type the id of the layer type, such as {@code Conv2D}; may name a type that this version does not know
 * @param inputs the names of the layers it reads; empty means the layer before it in the list
 * @param params the parameters that differ from the type's defaults
 */
public record LayerSpec(String name, String type, List<String> inputs, ParamValues params) {
    public LayerSpec {
        inputs = List.copyOf(inputs);
    }

    /** A layer that reads the one before it. */
    public static LayerSpec of(String name, String type, Object... namesAndValues) {
        return new LayerSpec(name, type, List.of(), ParamValues.of(namesAndValues));
    }

    public LayerSpec withName(String newName) {
        return new LayerSpec(newName, type, inputs, params);
    }

    public LayerSpec withInputs(List<String> newInputs) {
        return new LayerSpec(name, type, newInputs, params);
    }

    public LayerSpec withParam(String param, Object value) {
        return new LayerSpec(name, type, inputs, params.with(param, value));
    }

    public LayerSpec withoutParam(String param) {
        return new LayerSpec(name, type, inputs, params.without(param));
    }
}
