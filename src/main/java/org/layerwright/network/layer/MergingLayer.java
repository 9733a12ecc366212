package org.layerwright.network.layer;

/** What the merging layers share: they read two or more others and have no parameters. */
abstract sealed class MergingLayer extends BasicLayer permits Add, Concatenate {
    MergingLayer(String id, String nameStem) {
        super(id, Category.MERGE, nameStem);
    }

    @Override
    public final int minInputs() {
        return 2;
    }

    @Override
    public final int maxInputs() {
        return Integer.MAX_VALUE;
    }
}
