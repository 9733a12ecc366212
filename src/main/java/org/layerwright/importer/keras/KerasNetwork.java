package org.layerwright.importer.keras;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.layerwright.importer.draft.DraftLayer;
import org.layerwright.importer.draft.ImportException;
import org.layerwright.importer.draft.NetworkDraft;
import org.layerwright.importer.keras.KerasLayer.Source;
import org.layerwright.network.NetworkJson;
import org.layerwright.network.Shape;
import org.layerwright.network.layer.Input;

/** A Keras network on its way to one of ours. What we have no layer for is noted, and all of it told at the end. */
final class KerasNetwork {
    private static final double BYTE_RANGE = 255;

    private final String file;
    private final NetworkDraft draft;
    private final KerasLayers layers;
    private final Map<Source, DraftLayer> values = new HashMap<>();
    private final Map<String, List<String>> unknown = new TreeMap<>();
    private final List<String> forms = new ArrayList<>();
    private DraftLayer input;
    /** What samples are multiplied with and added before the network, where the file says so. */
    private double scale = 1;

    private double offset;

    KerasNetwork(String file, KerasWeights weights) {
        this.file = file;
        this.draft = new NetworkDraft(file);
        this.layers = new KerasLayers(draft, weights);
    }

    NetworkDraft draft() {
        return draft;
    }

    /** @return the layer that gives the result */
    DraftLayer read(JsonNode root) {
        String type = root.path("class_name").asText("");
        JsonNode config = root.path("config");
        boolean sequential = type.equals("Sequential");
        if (!sequential && !type.equals("Functional") && !type.equals("Model")) {
            throw new ImportException("import.keras.type", file, type.isEmpty() ? "?" : type);
        }
        List<KerasLayer> all = list(config.path("layers"));
        if (sequential && (all.isEmpty() || !all.get(0).type().equals("InputLayer"))) {
            begin(config.path("build_input_shape"), "input");
        }
        DraftLayer last = sequential ? sequence(all) : graph(all, config.path("output_layers"));
        refuseAny();
        return last;
    }

    private List<KerasLayer> list(JsonNode array) {
        if (array.size() > NetworkJson.MAX_LAYERS) {
            throw new ImportException("import.layers", file, NetworkJson.MAX_LAYERS);
        }
        List<KerasLayer> all = new ArrayList<>();
        Map<String, Integer> counts = new HashMap<>();
        for (JsonNode item : array) {
            String place = KerasLayer.snake(item.path("class_name").asText(""));
            int count = counts.merge(place, 1, Integer::sum) - 1;
            all.add(KerasLayer.read(item, count == 0 ? place : place + "_" + count));
        }
        return all;
    }

    private DraftLayer sequence(List<KerasLayer> all) {
        DraftLayer last = input;
        for (int i = 0; i < all.size(); i++) {
            KerasLayer layer = all.get(i);
            if (layer.type().equals("InputLayer")) {
                last = begin(layer.config().path("batch_shape"), layer.name());
            } else {
                last = add(layer, last == null ? List.of() : List.of(last), true, null);
            }
        }
        return last;
    }

    private DraftLayer graph(List<KerasLayer> all, JsonNode outputs) {
        Map<String, Integer> readers = new HashMap<>();
        all.forEach(layer ->
                layer.calls().forEach(call -> call.forEach(source -> readers.merge(source.layer(), 1, Integer::sum))));
        int open = -1;
        for (int left = pending(all); left > 0 && left != open; left = pending(all)) {
            open = left;
            all.forEach(layer -> translate(layer, readers));
        }
        refuseAny();
        JsonNode output = outputs.path(0).isArray() ? outputs.path(0) : outputs;
        boolean single = outputs.path(0).isTextual() || outputs.size() == 1;
        DraftLayer result =
                values.get(new Source(output.path(0).asText(""), output.path(1).asInt()));
        if (!single || result == null || open == pending(all) && open > 0) {
            throw new ImportException("import.keras.output", file);
        }
        return result;
    }

    private int pending(List<KerasLayer> all) {
        int calls = all.stream()
                .mapToInt(layer ->
                        layer.type().equals("InputLayer") ? 1 : layer.calls().size())
                .sum();
        return calls - values.size();
    }

