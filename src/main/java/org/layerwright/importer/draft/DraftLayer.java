package org.layerwright.importer.draft;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.layerwright.network.LayerSpec;
import org.layerwright.network.Shape;
import org.layerwright.network.param.ParamValues;

/** A layer of a network that is being put together, with its weights. */
public final class DraftLayer {
    private final String name;
    private String type;
    private final Shape shape;
    private final List<DraftLayer> inputs;
    private final Map<String, Object> params = new LinkedHashMap<>();
    private final Map<String, float[]> weights = new HashMap<>();
    private DraftLayer sharedWith;

    /** @param shape of one sample of what it gives, channels last */
    DraftLayer(String name, String type, Shape shape, List<DraftLayer> inputs) {
        this.name = name;
        this.type = type;
        this.shape = shape;
        this.inputs = new ArrayList<>(inputs);
    }

    public String name() {
        return name;
    }

    public String type() {
        return type;
    }

    public Shape shape() {
        return shape;
    }

    public List<DraftLayer> inputs() {
        return inputs;
    }

    public DraftLayer input() {
        return inputs.get(0);
    }

    public DraftLayer with(String param, Object value) {
        params.put(param, value);
        return this;
    }

    /** Adds a weight by the last part of its name; the array is not copied. */
    public DraftLayer weight(String part, float[] values) {
        weights.put(part, values);
        return this;
    }

    /** A parameter that was set; null for one that has its default. */
    public Object param(String param) {
        return params.get(param);
    }

    /** A weight; null where there is none. */
    public float[] weight(String part) {
        return weights.get(part);
    }

    /** Lets it use the weights of another layer of the same type. */
    public DraftLayer sharing(DraftLayer other) {
        sharedWith = other;
        return this;
    }

    boolean isSharing() {
        return sharedWith != null;
    }

    DraftLayer sharedWith() {
        return sharedWith;
    }

    void become(String newType) {
        type = newType;
    }

    void drop(String param) {
        params.remove(param);
    }

    Map<String, float[]> weights() {
        return weights;
    }

    LayerSpec spec(DraftLayer before) {
        boolean plain = inputs.size() == 1 && inputs.get(0) == before;
        List<String> names = inputs.isEmpty() || plain
                ? List.of()
                : inputs.stream().map(DraftLayer::name).toList();
        return new LayerSpec(name, type, names, new ParamValues(params), sharedWith == null ? "" : sharedWith.name);
    }
}
