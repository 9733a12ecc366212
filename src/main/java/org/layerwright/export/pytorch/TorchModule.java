package org.layerwright.export.pytorch;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.layerwright.export.python.PythonWords;
import org.layerwright.export.source.ExportSource;
import org.layerwright.export.source.Identifiers;
import org.layerwright.export.source.Literals;
import org.layerwright.export.source.SourceText;
import org.layerwright.network.Shape;
import org.layerwright.network.op.Attributes;
import org.layerwright.network.op.OpNode;
import org.layerwright.network.op.WeightSpec;

/**
 * The submodules of a generated network: one for each operator that has weights or differs in training. Operators of the
 * same weights and attributes call one submodule; those that share some weights only are tied to each other.
 */
final class TorchModule {
    /** What every module of PyTorch has already, so that no submodule may be called so. */
    private static final String MODULE =
            "T_destination add_module apply bfloat16 buffers call_super_init children compile "
                    + "cpu cuda double dump_patches eval extra_repr float forward get_buffer get_extra_state get_parameter "
                    + "get_submodule half ipu load_state_dict modules mtia named_buffers named_children named_modules "
                    + "named_parameters parameters register_backward_hook register_buffer register_forward_hook "
                    + "register_forward_pre_hook register_full_backward_hook register_full_backward_pre_hook "
                    + "register_load_state_dict_post_hook register_load_state_dict_pre_hook register_module "
                    + "register_parameter register_state_dict_post_hook register_state_dict_pre_hook requires_grad_ "
                    + "set_extra_state set_submodule share_memory state_dict to to_empty train training xpu zero_grad "
                    + "mean deviation";

    /** Operators that one submodule serves. */
    private record Key(Object type, List<Integer> weights, Attributes attributes) {}

    private final ExportSource source;
    private final Identifiers identifiers = new Identifiers(PythonWords.reserved(MODULE));
    private final SourceText init = new SourceText().deeper().deeper();
    private final Map<Key, String> known = new LinkedHashMap<>();
    /** The first submodule parameter of each weight. */
    private final Map<Integer, String> holders = new LinkedHashMap<>();

    private final List<String> state = new ArrayList<>();

    TorchModule(ExportSource source) {
        this.source = source;
    }

    /** The lines of the constructor. */
    SourceText init() {
        return init;
    }

    /** The entries of the state dictionary, as source. */
    List<String> state() {
        return state;
    }

    /**
     * The submodule of an operator.
     *
     * @param suffix what is put behind the layer's name where the layer has several operators with weights
     * @param kind the call that makes it
     * @param parts the names of its weights, in the order of the operator's, and how their order is changed
     */
    String of(OpNode node, String suffix, String kind, List<Part> parts) {
        Key key = new Key(node.type(), node.weights(), node.attributes());
        if (!node.weights().isEmpty() && known.containsKey(key)) {
            return "self." + known.get(key);
        }
        String name = identifiers.unique(node.layer() + suffix);
        known.put(key, name);
        init.line("self." + name + " = " + kind + comment(node, name));
        List<String> ties = new ArrayList<>();
        for (int i = 0; i < node.weights().size(); i++) {
            int weight = node.weights().get(i);
            String parameter = name + "." + parts.get(i).name();
            String holder = holders.putIfAbsent(weight, parameter);
            if (holder != null) {
                ties.add("self." + parameter + " = self." + holder);
            }
            WeightSpec spec = source.graph().weights().get(weight);
            String array = "arrays[" + Literals.python(spec.name()) + "]";
            state.add(Literals.python(parameter) + ": " + parts.get(i).conversion() + "(" + array + "),");
        }
        ties.forEach(tie -> init.line(tie + "  # shared"));
        return "self." + name;
    }

    /** An entry of the state that is no weight of ours. */
    void state(String entry) {
        state.add(entry);
    }

    /** The layer's own name, where the identifier is another. */
    private static String comment(OpNode node, String name) {
        return name.equals(node.layer()) ? "" : "  # " + Literals.comment(node.layer());
    }

    /** How PyTorch calls a weight and the function that brings it into PyTorch's order. */
    record Part(String name, String conversion) {}

    static String size(Shape shape) {
        return String.join(" x ", shape.dims().stream().map(String::valueOf).toList());
    }
}
