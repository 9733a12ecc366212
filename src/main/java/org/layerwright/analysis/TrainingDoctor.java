package org.layerwright.analysis;

import java.util.List;
import java.util.function.Consumer;
import org.layerwright.event.WorkerEvent;
import org.layerwright.network.NetworkSpec;
import org.layerwright.plan.TrainingPlan;

/**
 * Watches a run by its events and tells what is wrong with it, with evidence and a remedy. It works the same on a live
 * run and on the events of an old one. Not thread-safe; its memory does not grow with the number of steps.
 */
public final class TrainingDoctor implements Consumer<WorkerEvent> {
    private final RunHistory history;

    /**
     * @param network what is trained
     * @param plan how; remedies begin at its values
     */
    public TrainingDoctor(NetworkSpec network, TrainingPlan plan) {
        history = new RunHistory(network, plan);
    }

    @Override
    public void accept(WorkerEvent event) {
        history.add(event);
    }

    /** How many things it looks for. */
    public static int rules() {
        return DoctorRules.all().size();
    }

    /** What the events so far show, gravest first; empty for a healthy run. Cheap enough to ask after every epoch. */
    public List<Finding> findings() {
        return DoctorRules.all().stream()
                .flatMap(rule -> rule.examine(history).stream())
                .toList();
    }
}
