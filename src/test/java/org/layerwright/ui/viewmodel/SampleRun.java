package org.layerwright.ui.viewmodel;

import java.util.List;
import java.util.Map;
import java.util.Random;
import org.layerwright.event.WorkerEvent;
import org.layerwright.event.WorkerEvent.EpochDone;
import org.layerwright.event.WorkerEvent.EvaluationProgress;
import org.layerwright.event.WorkerEvent.Phase;
import org.layerwright.event.WorkerEvent.PhaseChanged;
import org.layerwright.event.WorkerEvent.RunFinished;
import org.layerwright.event.WorkerEvent.RunStarted;
import org.layerwright.event.WorkerEvent.StepDone;

/** Tells the events of a run whose numbers look like those of the seed network on MNIST. */
public final class SampleRun {
    private static final int BATCH = 64;
    private static final double[] VALIDATION_ACCURACY = {
        0.9802, 0.9863, 0.9882, 0.9890, 0.9905, 0.9901, 0.9918, 0.9912, 0.9915, 0.9910
    };
    private static final double[] VALIDATION_LOSS = {
        0.0689, 0.0482, 0.0421, 0.0405, 0.0366, 0.0398, 0.0352, 0.0381, 0.0394, 0.0429
    };

    private final FakeTrainingService service;
    private final Random random = new Random(7);
    private final int stepsPerEpoch;

    public SampleRun(FakeTrainingService service, int stepsPerEpoch) {
        this.service = service;
        this.stepsPerEpoch = stepsPerEpoch;
    }

    public void begin() {
        int samples = stepsPerEpoch * BATCH;
        service.tell(
                new PhaseChanged(Phase.LOADING),
                new RunStarted(
                        FakeTrainingService.FOLDER.toString(),
                        samples,
                        6000,
                        10_000,
                        10,
                        stepsPerEpoch,
                        0,
                        false,
                        List.of()),
                new PhaseChanged(Phase.TRAINING));
    }

    public void steps(int epoch, int from, int to) {
        for (int i = from; i <= to; i++) {
            service.tell(step(epoch, i));
        }
    }

    public void epoch(int epoch) {
        steps(epoch, 1, stepsPerEpoch);
        service.tell(new PhaseChanged(Phase.VALIDATING), new EvaluationProgress(3000, 6000));
        endOfEpoch(epoch);
        service.tell(new PhaseChanged(Phase.TRAINING));
    }

    public void finish() {
        service.tell(
                new PhaseChanged(Phase.TESTING),
                new RunFinished(
                        0.0281,
                        0.9921,
                        10_000,
                        FakeTrainingService.FOLDER.resolve("model.lwm").toString(),
                        7,
                        132.4,
                        Map.of()));
    }

    public void endOfEpoch(int epoch) {
        long step = (long) epoch * stepsPerEpoch;
        boolean best = epoch <= 3 || epoch == 4 || epoch == 5 || epoch == 7;
        service.tell(new EpochDone(
                epoch,
                step,
                expectedLoss(step) * 1.05,
                1 - expectedLoss(step) * 0.3,
                VALIDATION_LOSS[epoch - 1],
                VALIDATION_ACCURACY[epoch - 1],
                13.2,
                best,
                Map.of()));
    }

    private WorkerEvent step(int epoch, int stepInEpoch) {
        long step = (long) (epoch - 1) * stepsPerEpoch + stepInEpoch;
        double loss = expectedLoss(step) * Math.exp(0.6 * random.nextGaussian());
        double accuracy = Math.min(1, Math.max(0.05, 1 - 0.31 * loss + 0.01 * random.nextGaussian()));
        double rounded = Math.round(accuracy * BATCH) / (double) BATCH;
        double left = (10.0 * stepsPerEpoch - step) / 66;
        return new StepDone(epoch, stepInEpoch, step, loss, rounded, 1e-3, 0.8, 4213, left, 0.021);
    }

    private static double expectedLoss(long step) {
        return 0.012 + 2.2 * Math.exp(-step / 90.0) + 0.12 * Math.exp(-step / 1500.0);
    }
}
