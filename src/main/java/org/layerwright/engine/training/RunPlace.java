package org.layerwright.engine.training;

import org.layerwright.engine.StepResult;
import org.layerwright.run.Checkpoint;
import org.layerwright.run.EpochSums;

/** Where a run stands: its place in the epochs, and what the unfinished epoch has added up so far. */
final class RunPlace {
    private int epoch;
    private int stepInEpoch;
    private long step;
    private double lossSum;
    private long correct;
    private long samples;

    void restore(Checkpoint checkpoint) {
        epoch = checkpoint.progress().epoch();
        stepInEpoch = checkpoint.progress().batchInEpoch();
        step = checkpoint.progress().step();
        lossSum = checkpoint.sums().lossSum();
        correct = checkpoint.sums().correct();
        samples = checkpoint.sums().samples();
    }

    void stepped(StepResult result) {
        step++;
        stepInEpoch++;
        lossSum += result.loss() * result.samples();
        correct += result.correct();
        samples += result.samples();
    }

    void epochEnded() {
        epoch++;
        stepInEpoch = 0;
        lossSum = 0;
        correct = 0;
        samples = 0;
    }

    /** The current epoch, from 0. */
    int epoch() {
        return epoch;
    }

    /** How many updates the current epoch has seen. */
    int stepInEpoch() {
        return stepInEpoch;
    }

    /** How many updates were made in all. */
    long step() {
        return step;
    }

    /** Samples seen in the current epoch. */
    long samples() {
        return samples;
    }

    /** The mean loss of the current epoch. */
    double loss() {
        return lossSum / samples;
    }

    /** The share of the current epoch's samples that was classified rightly. */
    double accuracy() {
        return (double) correct / samples;
    }

    Checkpoint.Progress progress(FigureWatch best) {
        return new Checkpoint.Progress(epoch, stepInEpoch, step, step, best.bestEpoch(), best.best());
    }

    EpochSums sums() {
        return new EpochSums(lossSum, correct, samples);
    }
}
