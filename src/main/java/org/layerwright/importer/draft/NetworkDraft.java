package org.layerwright.importer.draft;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.layerwright.model.NamedTensor;
import org.layerwright.model.Weights;
import org.layerwright.network.LayerSpec;
import org.layerwright.network.NetworkJson;
import org.layerwright.network.NetworkSpec;
import org.layerwright.network.Shape;
import org.layerwright.network.layer.Lowered;
import org.layerwright.network.layer.Lowering;
import org.layerwright.network.op.WeightSpec;
import org.layerwright.text.Texts;

/** A network on its way in from another format: layers in order, each with its weights. */
public final class NetworkDraft {
    /** Scales and shifts each channel; it goes into the layer before it, or becomes a normalisation. */
    public static final String AFFINE = "affine";

    /** Of {@link #AFFINE}: what each channel is multiplied with. */
    public static final String SCALE = "scale";

    /** Of {@link #AFFINE}: what is added to each channel. */
    public static final String SHIFT = "shift";

    private static final int MAX_NAME = 60;

    private final String file;
    private final List<DraftLayer> layers = new ArrayList<>();
    private final Set<String> names = new HashSet<>();

    /** @param file for sentences */
    public NetworkDraft(String file) {
        this.file = file;
    }

    /**
     * Adds a layer.
     *
     * @param wanted its name; what a name may not hold is replaced, and it is made unique
     */
    public DraftLayer add(String wanted, String type, Shape shape, DraftLayer... inputs) {
        return add(wanted, type, shape, List.of(inputs));
    }

    public DraftLayer add(String wanted, String type, Shape shape, List<DraftLayer> inputs) {
        if (layers.size() == NetworkJson.MAX_LAYERS) {
            throw new ImportException("import.layers", file, NetworkJson.MAX_LAYERS);
        }
        DraftLayer layer = new DraftLayer(unique(plain(wanted)), type, shape, inputs);
        layers.add(layer);
        return layer;
    }

    public List<DraftLayer> layers() {
        return layers;
    }

    /** The layers that read a layer. */
    List<DraftLayer> readers(DraftLayer layer) {
        return layers.stream().filter(other -> other.inputs().contains(layer)).toList();
    }

    private static String plain(String wanted) {
        String plain = wanted.replaceAll("[\\p{Cntrl}\\s/.:]+", "_").replaceAll("^_+|_+$", "");
        return plain.isEmpty() ? "layer" : plain.substring(0, Math.min(MAX_NAME, plain.length()));
    }

    private String unique(String wanted) {
        String name = wanted;
        for (int i = 2; !names.add(name); i++) {
            name = wanted + "_" + i;
        }
        return name;
    }

    /**
     * A network whose last layer is {@code output}, with its weights.
     *
     * @param title the network's name
     * @param description what it is and where it comes from, by language
     */
    public Result finish(DraftLayer output, String title, Map<String, String> description) {
        DraftLayer last = new Fusion(this).run(output);
        order(last);
        List<LayerSpec> specs = new ArrayList<>();
        DraftLayer before = null;
        for (DraftLayer layer : layers) {
            specs.add(layer.spec(before));
            before = layer;
        }
        NetworkSpec network = new NetworkSpec(title, description, specs);
        Lowered lowered = Lowering.lower(network);
        if (!lowered.isSound()) {
            String problem = lowered.problems().isEmpty()
                    ? ""
                    : new Texts(Texts.ENGLISH).problem(lowered.problems().get(0));
            throw new ImportException("import.network", file, problem);
        }
        return new Result(network, weights(lowered.graph().weights()), lowered);
    }

    /** What came of a draft. */
    public record Result(NetworkSpec network, Weights weights, Lowered lowered) {}

    /** Leaves out what the output does not need, and puts the output last. */
    private void order(DraftLayer output) {
        Set<DraftLayer> needed = new HashSet<>();
        List<DraftLayer> open = new ArrayList<>(List.of(output));
        while (!open.isEmpty()) {
            DraftLayer layer = open.remove(open.size() - 1);
            if (needed.add(layer)) {
                open.addAll(layer.inputs());
                if (layer.isSharing()) {
                    open.add(layer.sharedWith());
                }
            }
        }
        layers.removeIf(layer -> !needed.contains(layer));
        layers.remove(output);
        layers.add(output);
    }

    private Weights weights(List<WeightSpec> specs) {
        List<NamedTensor> tensors = new ArrayList<>();
        for (WeightSpec spec : specs) {
            int slash = spec.name().indexOf('/');
            String owner = spec.name().substring(0, slash);
            String part = spec.name().substring(slash + 1);
            float[] values = layers.stream()
                    .filter(layer -> layer.name().equals(owner))
                    .map(layer -> layer.weight(part))
                    .filter(found -> found != null)
                    .findFirst()
                    .orElseThrow(() -> new ImportException("import.weight", file, spec.name(), spec.size(), 0));
            if (values.length != spec.size()) {
                throw new ImportException("import.weight", file, spec.name(), spec.size(), values.length);
            }
            int[] shape = spec.shape().stream().mapToInt(Integer::intValue).toArray();
            tensors.add(new NamedTensor(spec.name(), shape, values));
        }
        return new Weights(tensors);
    }
}
