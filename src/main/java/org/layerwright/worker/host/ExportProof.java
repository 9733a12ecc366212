package org.layerwright.worker.host;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import org.layerwright.event.WorkerEngine;
import org.layerwright.export.proof.Comparison;
import org.layerwright.export.proof.ProofReport.Outcome;
import org.layerwright.export.proof.ProofReport.Sentence;
import org.layerwright.export.proof.ProofReport.Trial;
import org.layerwright.export.proof.Replay;
import org.layerwright.export.proof.Replayed;
import org.layerwright.export.replay.Replays;
import org.layerwright.export.target.Ending;
import org.layerwright.export.target.ExportOptions;
import org.layerwright.export.target.ModelExporter;
import org.layerwright.model.TrainedModel;
import org.layerwright.network.layer.Lowering;
import org.layerwright.network.op.OpGraph;

/**
 * Asks our engine and whoever can run an exported file about the same samples, and compares the answers.
 *
 * @param engine ours
 */
record ExportProof(WorkerEngine engine, Replays replays) {
    private static final double NONE = Double.NaN;

    /** How a file did. */
    record Result(Trial trial, Comparison comparison) {}

    /** No proof was asked for. */
    static Result skipped() {
        return new Result(
                new Trial(Outcome.SKIPPED, "", Sentence.NONE, "", 0, Sentence.NONE, NONE, NONE), Comparison.NONE);
    }

    /**
     * Proves an exported file.
     *
     * @param progress told how many samples our engine has answered, and then how many the other program has, where it tells
     * @param replaying told before the other program begins
     */
    Result prove(
            TrainedModel model,
            ModelExporter exporter,
            ExportOptions options,
            Path file,
            ProofSamples samples,
            IntConsumer progress,
            Runnable replaying) {
        Optional<Replay> replay = replays.find(exporter.id());
        if (replay.isEmpty()) {
            return unproven(samples, new Replayed.Unavailable("", "proof.none", List.of(exporter.id())));
        }
        long began = System.nanoTime();
        float[] ours = engine.outputs(model, options.raw(), samples.prepared(), samples.count(), progress);
        double ourSeconds = (System.nanoTime() - began) / 1e9;
        replaying.run();
        float[] asked = options.raw() ? samples.given() : samples.prepared();
        Replayed replayed = replay.get().run(model, options, file, asked, samples.count(), progress);
        return replayed instanceof Replayed.Ran ran
                ? compared(ran, ours, decision(model, options), replay.get().tolerance(), samples, ourSeconds)
                : unproven(samples, replayed);
    }

    private static Result compared(
            Replayed.Ran ran,
            float[] ours,
            Comparison.Decision decision,
            double tolerance,
            ProofSamples samples,
            double ourSeconds) {
        if (ran.values().length != ours.length) {
            Sentence why = sentence("proof.width", ran.values().length, ours.length);
            return result(Outcome.REFUSED, ran.by(), why, samples, ourSeconds, ran.seconds(), Comparison.NONE);
        }
        Comparison comparison = Comparison.of(ours, ran.values(), decision, samples.labels(), tolerance);
        Outcome outcome = comparison.isWithinTolerance() ? Outcome.PROVEN : Outcome.DIFFERS;
        return result(outcome, ran.by(), Sentence.NONE, samples, ourSeconds, ran.seconds(), comparison);
    }

    private static Result unproven(ProofSamples samples, Replayed replayed) {
        if (replayed instanceof Replayed.Failed failed) {
            return result(
                    Outcome.REFUSED,
                    failed.by(),
                    sentence("proof.refused", failed.said()),
                    samples,
                    NONE,
                    NONE,
                    Comparison.NONE);
        }
        if (replayed instanceof Replayed.Unavailable missing) {
            Sentence why = new Sentence(missing.key(), missing.arguments());
            return result(Outcome.NOT_PROVEN, missing.by(), why, samples, NONE, NONE, Comparison.NONE);
        }
        Outcome read = replayed instanceof Replayed.Same ? Outcome.SAME : Outcome.ONLY_READ;
        return result(read, replayed.by(), Sentence.NONE, samples, NONE, NONE, Comparison.NONE);
    }

    private static Result result(
            Outcome outcome,
            String by,
            Sentence why,
            ProofSamples samples,
            double ourSeconds,
            double theirSeconds,
            Comparison comparison) {
        Trial trial = new Trial(
                outcome, by, why, samples.dataset(), samples.count(), samples.note(), ourSeconds, theirSeconds);
        return new Result(trial, comparison);
    }

    /** A file that ends before a sigmoid says the second class above 0, one that has it above one half. */
    private static Comparison.Decision decision(TrainedModel model, ExportOptions options) {
        OpGraph graph = Lowering.lower(model.network()).graph();
        boolean sums = !options.raw() && Ending.of(model.plan().loss(), graph) == Ending.SIGMOID;
        int width = graph.outputShape().size();
        boolean classes = model.classNames().size() > 1
                && (width > 1 || model.classNames().size() == 2);
        return new Comparison.Decision(width, classes, sums ? 0 : 0.5);
    }

    private static Sentence sentence(String key, Object... arguments) {
        return new Sentence(
                key, List.of(arguments).stream().map(String::valueOf).toList());
    }
}
