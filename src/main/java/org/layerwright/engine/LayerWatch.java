package org.layerwright.engine;

import java.util.List;
import org.layerwright.event.WorkerEvent.LayerState;
import org.layerwright.network.op.OpGraph;

/** Looks at the layers in those steps in which somebody wants it. That allocates and takes a little time. */
final class LayerWatch {
    private final OpGraph graph;
    private final ShardedNetwork network;
    private LayerGauge gauge;
    private boolean on;

    LayerWatch(OpGraph graph, ShardedNetwork network) {
        this.graph = graph;
        this.network = network;
    }

    /** Whether the next steps are looked at. */
    void turn(boolean nowOn) {
        if (!nowOn && !on) {
            return;
        }
        on = nowOn;
        gauge = on && gauge == null ? new LayerGauge(graph) : gauge;
        network.watch(on);
    }

    /** An update is about to be made. */
    void before(TrainedParameters parameters) {
        if (on) {
            gauge.keep(parameters.parameters());
        }
    }

    /** How the layers did in the watched steps, the last update included. */
    List<LayerState> layers(TrainedParameters parameters) {
        return gauge.read(parameters.parameters(), parameters.gradient(), network.first(), network.seen());
    }

    /** The mean of the largest class probability in the watched steps; NaN where there are none. */
    double confidence() {
        return network.seen().confidence();
    }
}
