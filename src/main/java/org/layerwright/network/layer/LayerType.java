package org.layerwright.network.layer;

import org.layerwright.network.param.Parameterized;

/**
 * A kind of layer: parameters, shape rule, weights and lowering in one class. To add one, write the class, put a line
 * in {@link LayerTypes} and its texts in the bundles ({@code layer.<id>.title} and {@code layer.<id>.help}); palette,
 * inspector, files, training, cost and export follow.
 */
public interface LayerType extends Parameterized {
    /** Where the palette shows it. */
    Category category();

    /** The stem of names for new layers: {@code conv}. */
    String nameStem();

    /** The fewest inputs it takes; the network's input layer takes none. */
    default int minInputs() {
        return 1;
    }

    /** The most inputs it takes. */
    default int maxInputs() {
        return 1;
    }

    /** Whether it has kernels that another layer of the same type may use; see {@code LayerSpec.sharedWith}. */
    default boolean sharesWeights() {
        return false;
    }

    /**
     * Checks the inputs' shapes and adds the operators.
     *
     * @return the id of the value the layer makes
     * @throws LayerProblem where the inputs or parameters do not fit together
     */
    int lower(LayerSite site);

    /** The palette's groups, in order. */
    enum Category {
        INPUT,
        CONVOLUTION,
        POOLING,
        DENSE,
        ACTIVATION,
        NORMALIZATION,
        REGULARIZATION,
        MERGE,
        RESHAPE
    }
}
