package org.layerwright.ui.viewmodel.results;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.layerwright.event.WeightSource;
import org.layerwright.event.WorkerEvent.ModelBenched;
import org.layerwright.run.RunBench;
import org.layerwright.ui.viewmodel.SpeedMeasurement;
import org.layerwright.ui.viewmodel.Subject;
import org.layerwright.ui.viewmodel.SubjectViewModel;
import org.layerwright.ui.viewmodel.TrainingViewModel;
import org.layerwright.worker.client.InspectionService;

/**
 * How fast the subject answers: what was measured before and is kept with its run, and what is measured when asked to.
 * Used on the window's thread.
 */
public final class SpeedViewModel {
    private final SubjectViewModel subjects;
    private final TrainingViewModel training;
    private final SpeedMeasurement measurement;
    private final Executor background;
    private final Executor window;
    private final ReadOnlyObjectWrapper<Optional<ModelBenched>> result =
            new ReadOnlyObjectWrapper<>(this, "result", Optional.empty());
    private final ReadOnlyObjectWrapper<Hindrance> hindrance =
            new ReadOnlyObjectWrapper<>(this, "hindrance", Hindrance.NONE);

    /** Why nothing can be measured now. */
    public enum Hindrance {
        NONE,
        /** The weights are in no file. */
        NO_FILE,
        /** A run is in progress, which would take time from both programs. */
        TRAINING
    }

    public SpeedViewModel(
            SubjectViewModel subjects,
            TrainingViewModel training,
            InspectionService inspection,
            Executor background,
            Executor window) {
        this.subjects = subjects;
        this.training = training;
        this.measurement = new SpeedMeasurement(inspection, window);
        this.background = background;
        this.window = window;
        subjects.subjectProperty().addListener(observable -> follow());
        training.stateProperty().addListener(observable -> updateHindrance());
        follow();
    }

    /** Of the subject's model file; empty where nothing was measured. */
    public ReadOnlyObjectProperty<Optional<ModelBenched>> resultProperty() {
        return result.getReadOnlyProperty();
    }

    /** Whether it is being measured, how far that is, and why it failed. */
    public SpeedMeasurement measurement() {
        return measurement;
    }

    public ReadOnlyObjectProperty<Hindrance> hindranceProperty() {
        return hindrance.getReadOnlyProperty();
    }

    /** The numbers in a list such as {@code 1, 32, 256}; empty where one is not a number from 1 to {@code most}. */
    public static List<Integer> numbers(String list, int most) {
        try {
            List<Integer> numbers = Stream.of(list.strip().split("\\s*[,，、;\\s]\\s*"))
                    .map(Integer::valueOf)
                    .distinct()
                    .toList();
            return numbers.stream().allMatch(n -> n >= 1 && n <= most) ? numbers : List.of();
        } catch (NumberFormatException e) {
            return List.of();
        }
    }

    /** Measures the subject's model file, unless something hinders. */
    public void measure(List<Integer> batchSizes, List<Integer> threads, double seconds) {
        Subject subject = subjects.subject();
        if (hindrance.get() != Hindrance.NONE || batchSizes.isEmpty() || threads.isEmpty()) {
            return;
        }
        measurement.measure(
                List.of(subject.weights().file()),
                new SpeedMeasurement.Choice(batchSizes, threads, seconds),
                answer -> {
                    if (subject.equals(subjects.subject())) {
                        result.set(Optional.of(answer));
                    }
                });
    }

    /** Gives up measuring. */
    public void cancel() {
        measurement.cancel();
    }

    private void follow() {
        cancel();
        updateHindrance();
        result.set(Optional.empty());
        measurement.forget();
        Subject subject = subjects.subject();
        if (subject.weights().kind() != WeightSource.Kind.MODEL) {
            return;
        }
        Path file = Path.of(subject.weights().file());
        background.execute(() -> {
            Optional<ModelBenched> kept =
                    RunBench.of(file).flatMap(bench -> bench.find(file)).map(RunBench.Kept::result);
            window.execute(() -> {
                if (subject.equals(subjects.subject()) && result.get().isEmpty()) {
                    result.set(kept);
                }
            });
        });
    }

    private void updateHindrance() {
        if (training.stateProperty().get().isActive()) {
            hindrance.set(Hindrance.TRAINING);
        } else if (subjects.subject().weights().kind() != WeightSource.Kind.MODEL) {
            hindrance.set(Hindrance.NO_FILE);
        } else {
            hindrance.set(Hindrance.NONE);
        }
    }
}
