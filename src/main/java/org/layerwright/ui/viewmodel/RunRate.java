package org.layerwright.ui.viewmodel;

import java.util.Optional;
import java.util.function.DoubleConsumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import org.layerwright.event.RunState;
import org.layerwright.event.WorkerEvent;
import org.layerwright.network.param.ParamSpec.DoubleParam;
import org.layerwright.plan.TrainingPlan;
import org.layerwright.plan.optimizer.OptimizerTypes;

/** The learning rate of a run under way, which can be changed without starting anew; its schedule goes on multiplying it. */
public final class RunRate {
    /** As in every optimizer: above zero and at most 100. */
    private static final DoubleParam BOUNDS = new DoubleParam("learningRate", 0.001, 0, true, 100, false);

    private final DoubleConsumer send;
    private final ReadOnlyDoubleWrapper base = new ReadOnlyDoubleWrapper(this, "base", Double.NaN);
    private final ReadOnlyBooleanWrapper changeable = new ReadOnlyBooleanWrapper(this, "changeable");
    /** Changes asked for and not yet told: what comes meanwhile tells of earlier ones. */
    private int underWay;

    /** @param send asks the run for another rate */
    RunRate(DoubleConsumer send) {
        this.send = send;
    }

    /** The rate before the schedule; NaN where it is not known. */
    public ReadOnlyDoubleProperty baseProperty() {
        return base.getReadOnlyProperty();
    }

    /** Whether a run is under way that takes another rate. */
    public ReadOnlyBooleanProperty changeableProperty() {
        return changeable.getReadOnlyProperty();
    }

    /**
     * Takes a rate that was typed in.
     *
     * @return whether it was right
     */
    public boolean enter(String text) {
        Optional<Double> rate = NumberText.parse(text).flatMap(BOUNDS::accept);
        rate.ifPresent(this::set);
        return rate.isPresent();
    }

    /** What {@link #enter} takes. */
    public String expected() {
        return BOUNDS.expected();
    }

    /** Half the rate, twice the rate. */
    public void multiply(double factor) {
        if (!Double.isNaN(base.get())) {
            BOUNDS.accept(base.get() * factor).ifPresent(this::set);
        }
    }

    private void set(double rate) {
        if (changeable.get() && rate != base.get()) {
            ask(rate);
            send.accept(rate);
        }
    }

    /** Shows a rate that was asked for by somebody else and is not told yet. */
    void ask(double rate) {
        underWay++;
        base.set(rate);
    }

    void started(TrainingPlan plan) {
        underWay = 0;
        base.set(OptimizerTypes.find(plan.optimizer().type())
                .map(type -> type.learningRate().of(plan.optimizer().params()))
                .orElse(Double.NaN));
    }

    /** A run of which only the folder is known goes on. */
    void unknown() {
        underWay = 0;
        base.set(Double.NaN);
    }

    void changed(WorkerEvent.LearningRateChanged told) {
        underWay = Math.max(0, underWay - 1);
        if (underWay == 0) {
            base.set(told.learningRate());
        }
    }

    void update(RunState state) {
        changeable.set(state == RunState.RUNNING || state == RunState.PAUSED);
    }
}
