package org.layerwright.worker.fake;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.layerwright.event.WorkerEvent;
import org.layerwright.worker.client.DefaultTrainingService;

/** An owner to be killed: starts a run, prints its worker's process id once it trains, and waits. */
public final class OwnerMain {
    private OwnerMain() {}

    /** {@code args}: the folder to work in, and the data set that says how the fake engine behaves. */
    public static void main(String[] args) throws IOException {
        DefaultTrainingService service = Services.fake(Path.of(args[0]));
        CompletableFuture<Void> training = new CompletableFuture<>();
        service.addListener(event -> {
            if (event instanceof WorkerEvent.StepDone) {
                training.complete(null);
            }
        });
        service.start(Services.NETWORK, Services.plan(args[1], 100_000), false);
        training.join();
        System.out.println(service.workerPid());
        System.out.flush();
        System.in.read();
    }
}
