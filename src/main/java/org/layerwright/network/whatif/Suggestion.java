package org.layerwright.network.whatif;

import java.util.Map;
import java.util.Optional;
import org.layerwright.network.NetworkSpec;
import org.layerwright.network.Shape;

/**
 * A change of the structure at one layer that a student may want to weigh. A pure function from a network to the next
 * one. To add one, write the class, put a line in {@link Suggestions} and its texts in the bundles
 * ({@code whatif.<id>.title}, {@code whatif.<id>.help} and {@code whatif.<id>.edit}).
 */
public interface Suggestion {
    /** What its texts are found by. */
    String id();

    /**
     * Makes the change. The network must be sound; whether the next one is, {@link Suggestions} finds out.
     *
     * @param index the position of the layer
     * @param shapes the output shape of every layer, by name
     * @return empty where the change means nothing for this layer
     */
    Optional<Changed> apply(NetworkSpec network, int index, Map<String, Shape> shapes);

    /**
     * What a change makes.
     *
     * @param selection the position where its result stands
     */
    record Changed(NetworkSpec network, int selection) {}
}
