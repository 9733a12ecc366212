package org.layerwright.ui.viewmodel;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.layerwright.event.Histogram;
import org.layerwright.event.WorkerEvent.LayerState;
import org.layerwright.event.WorkerEvent.LayersMeasured;

/**
 * How a run's activations and gradients were spread, layer by layer, over its steps. A long run is thinned, so that its
 * memory stays bounded and its whole length is told. Belongs to the window's thread.
 */
public final class Spreads {
    private static final int MOST = 240;

    private final Map<String, List<Spread>> byLayer = new LinkedHashMap<>();
    private long seen;
    private int every = 1;

    /** The spreads of one layer at a step. */
    public record Spread(long step, Histogram activations, Histogram gradients) {}

    /** The layers that were measured, in the order of the network. */
    public List<String> layers() {
        return List.copyOf(byLayer.keySet());
    }

    /** What was measured of a layer, in order; empty for an unknown one. */
    public List<Spread> of(String layer) {
        return byLayer.getOrDefault(layer, List.of());
    }

    void add(LayersMeasured event) {
        if (seen++ % every != 0) {
            return;
        }
        int longest = 0;
        for (LayerState layer : event.layers()) {
            List<Spread> spreads = byLayer.computeIfAbsent(layer.layer(), name -> new ArrayList<>());
            spreads.add(new Spread(event.step(), layer.activations(), layer.gradients()));
            longest = Math.max(longest, spreads.size());
        }
        if (longest > MOST) {
            every *= 2;
            byLayer.values().forEach(Spreads::halve);
        }
    }

    void clear() {
        byLayer.clear();
        seen = 0;
        every = 1;
    }

    void truncateAfter(long step) {
        byLayer.values().forEach(spreads -> spreads.removeIf(spread -> spread.step() > step));
    }

    /** Drops every other one. */
    private static void halve(List<Spread> spreads) {
        List<Spread> kept = new ArrayList<>();
        for (int i = 0; i < spreads.size(); i += 2) {
            kept.add(spreads.get(i));
        }
        spreads.clear();
        spreads.addAll(kept);
    }
}
