package org.layerwright.engine.training;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.layerwright.data.DatasetCatalog;
import org.layerwright.data.Fit;
import org.layerwright.data.ImageFile;
import org.layerwright.device.CudaSupport;
import org.layerwright.device.DeviceException;
import org.layerwright.device.DeviceList;
import org.layerwright.engine.Device;
import org.layerwright.engine.Inputs;
import org.layerwright.engine.MemoryPlan;
import org.layerwright.engine.NetworkTrainer;
import org.layerwright.engine.Precision;
import org.layerwright.engine.TrainerOptions;
import org.layerwright.event.RunControl;
import org.layerwright.event.WorkerCommand;
import org.layerwright.event.WorkerEngine;
import org.layerwright.event.WorkerEvent;
import org.layerwright.event.WorkerEvent.Phase;
import org.layerwright.importer.AnyModel;
import org.layerwright.model.TrainedModel;
import org.layerwright.network.op.BatchNormFolding;
import org.layerwright.network.op.OpGraph;
import org.layerwright.network.param.Setting;
import org.layerwright.plan.PlanCheck;
import org.layerwright.plan.Regularization;
import org.layerwright.plan.TrainingPlan;
import org.layerwright.plan.loss.MeanSquaredError;
import org.layerwright.run.Checkpoint;
import org.layerwright.run.InitialModel;
import org.layerwright.run.RunFolder;
import org.layerwright.run.RunRecord;
import org.layerwright.run.RunStatus;

/** The worker's engine on ND4J. */
public final class Nd4jEngine implements WorkerEngine {
    private static final int INFERENCE_BATCH = 256;

    private final DatasetCatalog catalog;
    private final Clock clock;
    private final StillSubjects subjects;
    private final Executor threads = Nd4jEngine::startDaemon;
    private final DeviceGate gate;
    private Device device = Device.CPU;
    private DeviceGate.Opened opened = new DeviceGate.Opened("", 0, false);

    public Nd4jEngine(DatasetCatalog catalog, Clock clock) {
        this(catalog, clock, CheckedGate.ofThisMachine());
    }

    /** @param devices what is asked which devices there are; tests answer for machines that they do not have */
    public Nd4jEngine(DatasetCatalog catalog, Clock clock, Supplier<DeviceList> devices) {
        this(catalog, clock, new CheckedGate(devices));
    }

    Nd4jEngine(DatasetCatalog catalog, Clock clock, DeviceGate gate) {
        this.gate = gate;
        this.catalog = catalog;
        this.clock = clock;
        this.subjects = new StillSubjects(
                catalog,
                () -> device,
                (model, batch) -> inference(model, Preparation.sound(model.network()), batch),
                threads);
    }

    @Override
    public WorkerEvent.Ready start(String deviceId) {
        device = Device.of(deviceId);
        opened = gate.open(device);
        return new WorkerEvent.Ready(
                device.id(), opened.backend(), cores(), ProcessHandle.current().pid());
    }

    @Override
    public void train(WorkerCommand.StartRun command, RunControl control, Consumer<WorkerEvent> out) {
        RunFiles files = new RunFiles(RunFolder.open(Path.of(command.runFolder())), clock);
        try {
            train(files, command, control, out);
        } catch (RuntimeException | Error e) {
            RuntimeException explained =
                    DeviceFailures.explain(e, device, files.record().plan().batchSize());
            files.ended(RunStatus.FAILED, String.valueOf(explained.getMessage()), Map.of());
            throw explained;
        }
    }

    private void train(RunFiles files, WorkerCommand.StartRun command, RunControl control, Consumer<WorkerEvent> out) {
        out.accept(new WorkerEvent.PhaseChanged(Phase.LOADING));
        if (command.moreEpochs() > 0) {
            lengthen(files, command.moreEpochs());
        }
        TrainingPlan plan = files.record().plan();
        Optional<TrainedModel> initial = InitialModel.of(files.folder(), files.record());
        Preparation prepared = Preparation.of(files.record().network(), plan, catalog, initial);
        out.accept(new WorkerEvent.PhaseChanged(Phase.PREPARING));
        OpGraph graph = prepared.graph();
        Device itsDevice = precise(plan);
        int shards = plan.compute().threads() > 0 ? plan.compute().threads() : cores();
        int sums = Optimization.optimizer(plan).fullBatch() ? 1 : 0;
        MemoryForesight.check(
                MemoryPlan.of(graph, plan.batchSize(), shards, Optimization.slots(plan) + sums), plan.batchSize());
        if (opened.memory() > 0) {
            MemoryForesight.check(
                    MemoryPlan.ofArrays(
                            graph,
                            plan.batchSize(),
                            itsDevice.precision() == Precision.MIXED,
                            Optimization.slots(plan) + sums),
                    plan.batchSize(),
                    opened.memory());
        }
        files.began(new RunRecord.Provenance(
                prepared.dataName(), prepared.fingerprint(), device.id(), opened.backend(), shards, versions()));
        boolean fromCheckpoint = command.resume() && Files.exists(files.folder().lastCheckpoint());
        TrainerOptions options = new TrainerOptions(
                itsDevice, plan.loss(), plan.batchSize(), shards, Optimization.regularization(plan), plan.seed());
        NetworkTrainer trainer = new NetworkTrainer(graph, options);
        try (LiveSubject live =
                        new LiveSubject(files.record(), prepared, trainer, itsDevice, catalog, control, out, threads);
                TrainingLoop loop = new TrainingLoop(files, prepared, trainer, live, control, out, threads)) {
            if (fromCheckpoint) {
                loop.restore(files.readLast(graph));
            } else {
                loop.begin(initial);
            }
            loop.run(fromCheckpoint);
        } finally {
            out.accept(new WorkerEvent.PhaseChanged(Phase.IDLE));
        }
    }

