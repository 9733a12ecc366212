package org.layerwright.engine;

/** With how many bits a network computes. */
public enum Precision {
    /** 32 bits throughout. */
    FLOAT32,
    /**
     * 16 bits in products and activations; weights, their gradient, normalisations and the update keep 32, and the loss is
     * scaled so that small derivatives do not vanish. Micikevicius et al. 2018. For cards with tensor cores.
     */
    MIXED
}
