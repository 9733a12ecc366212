package org.layerwright.importer.onnx;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.layerwright.importer.draft.DraftLayer;
import org.layerwright.importer.draft.ImportException;
import org.layerwright.importer.draft.NetworkDraft;

/**
 * An ONNX graph on its way to a network of ours: nodes are gone through in order, constants are computed, and each other
 * node adds the layers that stand for it. What has none is noted, and all of it told at the end.
 */
final class OnnxNetwork {
    private static final long OLDEST_SET = 7;
    private static final long NEWEST_SET = 25;
    private static final int IMAGE_RANK = 4;

    private final String file;
    private final OnnxGraph graph;
    private final List<OnnxNode> nodes;
    private final NetworkDraft draft;
    private final ChannelSearch channels;
    private final Map<String, OnnxTensor> constants;
    private final Map<String, Lying> values = new HashMap<>();
    /** Values that could not be made, so that what reads them is not blamed. */
    private final Set<String> missing = new HashSet<>();

    /** How often the values that a layer gives are read, and how many values these are. */
    private final Map<DraftLayer, int[]> reads = new HashMap<>();

    private final Sharing sharing = new Sharing();
    private final Folding folding = new Folding();
    private final Findings findings = new Findings();
    private final Preamble preamble = new Preamble();

    OnnxNetwork(String file, OnnxGraph graph) {
        this.file = file;
        this.graph = graph;
        this.nodes = Needed.of(Patterns.replaced(graph), graph.outputs());
        this.draft = new NetworkDraft(file);
        this.channels = new ChannelSearch(nodes);
        this.constants = new HashMap<>(graph.constants());
    }

    NetworkDraft draft() {
        return draft;
    }

    /** What stands at the beginning of the graph and is not part of the network. */
    Preamble preamble() {
        return preamble;
    }

    ChannelSearch channels() {
        return channels;
    }

    /** Whether images lie channels last where nothing else tells: so they do in our files and in TensorFlow's. */
    boolean isChannelsLast() {
        return graph.producer().startsWith("Layerwright") || graph.producer().startsWith("tf");
    }

    long operatorSet() {
        return graph.operatorSet();
    }

    /**
     * Reads the graph.
     *
     * @return the layer that gives the result
     * @throws ImportException if anything in it has no layer of ours, or it is no network of one input and one output
     */
    DraftLayer read() {
        if (graph.operatorSet() < OLDEST_SET || graph.operatorSet() > NEWEST_SET) {
            throw new ImportException("import.onnx.set", file, OLDEST_SET, NEWEST_SET, graph.operatorSet());
        }
        List<OnnxGraph.Declaration> inputs = graph.inputs().stream()
                .filter(input -> !graph.constants().containsKey(input.name()))
                .toList();
        if (inputs.size() != 1 || graph.outputs().size() != 1) {
            throw new ImportException(
                    "import.onnx.ends", file, inputs.size(), graph.outputs().size());
        }
        begin(inputs.get(0));
        nodes.forEach(this::translate);
        findings.refuseAny(file);
        Lying last = values.get(graph.outputs().get(0).name());
        if (last == null) {
            throw new ImportException(
                    "import.onnx.unmade", file, graph.outputs().get(0).name());
        }
        if (last.order() != null) {
            throw new ImportException(
                    "import.onnx.order", file, graph.outputs().get(0).name());
        }
        return last.layer();
    }

    private void begin(OnnxGraph.Declaration input) {
        long[] dims = input.dims();
        boolean known = dims.length >= 2 && dims.length <= IMAGE_RANK;
        for (int i = 1; i < dims.length; i++) {
            known &= dims[i] != OnnxTensor.BATCH && dims[i] <= 1 << 16;
        }
        if (!known) {
            missing.add(input.name());
            nodes.forEach(this::translate);
            findings.refuseAny(file);
            throw new ImportException("import.onnx.input", file, input.name(), OnnxTensor.shown(dims));
        }
        boolean last = dims.length == IMAGE_RANK && channels.areLast(input.name(), dims, isChannelsLast());
        put(input.name(), preamble.input(draft, input, last));
    }

    private void translate(OnnxNode node) {
        if (node.outputs().isEmpty()) {
            return;
        }
        try {
            if (node.type().equals("Constant") && node.domain().isEmpty()) {
                constants.put(node.output(), ConstantNode.value(node));
            } else if (node.type().equals("Shape") && values.containsKey(node.input(0))) {
                constants.put(node.output(), shape(values.get(node.input(0))));
            } else if (isFoldable(node)) {
                constants.put(node.output(), folding.fold(node, given(node)));
            } else {
                layer(node);
            }
        } catch (Refusal e) {
            findings.form(node, e.getMessage());
            missing.addAll(node.outputs());
        }
    }

    private static OnnxTensor shape(Lying value) {
        long[] dims = value.dims();
        return OnnxTensor.of(new int[] {dims.length}, dims);
    }

    private boolean isFoldable(OnnxNode node) {
        return Folding.knows(node.type())
                && node.domain().isEmpty()
                && node.inputs().stream().allMatch(name -> name.isEmpty() || constants.containsKey(name));
    }

    private List<OnnxTensor> given(OnnxNode node) {
        List<OnnxTensor> given = new ArrayList<>();
        node.inputs().forEach(name -> given.add(constants.get(name)));
        return given;
    }

    private void layer(OnnxNode node) throws Refusal {
        Translation translation =
                (node.domain().isEmpty() || node.domain().equals("ai.onnx")) ? Translations.find(node.type()) : null;
        boolean orphan = node.inputs().stream().anyMatch(missing::contains);
        boolean arithmetic = Folding.knows(node.type()) || node.type().equals("Shape");
        if (translation == null && !(orphan && arithmetic)) {
            findings.unknown(node);
            missing.addAll(node.outputs());
            return;
        }
        if (orphan) {
            missing.addAll(node.outputs());
            return;
        }
        if (node.attributes().values().stream().anyMatch(OnnxAttribute::graph)) {
            throw new Refusal("graph");
        }
        Lying made;
        try {
            made = translation.translate(new Site(this, node));
        } catch (ArithmeticException | IllegalArgumentException | IndexOutOfBoundsException e) {
            // Extents that do not fit one another: the file contradicts itself.
            throw new Refusal("?");
        }
        put(node.output(), made);
        missing.addAll(node.outputs().subList(1, node.outputs().size()));
    }

    private void put(String name, Lying value) {
        values.put(name, value);
        int[] counts = reads.computeIfAbsent(value.layer(), layer -> new int[2]);
        counts[0] += readers(name);
        counts[1]++;
    }

    /** How many nodes read a value. */
    int readers(String name) {
        return channels.readers(name);
    }

    /** How many nodes read what a layer gives, under whatever name. */
    int readersOf(DraftLayer layer) {
        return reads.getOrDefault(layer, new int[2])[0];
    }

    /** How many names what a layer gives has. */
    int aliases(DraftLayer layer) {
        return reads.getOrDefault(layer, new int[2])[1];
    }

    boolean isInitializer(String name) {
        return graph.constants().containsKey(name);
    }

    boolean isOutput(String name) {
        return graph.outputs().stream().anyMatch(output -> output.name().equals(name));
    }

    Sharing sharing() {
        return sharing;
    }

    /** A value that a layer makes, or null. */
    Lying value(String name) {
        return values.get(name);
    }

    /** A constant, or null. */
    OnnxTensor constant(String name) {
        return constants.get(name);
    }
}
