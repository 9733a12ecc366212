package org.layerwright.ui.viewmodel;

import java.util.List;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.layerwright.network.Problem;
import org.layerwright.network.param.Parameterized;
import org.layerwright.plan.TrainingPlan;

/**
 * Edits a training plan, in sections. Every right entry makes a new plan at once; a wrong one leaves the plan as it was
 * and is told in {@link #problemsProperty()}.
 */
public final class PlanFormViewModel {
    private final ObjectProperty<NetworkState> network = new SimpleObjectProperty<>(this, "network");
    private final DataSection data;
    private final OptimizationSection optimization = new OptimizationSection(this::update);
    private final RegularizationSection regularization = new RegularizationSection(this::update);
    private final RunSection run;
    private final PlanFit fit = new PlanFit(network, this::update);
    private final List<PlanSection> sections;

    private final ReadOnlyObjectWrapper<TrainingPlan> plan =
            new ReadOnlyObjectWrapper<>(this, "plan", TrainingPlan.DEFAULT);
    private final ReadOnlyObjectWrapper<List<Problem>> problems =
            new ReadOnlyObjectWrapper<>(this, "problems", List.of());
    private boolean loading = true;

    /** A form without augmentations. */
    public PlanFormViewModel(List<DeviceOption> devices) {
        this(devices, List.of());
    }

    /**
     * @param devices what can be chosen, with the CPU first; those that cannot be used with their reason
     * @param augmentations what can be added to vary the samples
     */
    public PlanFormViewModel(List<DeviceOption> devices, List<? extends Parameterized> augmentations) {
        data = new DataSection(augmentations, this::update);
        run = new RunSection(devices, network, this::update);
        sections = List.of(data, optimization, regularization, run);
        setPlan(TrainingPlan.DEFAULT);
        network.addListener(observable -> update());
    }

    /** What is to be trained; null where nobody knows. */
    public ObjectProperty<NetworkState> networkProperty() {
        return network;
    }

    /** Shows a plan. */
    public void setPlan(TrainingPlan shown) {
        loading = true;
        sections.forEach(section -> section.show(shown));
        loading = false;
        update();
    }

    /** Takes a section back to its defaults; the others stay. */
    public void reset(PlanSection section) {
        loading = true;
        section.reset();
        loading = false;
        update();
    }

    /** The plan with the last right value of every entry. */
    public TrainingPlan plan() {
        return plan.get();
    }

    public ReadOnlyObjectProperty<TrainingPlan> planProperty() {
        return plan.getReadOnlyProperty();
    }

    /** What is wrong with the entries now; the subject is the parameter's name. */
    public List<Problem> problems() {
        return problems.get();
    }

    public ReadOnlyObjectProperty<List<Problem>> problemsProperty() {
        return problems.getReadOnlyProperty();
    }

    /** In the order of the form. */
    public List<PlanSection> sections() {
        return sections;
    }

    public DataSection data() {
        return data;
    }

    public OptimizationSection optimization() {
        return optimization;
    }

    public RegularizationSection regularization() {
        return regularization;
    }

    public RunSection run() {
        return run;
    }

    /** Whether network and data go together. */
    public PlanFit fit() {
        return fit;
    }

    private void update() {
        if (loading) {
            return;
        }
        TrainingPlan next = TrainingPlan.DEFAULT;
        for (PlanSection section : sections) {
            next = section.applyTo(next);
        }
        plan.set(next);
        problems.set(Stream.concat(
                        sections.stream().flatMap(section -> section.problems().stream()), fit.problems(next).stream())
                .toList());
    }
}
