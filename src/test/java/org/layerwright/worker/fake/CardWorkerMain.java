package org.layerwright.worker.fake;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.layerwright.data.DatasetCatalog;
import org.layerwright.device.DeviceList;
import org.layerwright.device.DeviceStatus;
import org.layerwright.engine.training.Nd4jEngine;
import org.layerwright.worker.host.WorkerProgram;

/** The product's worker on a machine whose driver claims a fine card, so that it goes on to load the backend for it. */
public final class CardWorkerMain {
    private CardWorkerMain() {}

    public static void main(String[] args) {
        DeviceStatus card = new DeviceStatus(
                "cuda",
                "NVIDIA GeForce RTX 3060",
                Optional.empty(),
                Map.of("memory", "12288 MiB", "capability", "8.6", "driver", "525.60.13"));
        WorkerProgram.run(
                System.in,
                home -> new Nd4jEngine(
                        new DatasetCatalog(home, Path.of("none")),
                        Clock.systemUTC(),
                        () -> new DeviceList(List.of(card))));
    }
}
