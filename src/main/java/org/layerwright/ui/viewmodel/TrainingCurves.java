package org.layerwright.ui.viewmodel;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import org.layerwright.event.WorkerEvent;
import org.layerwright.event.WorkerEvent.EpochDone;
import org.layerwright.event.WorkerEvent.LayerState;
import org.layerwright.event.WorkerEvent.LayersMeasured;
import org.layerwright.event.WorkerEvent.LearningRateChanged;
import org.layerwright.event.WorkerEvent.RunStarted;
import org.layerwright.event.WorkerEvent.StepDone;

/** Everything that a run's plots show. The models change in place; {@link #revisionProperty()} tells when to redraw. */
public final class TrainingCurves {
    private final Metric loss = new Metric();
    private final Metric accuracy = new Metric();
    private final SeriesModel learningRate = new SeriesModel();
    private final SeriesModel gradientNorm = new SeriesModel();
    private final Map<String, SeriesModel> updateRatios = new LinkedHashMap<>();
    private final Spreads spreads = new Spreads();
    private final List<Mark> learningRateMarks = new ArrayList<>();
    private final List<EpochEnd> bestEpochs = new ArrayList<>();
    private final ReadOnlyLongWrapper revision = new ReadOnlyLongWrapper(this, "revision");
    private int stepsPerEpoch;

    /** A change of the learning rate by hand. */
    public record Mark(long step, double learningRate) {}

    /** The end of an epoch, counted from 1. */
    public record EpochEnd(int epoch, long step) {}

    public Metric loss() {
        return loss;
    }

    public Metric accuracy() {
        return accuracy;
    }

    /** The rate that each update was made with. */
    public SeriesModel learningRate() {
        return learningRate;
    }

    /** The Euclidean norm of the whole gradient, before each update. */
    public SeriesModel gradientNorm() {
        return gradientNorm;
    }

    /** For each layer with a kernel, the size of an update over the size of the weights, measured now and then. */
    public Map<String, SeriesModel> updateRatios() {
        return Collections.unmodifiableMap(updateRatios);
    }

    /** How activations and gradients were spread, measured now and then. */
    public Spreads spreads() {
        return spreads;
    }

    public List<Mark> learningRateMarks() {
        return learningRateMarks;
    }

    /** The best epoch so far, or null before the first one ended. */
    public EpochEnd bestEpoch() {
        return bestEpochs.isEmpty() ? null : bestEpochs.get(bestEpochs.size() - 1);
    }

    /** Updates an epoch; 0 before a run has told. */
    public int stepsPerEpoch() {
        return stepsPerEpoch;
    }

    public boolean isEmpty() {
        return loss.batches().isEmpty() && loss.epochs().isEmpty();
    }

    /** Counts the changes that are to be drawn. */
    public ReadOnlyLongProperty revisionProperty() {
        return revision.getReadOnlyProperty();
    }

    void publish() {
        revision.set(revision.get() + 1);
    }

    void clear() {
        loss.clear();
        accuracy.clear();
        learningRate.clear();
        gradientNorm.clear();
        updateRatios.clear();
        spreads.clear();
        learningRateMarks.clear();
        bestEpochs.clear();
        stepsPerEpoch = 0;
    }

    /** Draws an event; most have nothing to draw. */
    void take(WorkerEvent event) {
        if (event instanceof RunStarted begun) {
            started(begun);
        } else if (event instanceof StepDone done) {
            step(done);
        } else if (event instanceof EpochDone done) {
            epoch(done);
        } else if (event instanceof LearningRateChanged changed) {
            learningRate(changed);
        } else if (event instanceof LayersMeasured measured) {
            layers(measured);
        }
    }

    void started(RunStarted event) {
        stepsPerEpoch = event.stepsPerEpoch();
        if (event.resumed()) {
            truncateAfter(event.firstStep());
        } else {
            clear();
            stepsPerEpoch = event.stepsPerEpoch();
        }
    }

    void step(StepDone event) {
        loss.addBatch(event.step(), event.loss());
        accuracy.addBatch(event.step(), event.accuracy());
        learningRate.add(event.step(), event.learningRate());
        gradientNorm.add(event.step(), event.gradientNorm());
    }

    void epoch(EpochDone event) {
        loss.addEpoch(event.step(), event.loss(), event.validationLoss());
        accuracy.addEpoch(event.step(), event.accuracy(), event.validationAccuracy());
        if (event.best()) {
            bestEpochs.add(new EpochEnd(event.epoch(), event.step()));
        }
    }

    void learningRate(LearningRateChanged event) {
        learningRateMarks.add(new Mark(event.step(), event.learningRate()));
    }

    private void layers(LayersMeasured event) {
        for (LayerState layer : event.layers()) {
            if (!Double.isNaN(layer.updateRatio())) {
                updateRatios
                        .computeIfAbsent(layer.layer(), name -> new SeriesModel())
                        .add(event.step(), layer.updateRatio());
            }
        }
        spreads.add(event);
    }

    private void truncateAfter(long step) {
        learningRate.truncateAfter(step);
        gradientNorm.truncateAfter(step);
        updateRatios.values().forEach(series -> series.truncateAfter(step));
        spreads.truncateAfter(step);
        loss.truncateAfter(step);
        accuracy.truncateAfter(step);
        learningRateMarks.removeIf(mark -> mark.step() > step);
        bestEpochs.removeIf(end -> end.step() > step);
    }
}
