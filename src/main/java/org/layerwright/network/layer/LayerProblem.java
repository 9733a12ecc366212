package org.layerwright.network.layer;

import org.layerwright.network.Problem;

/** Thrown by a layer's lowering where its inputs or parameters do not fit; caught by {@link Lowering}. */
public final class LayerProblem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    public LayerProblem(Problem problem) {
        super(problem.toString(), null, false, false);
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }
}
