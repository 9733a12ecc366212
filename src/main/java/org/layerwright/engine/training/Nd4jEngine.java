package org.layerwright.engine.training;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.layerwright.data.Batch;
import org.layerwright.data.Dataset;
import org.layerwright.data.DatasetCatalog;
import org.layerwright.data.Fit;
import org.layerwright.data.ImageFile;
import org.layerwright.data.LabelledData;
import org.layerwright.engine.Backend;
import org.layerwright.engine.Device;
import org.layerwright.engine.Evaluation;
import org.layerwright.engine.MemoryPlan;
import org.layerwright.engine.NetworkTrainer;
import org.layerwright.engine.SelfCheck;
import org.layerwright.engine.TrainerOptions;
import org.layerwright.event.RunControl;
import org.layerwright.event.WorkerCommand;
import org.layerwright.event.WorkerEngine;
import org.layerwright.event.WorkerEvent;
import org.layerwright.event.WorkerEvent.Phase;
import org.layerwright.file.AtomicFiles;
import org.layerwright.model.ModelFile;
import org.layerwright.model.TrainedModel;
import org.layerwright.network.op.BatchNormFolding;
import org.layerwright.network.op.OpGraph;
import org.layerwright.plan.Regularization;
import org.layerwright.plan.TrainingPlan;
import org.layerwright.plan.optimizer.OptimizerTypes;
import org.layerwright.run.RunFolder;
import org.layerwright.run.RunRecord;
import org.layerwright.run.RunStatus;

/** The worker's engine on ND4J. */
public final class Nd4jEngine implements WorkerEngine {
    private static final int EVALUATION_BATCH = 256;

    private final DatasetCatalog catalog;
    private final Clock clock;
    private final Executor threads = Nd4jEngine::startDaemon;
    private Device device = Device.CPU;
    private String backend = "";

    public Nd4jEngine(DatasetCatalog catalog, Clock clock) {
        this.catalog = catalog;
        this.clock = clock;
    }

    @Override
    public WorkerEvent.Ready start(String deviceId) {
        device = Device.of(deviceId);
        SelfCheck.run();
        backend = Backend.describe();
        return new WorkerEvent.Ready(
                device.id(), backend, cores(), ProcessHandle.current().pid());
    }

    @Override
    public void train(WorkerCommand.StartRun command, RunControl control, Consumer<WorkerEvent> out) {
        RunFiles files = new RunFiles(RunFolder.open(Path.of(command.runFolder())), clock);
        try {
            train(files, command.resume(), control, out);
        } catch (RuntimeException | Error e) {
            files.ended(RunStatus.FAILED, String.valueOf(e.getMessage()), Map.of());
            throw e;
        }
    }

    private void train(RunFiles files, boolean resume, RunControl control, Consumer<WorkerEvent> out) {
        out.accept(new WorkerEvent.PhaseChanged(Phase.LOADING));
        TrainingPlan plan = files.record().plan();
        Preparation prepared = Preparation.of(files.record().network(), plan, catalog);
        out.accept(new WorkerEvent.PhaseChanged(Phase.PREPARING));
        OpGraph graph = prepared.graph();
        int shards = plan.compute().threads() > 0 ? plan.compute().threads() : cores();
        int slots = OptimizerTypes.find(plan.optimizer().type()).orElseThrow().slots();
        MemoryForesight.check(MemoryPlan.of(graph, plan.batchSize(), shards, slots), plan.batchSize());
        files.began(new RunRecord.Provenance(
                prepared.dataName(), prepared.fingerprint(), device.id(), backend, shards, versions()));
        boolean fromCheckpoint = resume && Files.exists(files.folder().lastCheckpoint());
        TrainerOptions options = new TrainerOptions(
                device,
                plan.loss().type(),
                plan.batchSize(),
                shards,
                plan.regularization().get(Regularization.L2),
                plan.seed());
        try (TrainingLoop loop =
                new TrainingLoop(files, prepared, new NetworkTrainer(graph, options), control, out, threads)) {
            if (fromCheckpoint) {
                loop.restore(files.readLast(graph, slots));
            } else {
                loop.begin();
            }
            loop.run(fromCheckpoint);
        } finally {
            out.accept(new WorkerEvent.PhaseChanged(Phase.IDLE));
        }
    }

