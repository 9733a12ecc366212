package org.layerwright.ui.viewmodel;

import java.nio.file.Path;
import java.util.Optional;
import org.layerwright.event.WeightSource;
import org.layerwright.network.NetworkSpec;

/**
 * A network with weights that the pages look into.
 *
 * @param weights where its weights are
 * @param network its structure
 * @param dataset what it is or would be trained on, by id or path
 * @param run the run that it comes from, if it comes from one
 * @param epoch the kept epoch that it shows, counted from 1; 0 for the latest or best weights
 */
public record Subject(WeightSource weights, NetworkSpec network, String dataset, Optional<Path> run, int epoch) {
    /** Whether its weights change while one looks at them. */
    public boolean isLive() {
        return weights.kind() == WeightSource.Kind.LIVE;
    }

    /** Whether it is a model file that belongs to no run. */
    public boolean isFile() {
        return weights.kind() == WeightSource.Kind.MODEL && run.isEmpty();
    }

    /** Whether it never learned anything. */
    public boolean isFresh() {
        return weights.kind() == WeightSource.Kind.FRESH;
    }
}
