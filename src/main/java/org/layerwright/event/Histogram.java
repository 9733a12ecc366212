package org.layerwright.event;

import java.util.List;

/**
 * How values are spread: equally wide bins from {@code low} to {@code high}.
 *
 * @param counts of each bin; empty where nothing was counted
 */
public record Histogram(double low, double high, List<Long> counts) {
    public static final Histogram NONE = new Histogram(0, 0, List.of());

    public Histogram {
        counts = List.copyOf(counts);
    }
}
