package org.layerwright.worker.client;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import org.layerwright.event.WorkerEvent;
import org.layerwright.file.AtomicFiles;
import org.layerwright.model.ModelFile;
import org.layerwright.model.TrainedModel;
import org.layerwright.network.NetworkSpec;
import org.layerwright.plan.TrainingPlan;
import org.layerwright.plan.TrainingPlan.ComputePlan;
import org.layerwright.run.InitialModel;
import org.layerwright.run.RunFolder;
import org.layerwright.run.RunRecord;

/**
 * Makes run folders with what is known before the worker begins; it adds the data's fingerprint and the outcome.
 *
 * @param limit how many cores a run may use at most, if that was laid down
 */
record NewRun(Path runs, Clock clock, AtomicFiles files, OptionalInt limit) {
    /**
     * @param worker the worker that is there already, or null
     * @throws org.layerwright.text.ExplainedException where the folder or its {@code run.json} cannot be written
     */
    RunFolder create(NetworkSpec network, TrainingPlan plan, WorkerEvent.Ready worker) {
        return create(network, plan, worker, folder -> Optional.empty());
    }

    /**
     * A run that begins with a model's weights, which are kept in its folder.
     *
     * @param from the name of the file that the model was read from
     */
    RunFolder create(TrainedModel initial, String from, TrainingPlan plan, WorkerEvent.Ready worker) {
        return create(initial.network(), plan, worker, folder -> {
            new ModelFile(files).write(folder.initialModel(), initial);
            return Optional.of(InitialModel.kept(folder, from));
        });
    }

    private RunFolder create(
            NetworkSpec network,
            TrainingPlan plan,
            WorkerEvent.Ready worker,
            Function<RunFolder, Optional<RunRecord.Initial>> initial) {
        TrainingPlan resolved =
                resolveThreads(limited(plan), limit.orElse(Runtime.getRuntime().availableProcessors()));
        RunFolder folder = RunFolder.create(runs, network.name(), clock);
        RunRecord.Provenance provenance = new RunRecord.Provenance(
                resolved.data().dataset(),
                "",
                resolved.compute().device(),
                worker == null ? "" : worker.backend(),
                resolved.compute().threads(),
                versions(),
                initial.apply(folder));
        folder.writeRecord(RunRecord.started(network, resolved, provenance, clock.instant()), files);
        return folder;
    }

    private TrainingPlan limited(TrainingPlan plan) {
        ComputePlan compute = plan.compute();
        int threads = Math.min(compute.threads(), limit.orElse(compute.threads()));
        return plan.withCompute(new ComputePlan(compute.device(), threads));
    }

    /** "All cores" becomes their number: it is part of the result, and a resumed run needs the same one. */
    static TrainingPlan resolveThreads(TrainingPlan plan, int cores) {
        ComputePlan compute = plan.compute();
        return compute.threads() > 0 ? plan : plan.withCompute(compute.withThreads(cores));
    }

    private static Map<String, String> versions() {
        String own = NewRun.class.getPackage().getImplementationVersion();
        return Map.of(
                "layerwright", own == null ? "development" : own,
                "java", System.getProperty("java.vm.name") + " " + Runtime.version(),
                "system",
                        System.getProperty("os.name") + " " + System.getProperty("os.version") + " "
                                + System.getProperty("os.arch"));
    }
}
