package org.layerwright.cli;

import java.nio.file.Path;
import java.util.List;
import org.layerwright.analysis.Finding;
import org.layerwright.event.WorkerEvent;
import org.layerwright.event.WorkerEvent.EpochDone;
import org.layerwright.event.WorkerEvent.Failed;
import org.layerwright.event.WorkerEvent.Lost;
import org.layerwright.event.WorkerEvent.RunFinished;
import org.layerwright.event.WorkerEvent.RunStopped;
import org.layerwright.json.JsonWriter;

/**
 * How a run ended, in words or as JSON.
 *
 * @param run the run's folder, or null where it could not be made
 * @param end the last event
 * @param findings of the training doctor
 * @param interrupted whether the user ended the command
 */
record TrainOutcome(
        Cli cli, Path run, WorkerEvent end, List<EpochDone> epochs, List<Finding> findings, boolean interrupted) {
    /**
     * Prints the outcome.
     *
     * @return the command's exit code
     */
    int report(boolean json) {
        FindingLines words = new FindingLines(cli.texts());
        findings.forEach(finding -> cli.err().println(words.line(finding)));
        if (json) {
            cli.out().print(asJson(words).toText());
        }
        if (end instanceof RunFinished finished) {
            if (!json) {
                finished(finished);
            }
            return ExitCode.OK;
        }
        cli.err().println(sentence());
        if (isResumable()) {
            cli.err().println(cli.texts().get("cli.train.resumeWith", quoted(run.toString())));
        }
        return exitCode();
    }

    private int exitCode() {
        if (interrupted) {
            return ExitCode.INTERRUPTED;
        }
        return end instanceof RunStopped ? ExitCode.OK : ExitCode.FAILED;
    }

    private void finished(RunFinished finished) {
        if (finished.testSamples() > 0) {
            cli.out().println(cli.texts().get("cli.test.loss", ProgressLine.number(finished.testLoss())));
            if (!Double.isNaN(finished.testAccuracy())) {
                cli.out().println(cli.texts().get("cli.test.accuracy", ProgressLine.number(finished.testAccuracy())));
            }
        } else {
            cli.out().println(cli.texts().get("cli.test.none"));
        }
        cli.out().println(cli.texts().get("cli.train.model", finished.modelFile()));
    }

    private String sentence() {
        if (interrupted) {
            return cli.texts().get(isResumable() ? "cli.train.interrupted" : "cli.train.interruptedEarly");
        }
        if (end instanceof Failed failed) {
            return cli.sentence(failed);
        }
        return end instanceof Lost lost
                ? lost.reason()
                : cli.texts().get("cli.train.stopped", ((RunStopped) end).epoch(), ((RunStopped) end).step());
    }

    private boolean isResumable() {
        return end instanceof RunStopped
                || (end instanceof Failed failed && failed.resumable() && run != null)
                || (end instanceof Lost lost && lost.resumable());
    }

    private JsonWriter asJson(FindingLines words) {
        JsonWriter json = new JsonWriter();
        if (end instanceof RunFinished finished) {
            json.put("status", "finished")
                    .put("testLoss", finished.testLoss())
                    .put("testAccuracy", finished.testAccuracy())
                    .put("testSamples", finished.testSamples())
                    .put("bestEpoch", finished.bestEpoch())
                    .put("seconds", finished.seconds())
                    .put("model", finished.modelFile());
        } else if (end instanceof RunStopped stopped) {
            json.put("status", "stopped").put("model", stopped.modelFile());
        } else {
            json.put("status", end instanceof Lost ? "lost" : "failed").put("error", sentence());
        }
        if (run != null) {
            json.put("run", run.toString());
        }
        return json.put("resumable", isResumable())
                .putObjects("epochs", epochs.stream().map(TrainOutcome::asJson).toList())
                .putObjects("findings", findings.stream().map(words::asJson).toList());
    }

    private static JsonWriter asJson(EpochDone epoch) {
        JsonWriter json = new JsonWriter()
                .put("epoch", epoch.epoch())
                .put("loss", epoch.loss())
                .put("accuracy", epoch.accuracy());
        if (!Double.isNaN(epoch.validationLoss())) {
            json.put("validationLoss", epoch.validationLoss()).put("validationAccuracy", epoch.validationAccuracy());
        }
        return json.put("seconds", epoch.seconds()).put("best", epoch.best());
    }

    private static String quoted(String path) {
        return path.contains(" ") ? "\"" + path + "\"" : path;
    }
}
