package org.layerwright.ui.viewmodel;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.layerwright.network.LayerSpec;
import org.layerwright.network.NetworkSpec;
import org.layerwright.network.Shape;
import org.layerwright.network.cost.LayerCost;
import org.layerwright.network.layer.LayerType;
import org.layerwright.network.layer.LayerTypes;
import org.layerwright.network.param.ParamSpec;
import org.layerwright.text.Texts;

/**
 * What one card of the stack shows, in words. A value: a card whose value is the same need not be drawn again.
 *
 * @param category decides icon and colour; absent for a type that this version does not know
 * @param title the type in words: {@code Conv2D}
 * @param summary the parameters that matter: {@code 32 filters · 3×3 · ReLU}
 * @param links what it reads, where that is not the layer before it alone, and whose weights it uses; mostly empty
 * @param shortLinks the same with a count in place of names
 * @param shape the output: {@code 26×26×32}; empty where it is not known
 * @param parameters in words; empty where the layer could not be understood
 * @param multiplyAdds in words; empty where the layer could not be understood
 * @param parameterShare of the network's, in [0, 1]
 * @param multiplyAddShare of the network's, in [0, 1]
 * @param spoken everything in one sentence, for screen readers
 */
public record LayerCardViewModel(
        int index,
        String name,
        Optional<LayerType.Category> category,
        String title,
        String summary,
        String links,
        String shortLinks,
        String shape,
        String parameters,
        String multiplyAdds,
        double parameterShare,
        double multiplyAddShare,
        List<ProblemLine> problems,
        String spoken) {

    public static List<LayerCardViewModel> of(NetworkState state, Texts texts) {
        List<LayerCardViewModel> cards = new ArrayList<>();
        for (int i = 0; i < state.network().layers().size(); i++) {
            cards.add(of(state, i, texts));
        }
        return cards;
    }

    /** The card at a position. */
    public static LayerCardViewModel of(NetworkState state, int index, Texts texts) {
        return card(state, index, state.costs().parameters(), state.costs().multiplyAdds(), texts);
    }

    public boolean hasProblems() {
        return !problems.isEmpty();
    }

    private static LayerCardViewModel card(
            NetworkState state, int index, long allParameters, long allMultiplyAdds, Texts texts) {
        LayerSpec layer = state.network().layers().get(index);
        Optional<LayerType> type = LayerTypes.find(layer.type());
        Shape shape = state.lowered().shapes().get(layer.name());
        LayerCost cost = state.costOfLayer().get(layer.name());
        long parameters = cost == null ? 0 : cost.parameters();
        long multiplyAdds = cost == null ? 0 : cost.multiplyAdds();
        String title = TypeTexts.title(texts, "layer", layer.type());
        String summary = type.map(known -> summary(known, layer, texts)).orElse("");
        String links = links(state.network(), index, texts);
        String described = links.isEmpty() ? summary : summary.isEmpty() ? links : summary + ", " + links;
        String shapeText = shape == null ? "" : shape.toString();
        String parameterText = shape == null ? "" : Numbers.count(parameters, texts.locale());
        String multiplyAddText = shape == null ? "" : Numbers.count(multiplyAdds, texts.locale());
        List<ProblemLine> problems = ProblemLine.of(state.problemsOfLayer().get(index), texts);
        return new LayerCardViewModel(
                index,
                layer.name(),
                type.map(LayerType::category),
                title,
                summary,
                links,
                shortLinks(state.network(), index, texts),
                shapeText,
                parameterText,
                multiplyAddText,
                share(parameters, allParameters),
                share(multiplyAdds, allMultiplyAdds),
                problems,
                spoken(layer.name(), title, described, shapeText, parameterText, multiplyAddText, problems, texts));
    }

    private static String spoken(
            String name,
            String title,
            String summary,
            String shape,
            String parameters,
            String multiplyAdds,
            List<ProblemLine> problems,
            Texts texts) {
        StringBuilder words = new StringBuilder(texts.get("ui.card.spoken", name, title, summary));
        if (!shape.isEmpty()) {
            words.append(' ').append(texts.get("ui.card.spoken.costs", shape, parameters, multiplyAdds));
        }
        problems.forEach(problem -> words.append(' ').append(problem.sentence()));
        return words.toString();
    }

    /**
     * The parameters that a reader of the stack wants: those with a text under {@code card.always.<name>}, and those
     * with one under {@code card.changed.<name>} where they differ from the default.
     */
    private static String summary(LayerType type, LayerSpec layer, Texts texts) {
        List<String> parts = new ArrayList<>();
        for (ParamSpec<?> param : type.params()) {
            Object raw = layer.params().get(param.name());
            Object value = raw == null ? param.defaultValue() : raw;
            Object shown =
                    param instanceof ParamSpec.ChoiceParam ? ParamTexts.choice(texts, String.valueOf(value)) : value;
            Optional<String> part = texts.find("card.always." + param.name(), shown);
            if (part.isEmpty() && !Objects.equals(value, param.defaultValue())) {
                part = texts.find("card.changed." + param.name(), shown);
            }
            part.ifPresent(parts::add);
        }
        return String.join(" · ", parts);
    }

    private static String links(NetworkSpec network, int index, Texts texts) {
        LayerSpec layer = network.layers().get(index);
        return links(
                readsOthers(network, index) ? texts.get("card.reads", String.join(", ", layer.inputs())) : "",
                layer.isSharing() ? texts.get("card.sharedWith", layer.sharedWith()) : "");
    }

    private static String shortLinks(NetworkSpec network, int index, Texts texts) {
        LayerSpec layer = network.layers().get(index);
        return links(
                readsOthers(network, index)
                        ? texts.get("card.reads.short", layer.inputs().size())
                        : "",
                layer.isSharing() ? texts.get("card.sharedWith.short") : "");
    }

    private static String links(String... parts) {
        return Stream.of(parts).filter(part -> !part.isEmpty()).collect(Collectors.joining(" · "));
    }

    private static boolean readsOthers(NetworkSpec network, int index) {
        LayerSpec layer = network.layers().get(index);
        List<String> before =
                index == 0 ? List.of() : List.of(network.layers().get(index - 1).name());
        return !layer.inputs().isEmpty() && !layer.inputs().equals(before);
    }

    private static double share(long part, long all) {
        return all == 0 ? 0 : (double) part / all;
    }
}
