package org.layerwright.ui.viewmodel;

import org.layerwright.event.WorkerEvent;
import org.layerwright.event.WorkerEvent.EpochDone;
import org.layerwright.event.WorkerEvent.EvaluationProgress;
import org.layerwright.event.WorkerEvent.Phase;
import org.layerwright.event.WorkerEvent.PhaseChanged;
import org.layerwright.event.WorkerEvent.RunStarted;
import org.layerwright.event.WorkerEvent.StepDone;

/**
 * How far a run is, as a value.
 *
 * @param phase what the worker is busy with
 * @param epoch under way, from 1; 0 before the first step
 * @param epochs planned; 0 while not known
 * @param stepInEpoch from 1
 * @param stepsPerEpoch 0 while not known
 * @param step since the beginning of the run
 * @param imagesPerSecond NaN while not known
 * @param secondsLeft NaN while not known
 * @param waitingShare of the time, in [0, 1]
 * @param evaluated samples validated or tested so far
 * @param toEvaluate of how many; 0 outside evaluation
 */
public record RunProgress(
        Phase phase,
        int epoch,
        int epochs,
        int stepInEpoch,
        int stepsPerEpoch,
        long step,
        double imagesPerSecond,
        double secondsLeft,
        double waitingShare,
        int evaluated,
        int toEvaluate) {

    public static final RunProgress NONE = new RunProgress(Phase.IDLE, 0, 0, 0, 0, 0, Double.NaN, Double.NaN, 0, 0, 0);

    /** Asked to start: nothing is known but that the worker loads. */
    static RunProgress loading() {
        return NONE.withPhase(Phase.LOADING);
    }

    /** The share of the planned updates that were made, in [0, 1]; NaN while their number is not known. */
    public double share() {
        long planned = (long) epochs * stepsPerEpoch;
        return planned == 0 ? Double.NaN : Math.min(1, (double) step / planned);
    }

    RunProgress after(WorkerEvent event) {
        if (event instanceof RunStarted started) {
            return new RunProgress(
                    phase,
                    0,
                    started.epochs(),
                    0,
                    started.stepsPerEpoch(),
                    started.firstStep(),
                    Double.NaN,
                    Double.NaN,
                    0,
                    0,
                    0);
        }
        if (event instanceof PhaseChanged changed) {
            return withPhase(changed.phase());
        }
        if (event instanceof StepDone done) {
            return new RunProgress(
                    Phase.TRAINING,
                    done.epoch(),
                    epochs,
                    done.stepInEpoch(),
                    stepsPerEpoch,
                    done.step(),
                    done.imagesPerSecond(),
                    done.secondsLeft(),
                    done.waitingShare(),
                    0,
                    0);
        }
        if (event instanceof EpochDone done) {
            return at(done.epoch(), done.step());
        }
        if (event instanceof EvaluationProgress evaluation) {
            return evaluating(evaluation.done(), evaluation.of());
        }
        return this;
    }

    private RunProgress withPhase(Phase newPhase) {
        return new RunProgress(
                newPhase,
                epoch,
                epochs,
                stepInEpoch,
                stepsPerEpoch,
                step,
                imagesPerSecond,
                secondsLeft,
                waitingShare,
                0,
                0);
    }

    private RunProgress at(int newEpoch, long newStep) {
        return new RunProgress(
                phase,
                newEpoch,
                epochs,
                stepInEpoch,
                stepsPerEpoch,
                newStep,
                imagesPerSecond,
                secondsLeft,
                waitingShare,
                0,
                0);
    }

    private RunProgress evaluating(int done, int of) {
        return new RunProgress(
                phase,
                epoch,
                epochs,
                stepInEpoch,
                stepsPerEpoch,
                step,
                imagesPerSecond,
                secondsLeft,
                waitingShare,
                done,
                of);
    }
}