    /** Adds the uses of a layer whose inputs are there. */
    private void translate(KerasLayer layer, Map<String, Integer> readers) {
        if (layer.type().equals("InputLayer")) {
            if (!values.containsKey(new Source(layer.name(), 0))) {
                if (input != null) {
                    throw new ImportException("import.keras.output", file);
                }
                values.put(new Source(layer.name(), 0), begin(layer.config().path("batch_shape"), layer.name()));
            }
            return;
        }
        for (int call = 0; call < layer.calls().size(); call++) {
            Source self = new Source(layer.name(), call);
            List<DraftLayer> read = new ArrayList<>();
            boolean ready = !values.containsKey(self);
            for (Source source : layer.calls().get(call)) {
                ready &= values.containsKey(source);
                read.add(values.get(source));
            }
            if (ready) {
                boolean alone = layer.calls().get(call).stream().allMatch(source -> readers.get(source.layer()) == 1);
                values.put(self, add(layer, read, alone, call == 0 ? null : values.get(new Source(layer.name(), 0))));
            }
        }
    }

    private DraftLayer begin(JsonNode batchShape, String name) {
        List<Integer> dims = new ArrayList<>();
        for (int i = 1; i < batchShape.size(); i++) {
            dims.add(batchShape.get(i).asInt(0));
        }
        boolean sound = !dims.isEmpty() && dims.size() <= 3 && dims.stream().allMatch(dim -> dim > 0 && dim < 1 << 16);
        if (!sound) {
            throw new ImportException("import.keras.input", file, name, batchShape.toString());
        }
        if (dims.size() == 2) {
            dims.add(1);
        }
        Shape shape = new Shape(dims);
        input = draft.add(name.isEmpty() ? "input" : name, Input.ID, shape)
                .with(Input.HEIGHT.name(), shape.isImage() ? shape.height() : 0)
                .with(Input.WIDTH.name(), shape.isImage() ? shape.width() : 0)
                .with(Input.CHANNELS.name(), shape.dim(shape.rank() - 1));
        return input;
    }

    /**
     * Adds a layer; one that cannot be read is noted, and what it reads stands in its place.
     *
     * @param first what an earlier use of the layer gave, or null
     */
    private DraftLayer add(KerasLayer layer, List<DraftLayer> read, boolean alone, DraftLayer first) {
        if (read.isEmpty()) {
            throw new ImportException("import.keras.output", file);
        }
        if (layer.type().equals("Rescaling") && read.get(0) == input && alone) {
            scale *= layer.number("scale", 1);
            offset = offset * layer.number("scale", 1) + layer.number("offset", 0);
            return input;
        }
        try {
            DraftLayer made = layers.add(layer, read, first);
            if (made == null) {
                List<String> names = unknown.computeIfAbsent(layer.type(), type -> new ArrayList<>());
                names.add(layer.name());
                return read.get(0);
            }
            return made;
        } catch (KerasForm e) {
            forms.add(layer.type() + " “" + layer.name() + "” [" + e.getMessage() + "]");
            return read.get(0);
        } catch (ImportException e) {
            if (unknown.isEmpty() && forms.isEmpty()) {
                throw e;
            }
            // Behind something that cannot be read shapes are not what they should be.
            return read.get(0);
        }
    }

    private void refuseAny() {
        List<String> parts = new ArrayList<>();
        unknown.forEach((type, names) -> parts.add(type + " × " + names.size() + " (“"
                + String.join("”, “", names.subList(0, Math.min(5, names.size()))) + "”)"));
        parts.addAll(forms);
        if (!parts.isEmpty()) {
            throw new ImportException("import.onnx.operators", file, String.join(", ", parts));
        }
    }

    /** What is subtracted from numbers in [0, 1]; Keras counts pixels from 0 to 255. Empty for nothing. */
    List<Double> mean() {
        return isStandardized() ? numbers(-offset / factor()) : List.of();
    }

    List<Double> deviation() {
        return isStandardized() ? numbers(1 / factor()) : List.of();
    }

    /** Of numbers in [0, 1], where the file takes bytes and makes them small itself. */
    private double factor() {
        return input.shape().isImage() && scale < 0.02 ? scale * BYTE_RANGE : scale;
    }

    private boolean isStandardized() {
        return offset != 0 || Math.abs(factor() - 1) > 1e-6;
    }

    private List<Double> numbers(double value) {
        double plain = Double.parseDouble(Float.toString((float) value));
        return Collections.nCopies(input.shape().dim(input.shape().rank() - 1), plain == 0 ? 0.0 : plain);
    }
}
