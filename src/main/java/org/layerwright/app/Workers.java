package org.layerwright.app;

import java.time.Clock;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.layerwright.device.DeviceList;
import org.layerwright.run.AppFolders;
import org.layerwright.text.Texts;
import org.layerwright.worker.client.DefaultExportService;
import org.layerwright.worker.client.DefaultInspectionService;
import org.layerwright.worker.client.DefaultTrainingService;
import org.layerwright.worker.client.DeviceProbeProcess;
import org.layerwright.worker.client.ExportService;
import org.layerwright.worker.client.InspectionService;
import org.layerwright.worker.client.TrainingService;
import org.layerwright.worker.client.WorkerLaunch;

/** The processes that compute for one window. Each is started when something is asked of it, and ends with the window. */
final class Workers implements AutoCloseable {
    private final TrainingService training;
    private final InspectionService inspection;
    private final ExportService exports;
    private final DeviceProbeProcess probe;

    /**
     * @param environment this process's environment
     * @param texts in the language of the moment
     * @param background where the waiting for exports is done
     */
    Workers(AppFolders folders, Map<String, String> environment, Supplier<Texts> texts, Executor background) {
        Map<String, String> ofWorker = folders.environment(environment);
        WorkerLaunch launch = WorkerLaunch.ofThisProcess(folders.home(), System.getProperties());
        Supplier<TrainingService> another = () -> new DefaultTrainingService(
                launch.withCores(folders.policy().threads()),
                folders.userData().resolve("sessions"),
                folders.runs(),
                Clock.systemDefaultZone(),
                ofWorker,
                texts);
        training = another.get();
        inspection = new DefaultInspectionService(training, another);
        exports = new DefaultExportService(another, background);
        probe = new DeviceProbeProcess(launch, ofWorker, folders.userData());
    }

    TrainingService training() {
        return training;
    }

    /** Looks into weights: beside a run in a process of its own, else in that of the training. */
    InspectionService inspection() {
        return inspection;
    }

    ExportService exports() {
        return exports;
    }

    /** Looks for devices, in a process that a broken driver may end. */
    Supplier<DeviceList> probe() {
        return () -> probe.run(false);
    }

    @Override
    public void close() {
        inspection.close();
        exports.close();
        training.close();
    }
}
