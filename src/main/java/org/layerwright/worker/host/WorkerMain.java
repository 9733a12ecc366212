package org.layerwright.worker.host;

import java.time.Clock;
import org.layerwright.data.DatasetCatalog;
import org.layerwright.engine.training.Nd4jEngine;

/** The worker process as the product starts it: the engine on ND4J. */
public final class WorkerMain {
    private WorkerMain() {}

    public static void main(String[] args) {
        WorkerProgram.run(System.in, home -> new Nd4jEngine(new DatasetCatalog(home), Clock.systemDefaultZone()));
    }
}
