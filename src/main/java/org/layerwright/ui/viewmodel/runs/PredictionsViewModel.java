package org.layerwright.ui.viewmodel.runs;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.layerwright.ui.viewmodel.SpeedMeasurement;
import org.layerwright.ui.viewmodel.TrainingViewModel;
import org.layerwright.worker.client.InspectionService;

/**
 * What was predicted of the first two runs selected, and what was measured of them; measures their speed when asked to.
 * Reads only while it is looked at. Used on the window's thread.
 */
public final class PredictionsViewModel {
    private static final List<Integer> BATCHES = List.of(1, 32, 256);
    private static final double SECONDS = 1;

    private final RunsViewModel runs;
    private final TrainingViewModel training;
    private final Executor background;
    private final Executor window;
    private final int processors;
    private final SpeedMeasurement measurement;
    private final ReadOnlyObjectWrapper<List<RunMeasures>> compared =
            new ReadOnlyObjectWrapper<>(this, "compared", List.of());
    private final ReadOnlyBooleanWrapper measurable = new ReadOnlyBooleanWrapper(this, "measurable");
    private boolean shown;
    private int asked;

    /** @param processors cores of this machine, which speeds are measured with as well as with one */
    public PredictionsViewModel(
            RunsViewModel runs,
            TrainingViewModel training,
            InspectionService inspection,
            Executor background,
            Executor window,
            int processors) {
        this.runs = runs;
        this.training = training;
        this.background = background;
        this.window = window;
        this.processors = processors;
        measurement = new SpeedMeasurement(inspection, window);
        runs.selectedProperty().subscribe(selected -> read());
        training.stateProperty().subscribe(state -> updateMeasurable());
    }

    /** Of one run, or of two, the earlier one first; empty while nothing is selected or known. */
    public ReadOnlyObjectProperty<List<RunMeasures>> comparedProperty() {
        return compared.getReadOnlyProperty();
    }

    /** Whether there is a model whose speed can be measured now. */
    public ReadOnlyBooleanProperty measurableProperty() {
        return measurable.getReadOnlyProperty();
    }

    /** Whether it is being measured, how far that is, and why it failed. */
    public SpeedMeasurement measurement() {
        return measurement;
    }

    /** Whether somebody looks. */
    public void setShown(boolean now) {
        boolean before = shown;
        shown = now;
        if (now && !before) {
            read();
        }
    }

    /** Measures the speeds that are not known yet; those of all where all are known. */
    public void measure() {
        if (!measurable.get()) {
            return;
        }
        List<RunMeasures> open =
                withModel().stream().filter(run -> !run.isMeasured()).toList();
        List<RunMeasures> chosen = open.isEmpty() ? withModel() : open;
        measurement.measure(
                chosen.stream()
                        .map(run -> run.run().folder().model().toString())
                        .toList(),
                new SpeedMeasurement.Choice(BATCHES, processors > 1 ? List.of(1, processors) : List.of(1), SECONDS),
                answer -> runs.refresh());
    }

    private List<RunMeasures> withModel() {
        return compared.get().stream().filter(RunMeasures::hasModel).toList();
    }

    private void read() {
        if (!shown) {
            return;
        }
        int request = ++asked;
        List<RunRow> chosen = runs.comparable().stream()
                .limit(2)
                .sorted(Comparator.comparing(run -> run.began().orElse(Instant.EPOCH)))
                .toList();
        background.execute(() -> {
            List<RunMeasures> found = chosen.stream().map(RunMeasures::of).toList();
            window.execute(() -> {
                if (request == asked) {
                    compared.set(found);
                    updateMeasurable();
                }
            });
        });
    }

    private void updateMeasurable() {
        measurable.set(
                !training.stateProperty().get().isActive() && !withModel().isEmpty());
    }
}
