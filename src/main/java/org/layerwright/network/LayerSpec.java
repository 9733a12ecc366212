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
 * @param sharedWith the name of the layer whose weights this one uses, or an empty string for weights of its own
 */
public record LayerSpec(String name, String type, List<String> inputs, ParamValues params, String sharedWith) {
    public LayerSpec {
        inputs = List.copyOf(inputs);
    }

    /** A layer with weights of its own. */
    public LayerSpec(String name, String type, List<String> inputs, ParamValues params) {
        this(name, type, inputs, params, "");
    }

    /** A layer that reads the one before it. */
    public static LayerSpec of(String name, String type, Object... namesAndValues) {
        return new LayerSpec(name, type, List.of(), ParamValues.of(namesAndValues));
    }

    public LayerSpec withName(String newName) {
        return new LayerSpec(newName, type, inputs, params, sharedWith);
    }

    public LayerSpec withInputs(List<String> newInputs) {
        return new LayerSpec(name, type, newInputs, params, sharedWith);
    }

    public LayerSpec withParam(String param, Object value) {
        return new LayerSpec(name, type, inputs, params.with(param, value), sharedWith);
    }

    public LayerSpec withoutParam(String param) {
        return new LayerSpec(name, type, inputs, params.without(param), sharedWith);
    }

    public LayerSpec withSharedWith(String layer) {
        return new LayerSpec(name, type, inputs, params, layer);
    }

    /** Whether it uses another layer's weights. */
    public boolean isSharing() {
        return !sharedWith.isEmpty();
    }
}
