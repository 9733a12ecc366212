package org.layerwright.event;

/**
 * Whose weights a question is about.
 *
 * @param kind where they are
 * @param file for {@link Kind#MODEL} the absolute path of the model file; else empty
 * @param network for {@link Kind#FRESH} the network as JSON; else empty
 * @param seed for {@link Kind#FRESH} what its first weights are drawn with
 */
public record WeightSource(Kind kind, String file, String network, long seed) {
    /** Where weights can be. */
    public enum Kind {
        /** In the run that goes on now, as they are between two steps. */
        LIVE,
        /** In a model file, such as a run's result or one of its kept epochs. */
        MODEL,
        /** Nowhere yet: as a run with this seed would begin. */
        FRESH
    }

    public static WeightSource live() {
        return new WeightSource(Kind.LIVE, "", "", 0);
    }

    public static WeightSource model(String file) {
        return new WeightSource(Kind.MODEL, file, "", 0);
    }

    public static WeightSource fresh(String networkJson, long seed) {
        return new WeightSource(Kind.FRESH, "", networkJson, seed);
    }
}
