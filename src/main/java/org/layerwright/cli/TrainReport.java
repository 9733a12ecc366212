package org.layerwright.cli;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.layerwright.analysis.Finding;
import org.layerwright.analysis.TrainingDoctor;
import org.layerwright.event.WorkerEvent;
import org.layerwright.event.WorkerEvent.EpochDone;

/** Shows a run while it goes on, and keeps what is needed for the report at its end. */
final class TrainReport implements Consumer<WorkerEvent> {
    private final Cli cli;
    private final Screen screen;
    private final PrintStream summaries;
    private final TrainingDoctor doctor;
    private final CompletableFuture<WorkerEvent> end = new CompletableFuture<>();
    private final List<EpochDone> epochs = new ArrayList<>();
    private Progress progress = Progress.BEGIN;

    /**
     * @param summaries takes a line for each epoch
     * @param doctor is told every event
     */
    TrainReport(Cli cli, Screen screen, PrintStream summaries, TrainingDoctor doctor) {
        this.cli = cli;
        this.screen = screen;
        this.summaries = summaries;
        this.doctor = doctor;
    }

    /** The event that ended the run, once it has. */
    CompletableFuture<WorkerEvent> end() {
        return end;
    }

    synchronized List<EpochDone> epochs() {
        return List.copyOf(epochs);
    }

    /** What is wrong with the run, gravest first. */
    synchronized List<Finding> findings() {
        return doctor.findings();
    }

    @Override
    public synchronized void accept(WorkerEvent event) {
        doctor.accept(event);
        boolean newPhase = event instanceof WorkerEvent.PhaseChanged changed && changed.phase() != progress.phase();
        progress = progress.after(event);
        if (event instanceof EpochDone done) {
            epochs.add(done);
            screen.print(summaries, summary(done));
        } else if (event instanceof WorkerEvent.RunStarted started) {
            screen.print(cli.err(), begun(started));
        } else if (isEnd(event)) {
            screen.clear();
            end.complete(event);
        } else if (isShown(newPhase)) {
            screen.draw(ProgressLine.render(progress, cli.width() - 1, cli.texts()));
        }
    }

    /** Each new phase is shown on a terminal; elsewhere only what lasts, or every epoch would be five lines. */
    private boolean isShown(boolean newPhase) {
        boolean something = progress.phase() != WorkerEvent.Phase.IDLE;
        return something && (screen.isDue() || (newPhase && cli.terminal()));
    }

    private static boolean isEnd(WorkerEvent event) {
        return event instanceof WorkerEvent.RunFinished
                || event instanceof WorkerEvent.RunStopped
                || event instanceof WorkerEvent.Failed failed
                        && failed.requestId().isEmpty()
                || event instanceof WorkerEvent.Lost;
    }

    private String begun(WorkerEvent.RunStarted started) {
        String key = started.resumed() ? "cli.train.resumed" : "cli.train.started";
        return cli.texts()
                .get(
                        key,
                        started.trainSamples(),
                        started.validationSamples(),
                        started.testSamples(),
                        started.epochs(),
                        started.stepsPerEpoch(),
                        started.firstStep());
    }

    private String summary(EpochDone done) {
        boolean validated = !Double.isNaN(done.validationLoss());
        String key = validated ? "cli.epoch.validated" : "cli.epoch";
        String line = cli.texts()
                .get(
                        Double.isNaN(done.accuracy()) ? "cli.epoch.numbers" : key,
                        done.epoch(),
                        progress.epochs(),
                        ProgressLine.number(done.loss()),
                        ProgressLine.number(done.accuracy()),
                        ProgressLine.number(done.validationLoss()),
                        ProgressLine.number(done.validationAccuracy()),
                        ProgressLine.duration(done.seconds()));
        return validated && done.best() ? line + "  " + cli.texts().get("cli.epoch.best") : line;
    }
}
