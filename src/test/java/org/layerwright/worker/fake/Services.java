package org.layerwright.worker.fake;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.layerwright.network.LayerSpec;
import org.layerwright.network.NetworkSpec;
import org.layerwright.plan.TrainingPlan;
import org.layerwright.plan.TrainingPlan.DataPlan;
import org.layerwright.text.Texts;
import org.layerwright.worker.client.DefaultTrainingService;
import org.layerwright.worker.client.WorkerLaunch;

/** Services with workers that hold the fake engine, and what to give them. */
public final class Services {
    public static final NetworkSpec NETWORK =
            NetworkSpec.of("fake", LayerSpec.of("input", "Input"), LayerSpec.of("dense", "Dense"));

    private Services() {}

    public static DefaultTrainingService fake(Path folder) {
        return with(folder, FakeWorkerMain.class);
    }

    public static DefaultTrainingService with(Path folder, Class<?> main) {
        WorkerLaunch launch = WorkerLaunch.ofThisProcess(folder, System.getProperties())
                .withMainClass(main.getName())
                .withExtraOptions(List.of("-XX:TieredStopAtLevel=1", "-Xshare:auto"));
        Map<String, String> environment = new TreeMap<>(System.getenv());
        return new DefaultTrainingService(
                launch,
                folder.resolve("sessions"),
                folder.resolve("runs"),
                Clock.systemDefaultZone(),
                environment,
                () -> new Texts(Texts.ENGLISH));
    }

    public static TrainingPlan plan(String dataset, int epochs) {
        return TrainingPlan.DEFAULT.withData(new DataPlan(dataset, 0, 0)).withEpochs(epochs);
    }
}