    @Override
    public void evaluate(WorkerCommand.Evaluate command, Consumer<WorkerEvent> out) {
        out.accept(new WorkerEvent.PhaseChanged(Phase.LOADING));
        TrainedModel model = read(command.modelFile());
        LabelledData data = catalog.open(command.dataset());
        Dataset samples = data.test().orElse(data.train());
        OpGraph graph = Preparation.sound(model.network());
        Preparation.refuse("error.training.fit", Preparation.fit(graph, samples));
        int classes = samples.classNames().size();
        int[][] confusion = new int[classes][classes];
        out.accept(new WorkerEvent.PhaseChanged(Phase.TESTING));
        try (NetworkTrainer trainer = inference(model, graph, EVALUATION_BATCH)) {
            float[] probabilities = new float[EVALUATION_BATCH * classes];
            Evaluation result = new Measuring(threads, out).run(samples, EVALUATION_BATCH, () -> false, batch -> {
                trainer.infer(batch.inputs(), batch.size(), probabilities);
                return count(batch, probabilities, confusion);
            });
            out.accept(new WorkerEvent.Evaluated(
                    command.requestId(),
                    result.loss(),
                    result.accuracy(),
                    result.samples(),
                    samples.classNames(),
                    asLists(confusion),
                    Map.of()));
        } finally {
            out.accept(new WorkerEvent.PhaseChanged(Phase.IDLE));
        }
    }

    @Override
    public void predict(WorkerCommand.Predict command, Consumer<WorkerEvent> out) {
        TrainedModel model = read(command.modelFile());
        OpGraph graph = Preparation.sound(model.network());
        float[] image = ImageFile.read(
                Path.of(command.imageFile()),
                graph.input(),
                command.resize() ? Fit.RESIZE : Fit.EXACT,
                command.invert());
        try (NetworkTrainer trainer = inference(model, graph, 1)) {
            float[] probabilities = new float[graph.outputShape().size()];
            trainer.infer(image, 1, probabilities);
            out.accept(new WorkerEvent.Predicted(
                    command.requestId(),
                    model.classNames(),
                    IntStream.range(0, probabilities.length)
                            .mapToObj(i -> (double) probabilities[i])
                            .toList()));
        }
    }

    private static TrainedModel read(String file) {
        return new ModelFile(new AtomicFiles()).read(Path.of(file));
    }

    private NetworkTrainer inference(TrainedModel model, OpGraph graph, int batch) {
        int shards = Math.min(batch, cores());
        MemoryForesight.check(MemoryPlan.of(graph, batch, shards, 0), batch);
        BatchNormFolding.Folded folded =
                BatchNormFolding.fold(graph, model.weights().flatten());
        NetworkTrainer trainer = new NetworkTrainer(
                folded.graph(), new TrainerOptions(device, model.plan().loss().type(), batch, shards, 0, 0));
        trainer.setParameters(folded.parameters());
        return trainer;
    }

    private static Evaluation count(Batch batch, float[] probabilities, int[][] confusion) {
        int classes = confusion.length;
        double loss = 0;
        int correct = 0;
        for (int i = 0; i < batch.size(); i++) {
            int label = batch.labels()[i];
            int predicted = 0;
            for (int c = 1; c < classes; c++) {
                if (probabilities[i * classes + c] > probabilities[i * classes + predicted]) {
                    predicted = c;
                }
            }
            confusion[label][predicted]++;
            correct += predicted == label ? 1 : 0;
            loss -= Math.log(Math.max(probabilities[i * classes + label], Float.MIN_NORMAL));
        }
        return new Evaluation(loss, correct, batch.size());
    }

    private static List<List<Integer>> asLists(int[][] table) {
        List<List<Integer>> rows = new ArrayList<>();
        for (int[] row : table) {
            rows.add(IntStream.of(row).boxed().toList());
        }
        return Collections.unmodifiableList(rows);
    }

    private static int cores() {
        return Runtime.getRuntime().availableProcessors();
    }

    private static Map<String, String> versions() {
        return Map.of(
                "java", System.getProperty("java.vm.name") + " " + System.getProperty("java.version"),
                "os", System.getProperty("os.name") + " " + System.getProperty("os.version"),
                "arch", System.getProperty("os.arch"));
    }

    private static void startDaemon(Runnable task) {
        Thread thread = new Thread(task, "layerwright-data");
        thread.setDaemon(true);
        thread.start();
    }
}
