package org.layerwright.analysis;

import java.util.ArrayList;
import java.util.List;
import org.layerwright.event.WorkerEvent;
import org.layerwright.event.WorkerEvent.EpochDone;
import org.layerwright.event.WorkerEvent.Failed;
import org.layerwright.event.WorkerEvent.LayersMeasured;
import org.layerwright.event.WorkerEvent.RunStarted;
import org.layerwright.event.WorkerEvent.StepDone;
import org.layerwright.network.NetworkSpec;
import org.layerwright.network.layer.Lowered;
import org.layerwright.network.layer.Lowering;
import org.layerwright.plan.TrainingPlan;
import org.layerwright.plan.optimizer.OptimizerTypes;

/** What is kept of a run's events for the rules: all epochs, the first and the latest steps, the latest measurements. */
final class RunHistory {
    private static final int MEASUREMENTS = 2;

    private final NetworkSpec network;
    private final TrainingPlan plan;
    /** As many as the network has outputs; NaN where there is one or it is not known. */
    private final double classes;

    private final boolean readsImages;

    private final LossWindow losses = new LossWindow();
    private final List<EpochDone> epochs = new ArrayList<>();
    private final List<LayersMeasured> measured = new ArrayList<>();
    private List<Integer> classCounts = List.of();
    private Failed failure;
    private StepDone lastStep;
    private double highestRate;
    private boolean ended;

    RunHistory(NetworkSpec network, TrainingPlan plan) {
        this.network = network;
        this.plan = plan;
        Lowered lowered = Lowering.lower(network);
        int outputs = lowered.isSound() ? lowered.graph().outputShape().size() : 1;
        this.classes = outputs > 1 ? outputs : Double.NaN;
        this.readsImages = lowered.isSound() && lowered.graph().input().isImage();
    }

    void add(WorkerEvent event) {
        if (event instanceof RunStarted started) {
            classCounts = started.classCounts();
            failure = null;
            ended = false;
        } else if (event instanceof StepDone step) {
            lastStep = step;
            losses.add(step.loss());
            highestRate = Math.max(highestRate, step.learningRate());
        } else if (event instanceof EpochDone epoch) {
            // A resumed run may tell an epoch again that it had told before it was lost.
            epochs.removeIf(earlier -> earlier.epoch() >= epoch.epoch());
            epochs.add(epoch);
        } else if (event instanceof LayersMeasured layers) {
            measured.add(layers);
            if (measured.size() > MEASUREMENTS) {
                measured.remove(0);
            }
        } else if (event instanceof Failed failed && failed.requestId().isEmpty()) {
            failure = failed;
            ended = true;
        } else if (event instanceof WorkerEvent.RunFinished || event instanceof WorkerEvent.StoppedEarly) {
            ended = true; // a run stopped by hand is not: it was not given its time
        }
    }

    NetworkSpec network() {
        return network;
    }

    TrainingPlan plan() {
        return plan;
    }

    /** Whether the network is sound and what it reads are images. */
    boolean readsImages() {
        return readsImages;
    }

    LossWindow losses() {
        return losses;
    }

    List<EpochDone> epochs() {
        return epochs;
    }

    /** The latest epoch, or null before the first is done. */
    EpochDone lastEpoch() {
        return epochs.isEmpty() ? null : epochs.get(epochs.size() - 1);
    }

    /** The latest measurements of the layers after the first update, in order, at most two. */
    List<LayersMeasured> measured() {
        return measured.stream().filter(layers -> layers.step() > 1).toList();
    }

    /** The latest of {@link #measured}, or null where there is none. */
    LayersMeasured lastMeasured() {
        List<LayersMeasured> kept = measured();
        return kept.isEmpty() ? null : kept.get(kept.size() - 1);
    }

    /** Training samples of each class; empty where not known. */
    List<Integer> classCounts() {
        return classCounts;
    }

    /** How the run failed, or null. */
    Failed failure() {
        return failure;
    }

    /** Whether the run is over: what is not learned by now will not be. */
    boolean ended() {
        return ended;
    }

    int epoch() {
        return lastStep == null ? 0 : lastStep.epoch();
    }

    long step() {
        return lastStep == null ? 0 : lastStep.step();
    }

    /** The rate in use, or the plan's before the first step. */
    double learningRate() {
        return lastStep == null ? planRate() : lastStep.learningRate();
    }

    /** The plan's base rate. */
    double planRate() {
        return OptimizerTypes.find(plan.optimizer().type())
                .map(type -> type.learningRate().of(plan.optimizer().params()))
                .orElse(0.0);
    }

    /** The default rate of the plan's optimizer. */
    double usualRate() {
        return OptimizerTypes.find(plan.optimizer().type())
                .map(type -> type.learningRate().defaultValue())
                .orElse(Double.POSITIVE_INFINITY);
    }

    /** The share of its highest value that the rate has now; a schedule may have brought it down. */
    double shareOfHighestRate() {
        return lastStep == null ? 1 : lastStep.learningRate() / highestRate;
    }

    /** The share of the latest steps' samples, or of the latest epoch's, that was classified rightly. */
    double accuracy() {
        if (!epochs.isEmpty()) {
            return lastEpoch().accuracy();
        }
        return lastStep == null ? Double.NaN : lastStep.accuracy();
    }

    /** The share that is right if one always answers the largest class; NaN where there are no classes. */
    double chance() {
        int sum = classCounts.stream().mapToInt(Integer::intValue).sum();
        int most = classCounts.stream().mapToInt(Integer::intValue).max().orElse(0);
        return sum == 0 ? 1.0 / classes : (double) most / sum;
    }
}