    /** The device with the precision of a plan, where it is worth it there. */
    private Device precise(TrainingPlan plan) {
        String precision = plan.compute().precision();
        if (precision.equals(TrainingPlan.ComputePlan.FLOAT32)) {
            return device;
        }
        if (device.layout() == Device.Layout.NHWC) {
            throw new DeviceException("device.precision.cpu", precision);
        }
        if (!opened.halfPrecision()) {
            throw new DeviceException("device.precision.old", precision, device.id(), CudaSupport.HALF_PRECISION);
        }
        return device.withPrecision(Precision.MIXED);
    }

    /** Adds epochs to the plan; a run that has stopped early gets them from where it stands. */
    private static void lengthen(RunFiles files, int moreEpochs) {
        RunRecord record = files.record();
        Checkpoint last = files.readLast(Preparation.sound(record.network()));
        int trained = last.progress().epoch();
        int from =
                record.status() == RunStatus.FINISHED ? trained : record.plan().epochs();
        RunRecord longer = record.trainedOn(trained, (int) Math.min(Integer.MAX_VALUE, (long) from + moreEpochs));
        // Before it is written: a run with a plan that is not sound could never go on.
        Preparation.refuse("error.training.plan", PlanCheck.problems(longer.plan()));
        files.trainedOn(longer);
    }

    @Override
    public WorkerEvent.Answer answer(
            WorkerCommand.Question question, BooleanSupplier cancelled, Consumer<WorkerEvent> out) {
        return subjects.answer(question, cancelled, out);
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
        new Inputs(model.preprocessing()).prepare(image);
        try (NetworkTrainer trainer = inference(model, graph, 1)) {
            float[] said = new float[graph.outputShape().size()];
            trainer.infer(image, 1, said);
            out.accept(new WorkerEvent.Predicted(
                    command.requestId(), model.classNames(), perClass(said, model.classNames())));
        }
    }

    @Override
    public float[] outputs(
            TrainedModel model, boolean probabilities, float[] samples, int count, IntConsumer progress) {
        OpGraph graph = Preparation.sound(model.network());
        int size = graph.input().size();
        int width = graph.outputShape().size();
        int most = Math.max(1, Math.min(count, INFERENCE_BATCH));
        // The squared error takes a network as it is, whatever it ends in.
        Setting loss = probabilities ? model.plan().loss() : Setting.of(MeanSquaredError.ID);
        float[] said = new float[count * width];
        float[] inputs = new float[most * size];
        float[] rows = new float[most * width];
        try (NetworkTrainer trainer = inference(model, graph, loss, most)) {
            for (int from = 0; from < count; from += most) {
                int batch = Math.min(most, count - from);
                System.arraycopy(samples, from * size, inputs, 0, batch * size);
                trainer.infer(inputs, batch, rows);
                System.arraycopy(rows, 0, said, from * width, batch * width);
                progress.accept(from + batch);
            }
        }
        return said;
    }

    /** A single output speaks for two classes. */
    private static List<Double> perClass(float[] said, List<String> classes) {
        if (said.length == 1 && classes.size() == 2) {
            return List.of(1.0 - said[0], (double) said[0]);
        }
        return IntStream.range(0, said.length).mapToObj(i -> (double) said[i]).toList();
    }

    private static TrainedModel read(String file) {
        return new AnyModel().read(Path.of(file));
    }

    private NetworkTrainer inference(TrainedModel model, OpGraph graph, int batch) {
        return inference(model, graph, model.plan().loss(), batch);
    }

    private NetworkTrainer inference(TrainedModel model, OpGraph graph, Setting loss, int batch) {
        int shards = Math.min(batch, cores());
        MemoryForesight.check(MemoryPlan.of(graph, batch, shards, 0), batch);
        BatchNormFolding.Folded folded =
                BatchNormFolding.fold(graph, model.weights().flatten());
        NetworkTrainer trainer = new NetworkTrainer(
                folded.graph(), new TrainerOptions(device, loss, batch, shards, Regularization.NONE, 0));
        trainer.setParameters(folded.parameters());
        return trainer;
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
