package org.layerwright.cli;

import org.layerwright.event.WorkerEvent;
import org.layerwright.event.WorkerEvent.Phase;

/**
 * How far a run has come, as a value: each event gives the next one.
 *
 * @param done steps of the epoch, or samples measured
 * @param of how many there are in all; 0 where that is not known
 * @param step the last step's report, or null before the first
 */
record Progress(
        Phase phase, int epochs, int stepsPerEpoch, int done, int of, WorkerEvent.StepDone step, boolean paused) {
    static final Progress BEGIN = new Progress(Phase.LOADING, 0, 0, 0, 0, null, false);

    Progress after(WorkerEvent event) {
        if (event instanceof WorkerEvent.RunStarted started) {
            return new Progress(phase, started.epochs(), started.stepsPerEpoch(), 0, 0, step, false);
        }
        if (event instanceof WorkerEvent.PhaseChanged changed) {
            boolean goesOn = changed.phase() == Phase.TRAINING && step != null;
            int reached = goesOn ? step.stepInEpoch() : 0;
            return new Progress(
                    changed.phase(), epochs, stepsPerEpoch, reached, goesOn ? stepsPerEpoch : 0, step, paused);
        }
        if (event instanceof WorkerEvent.StepDone last) {
            return new Progress(Phase.TRAINING, epochs, stepsPerEpoch, last.stepInEpoch(), stepsPerEpoch, last, false);
        }
        if (event instanceof WorkerEvent.AnswerProgress answered) {
            return new Progress(Phase.TESTING, epochs, stepsPerEpoch, answered.done(), answered.of(), step, paused);
        }
        if (event instanceof WorkerEvent.EvaluationProgress evaluated) {
            return new Progress(phase, epochs, stepsPerEpoch, evaluated.done(), evaluated.of(), step, paused);
        }
        return this;
    }
}
