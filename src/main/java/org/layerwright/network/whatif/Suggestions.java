package org.layerwright.network.whatif;

import java.util.ArrayList;
import java.util.List;
import org.layerwright.network.NetworkSpec;
import org.layerwright.network.layer.Lowered;
import org.layerwright.network.layer.Lowering;

/** The list of suggestions: what is not here does not exist. The order is that of the panel. */
public final class Suggestions {
    private static final List<Suggestion> ALL = List.of(
            new DenseToGlobalPooling(),
            new DenseToPixelConvolution(),
            new DenseToConvolution(),
            new ConvolutionToSeparable(),
            new HalveWidth(),
            new RemoveLayer());

    /**
     * One that fits a layer.
     *
     * @param lowered the next network, lowered
     */
    public record Option(Suggestion suggestion, NetworkSpec network, int selection, Lowered lowered) {}

    private Suggestions() {}

    public static List<Suggestion> all() {
        return ALL;
    }

    /** Those that fit a layer of a sound network and leave it sound; none for one with problems. */
    public static List<Option> of(NetworkSpec network, Lowered lowered, int index) {
        List<Option> options = new ArrayList<>();
        if (!lowered.isSound() || index < 0 || index >= network.layers().size()) {
            return options;
        }
        for (Suggestion suggestion : ALL) {
            suggestion.apply(network, index, lowered.shapes()).ifPresent(changed -> {
                Lowered next = Lowering.lower(changed.network());
                if (next.isSound() && !changed.network().equals(network)) {
                    options.add(new Option(suggestion, changed.network(), changed.selection(), next));
                }
            });
        }
        return List.copyOf(options);
    }
}
