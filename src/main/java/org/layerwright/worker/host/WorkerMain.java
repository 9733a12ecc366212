package org.layerwright.worker.host;

import java.nio.file.Path;
import java.time.Clock;
import org.layerwright.data.DatasetCatalog;
import org.layerwright.engine.training.Nd4jEngine;
import org.layerwright.run.AppFolders;

/** The worker process as the product starts it: the engine on ND4J. */
public final class WorkerMain {
    private WorkerMain() {}

    public static void main(String[] args) {
        // The owner names the folder of the user in the environment, so that both see the same data sets.
        Path datasets =
                AppFolders.detect(System.getenv(), System.getProperties()).datasets();
        WorkerProgram.run(
                System.in,
                home -> new DatasetCatalog(home, datasets),
                (home, catalog) -> new Nd4jEngine(catalog, Clock.systemDefaultZone()));
    }
}
