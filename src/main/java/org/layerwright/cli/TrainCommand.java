package org.layerwright.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.layerwright.analysis.RunDiagnosis;
import org.layerwright.analysis.TrainingDoctor;
import org.layerwright.device.DeviceStatus;
import org.layerwright.event.WorkerCommand;
import org.layerwright.event.WorkerEvent;
import org.layerwright.file.AtomicFiles;
import org.layerwright.model.TrainedModel;
import org.layerwright.network.NetworkSpec;
import org.layerwright.network.Problem;
import org.layerwright.network.cost.CostLedger;
import org.layerwright.network.layer.Lowered;
import org.layerwright.network.layer.Lowering;
import org.layerwright.plan.PlanParams;
import org.layerwright.plan.TrainingPlan;
import org.layerwright.plan.TrainingPlan.ComputePlan;
import org.layerwright.run.RunFolder;
import org.layerwright.run.RunRecord;
import org.layerwright.worker.client.OnTermination;
import org.layerwright.worker.client.TrainingService;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code layerwright train}: trains a network, or goes on with a run. */
@Command(name = "train", sortOptions = false)
final class TrainCommand implements Callable<Integer> {
    private static final long SECONDS_TO_SAVE = 12;

    private final Cli cli;

    @Parameters(arity = "0..1", paramLabel = "FILE.json", descriptionKey = "file")
    private Path file;

    @Option(names = "--from", paramLabel = "MODEL")
    private Path from;

    @Mixin
    private PlanOptions options;

    @Option(names = "--out", paramLabel = "DIR")
    private Path out;

    @Option(names = "--resume", paramLabel = "RUN")
    private Path resume;

    @Option(names = "--more-epochs", paramLabel = "N")
    private int moreEpochs;

    @Option(names = "--json")
    private boolean json;

    private final AtomicBoolean interrupted = new AtomicBoolean();

    TrainCommand(Cli cli) {
        this.cli = cli;
    }

    @Override
    public Integer call() throws InterruptedException {
        checkUse();
        TrainedModel initial = from == null ? null : new ModelFiles(cli).read(from);
        NetworkSpec network = resume == null ? soundNetwork(initial) : null;
        TrainingPlan plan = resume == null ? plan(initial) : null;
        Path runs = out == null ? null : cli.absolute(out);
        CountDownLatch over = new CountDownLatch(1);
        try (TrainingService service = cli.service(runs);
                OnTermination hook = new OnTermination(() -> stop(service, over))) {
            return train(service, network, plan, initial);
        } finally {
            over.countDown();
        }
    }

    private void checkUse() {
        if (file == null && resume == null && from == null) {
            throw CliException.usage(cli.texts().get("cli.train.nothing"));
        }
        if (file != null && from != null) {
            throw CliException.usage(cli.texts().get("cli.train.fromAlone"));
        }
        if (resume != null && (from != null || file != null || out != null || options.isAnyGivenBesideDevice())) {
            throw CliException.usage(cli.texts().get("cli.train.resumeAlone"));
        }
        if (moreEpochs < 0 || (moreEpochs > 0 && resume == null)) {
            throw CliException.usage(cli.texts().get("cli.train.moreEpochs"));
        }
        if (moreEpochs > 0) {
            CliException.requireWithin(PlanParams.EPOCHS, moreEpochs, "--more-epochs", cli.texts());
        }
    }

    /** A model's own plan suits its data and its output; files of other programs have one that suits their output. */
    private TrainingPlan plan(TrainedModel initial) {
        return initial == null ? options.resolve(cli) : options.resolve(cli, initial.plan());
    }

    private NetworkSpec soundNetwork(TrainedModel initial) {
        NetworkSpec network = initial == null ? new NetworkFiles(cli).network(file) : initial.network();
        Lowered lowered = Lowering.lower(network);
        if (!lowered.isSound()) {
            List<Problem> problems = lowered.problems();
            problems.forEach(problem -> cli.err().println(cli.texts().problem(problem)));
            throw CliException.failed(cli.texts().get("cli.network.problems", file, problems.size()));
        }
        cli.err()
                .println(cli.texts()
                        .get(
                                "cli.train.network",
                                network.name(),
                                CostLedger.of(lowered).parameters()));
        return network;
    }

    private int train(TrainingService service, NetworkSpec network, TrainingPlan plan, TrainedModel initial)
            throws InterruptedException {
        Screen screen = new Screen(cli.err(), cli.terminal(), System::nanoTime);
        TrainingDoctor doctor = resume == null
                ? new TrainingDoctor(network, plan)
                : RunDiagnosis.of(RunFolder.open(cli.absolute(resume)));
        TrainReport report = new TrainReport(cli, screen, json ? cli.err() : cli.out(), doctor);
        service.addListener(report);
        Path run;
        if (initial != null) {
            run = service.startFrom(initial, String.valueOf(from.getFileName()), plan, false);
        } else if (resume == null) {
            run = service.start(network, plan, false);
        } else {
            run = cli.absolute(resume);
            moveTo(RunFolder.open(run));
            if (moreEpochs > 0) {
                service.trainOn(run, moreEpochs);
            } else {
                service.resume(run);
            }
        }
        WorkerEvent end = report.end().join();
        return new TrainOutcome(cli, run, end, report.epochs(), report.findings(), interrupted.get()).report(json);
    }

    /** A run whose card failed goes on with another device. */
    private void moveTo(RunFolder run) {
        if (options.device() == null) {
            return;
        }
        RunRecord record = run.readRecord();
        ComputePlan there = record.plan().compute().withDevice(options.device());
        ComputePlan compute = options.device().equals(DeviceStatus.CPU) ? there.onCpu() : there;
        run.writeRecord(record.withPlan(record.plan().withCompute(compute)), new AtomicFiles());
    }

    /** On Ctrl-C the run is stopped, and the process waits with its end until that is done. */
    private void stop(TrainingService service, CountDownLatch over) {
        interrupted.set(true);
        service.send(new WorkerCommand.Stop());
        try {
            over.await(SECONDS_TO_SAVE, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
