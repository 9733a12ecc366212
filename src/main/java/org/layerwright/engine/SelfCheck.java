package org.layerwright.engine;

/**
 * Compares one small product and one small convolution with plain Java when a worker starts. A matrix library that
 * picks code for another processor can give wrong numbers without any error; training on them must be impossible.
 */
public final class SelfCheck {
    private SelfCheck() {}

    /** @throws EngineException where the numbers differ */
    public static void run() {
        throw new UnsupportedOperationException();
    }
}
