package org.layerwright.ui.viewmodel.results;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.layerwright.data.Dataset;
import org.layerwright.event.RunState;
import org.layerwright.event.WorkerEvent.Inferred;
import org.layerwright.network.layer.Lowering;
import org.layerwright.ui.fx.Later;
import org.layerwright.ui.viewmodel.OneQuestion;
import org.layerwright.ui.viewmodel.OpenData;
import org.layerwright.ui.viewmodel.Subject;
import org.layerwright.ui.viewmodel.SubjectViewModel;
import org.layerwright.ui.viewmodel.TrainingViewModel;
import org.layerwright.ui.viewmodel.results.Boundary.Range;
import org.layerwright.worker.client.InspectionService;

/**
 * Which class the network gives to each place of the plane, for data of two features. While the network trains it is
 * asked again about three times a second, never before the answer to the question before. Used on the window's thread.
 */
public final class BoundaryViewModel {
    /** Rows and columns: fine enough for the arms of a spiral, and one batch for the worker. */
    public static final int SIZE = 60;

    private static final Duration PAUSE = Duration.ofMillis(300);
    private static final int MOST_POINTS = 500;
    private static final double MARGIN = 0.1;

    /**
     * The samples over the plane.
     *
     * @param values x and y after each other
     * @param labels the class of each; 0 where there are numbers
     * @param featureNames of x and y; empty where they have none
     * @param classNames empty where there are numbers
     */
    public record Points(
            float[] values, int[] labels, Range range, List<String> featureNames, List<String> classNames) {
        public Points {
            featureNames = List.copyOf(featureNames);
            classNames = List.copyOf(classNames);
        }
    }

    private final SubjectViewModel subjects;
    private final TrainingViewModel training;
    private final OpenData data;
    private final InspectionService inspection;
    private final Executor background;
    private final Later later;
    private final OneQuestion<Inferred> question;
    private final ReadOnlyObjectWrapper<Optional<Points>> points =
            new ReadOnlyObjectWrapper<>(this, "points", Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Boundary>> boundary =
            new ReadOnlyObjectWrapper<>(this, "boundary", Optional.empty());
    private String dataset = "";
    private boolean visible;
    private boolean waiting;
    /** Whom the last question was about. */
    private Subject asked;

    public BoundaryViewModel(
            SubjectViewModel subjects,
            TrainingViewModel training,
            OpenData data,
            InspectionService inspection,
            Executor background,
            Later later) {
        this.subjects = subjects;
        this.training = training;
        this.data = data;
        this.inspection = inspection;
        this.background = background;
        this.later = later;
        question = new OneQuestion<>(window(), this::answered, why -> boundary.set(Optional.empty()));
        subjects.subjectProperty().addListener(observable -> follow());
        training.stateProperty().addListener(observable -> ask());
    }

    private Executor window() {
        return task -> later.run(Duration.ZERO, task);
    }

    /** The samples; empty where the data has not two features. */
    public ReadOnlyObjectProperty<Optional<Points>> pointsProperty() {
        return points.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Optional<Boundary>> boundaryProperty() {
        return boundary.getReadOnlyProperty();
    }

    /** Whether a network's input is a point of the plane. */
    public static boolean isPlane(Subject subject) {
        return Lowering.lower(subject.network())
                .partial()
                .filter(graph -> graph.input().rank() == 1 && graph.input().size() == 2)
                .isPresent();
    }

    public void setVisible(boolean nowVisible) {
        visible = nowVisible;
        follow();
    }

    private void follow() {
        Subject subject = subjects.subject();
        if (!visible) {
            return;
        }
        if (!isPlane(subject)) {
            dataset = "";
            points.set(Optional.empty());
            boundary.set(Optional.empty());
            return;
        }
        if (subject.dataset().equals(dataset)) {
            ask();
            return;
        }
        dataset = subject.dataset();
        points.set(Optional.empty());
        boundary.set(Optional.empty());
        data.open(dataset).whenComplete((opened, error) -> {
            if (error == null) {
                background.execute(() -> {
                    Optional<Points> read = read(opened.test().orElse(opened.train()));
                    window().execute(() -> show(subject.dataset(), read));
                });
            }
        });
    }

    private void show(String of, Optional<Points> read) {
        if (of.equals(dataset)) {
            points.set(read);
            ask();
        }
    }

    private static Optional<Points> read(Dataset from) {
        if (from.sampleShape().size() != 2 || from.size() == 0) {
            return Optional.empty();
        }
        int count = Math.min(MOST_POINTS, from.size());
        float[] values = new float[2 * count];
        int[] labels = new int[count];
        for (int i = 0; i < count; i++) {
            from.read(i, values, 2 * i);
            labels[i] = from.label(i);
        }
        return Optional.of(new Points(values, labels, range(values), from.featureNames(), from.classNames()));
    }

    private static Range range(float[] values) {
        double[] low = {Double.MAX_VALUE, Double.MAX_VALUE};
        double[] high = {-Double.MAX_VALUE, -Double.MAX_VALUE};
        for (int i = 0; i < values.length; i++) {
            low[i % 2] = Math.min(low[i % 2], values[i]);
            high[i % 2] = Math.max(high[i % 2], values[i]);
        }
        double x = Math.max(1e-6, high[0] - low[0]) * MARGIN;
        double y = Math.max(1e-6, high[1] - low[1]) * MARGIN;
        return new Range(low[0] - x, high[0] + x, low[1] - y, high[1] + y);
    }

    private void ask() {
        Subject subject = subjects.subject();
        if (!visible || points.get().isEmpty() || !subject.dataset().equals(dataset) || question.isOpen()) {
            return;
        }
        float[] grid = Boundary.grid(SIZE, points.get().get().range());
        question.ask(() -> inspection.infer(subject.weights(), grid, SIZE * SIZE));
        asked = subject;
    }

    private void answered(Inferred answer) {
        Subject now = subjects.subject();
        if (points.get().isEmpty() || !now.dataset().equals(dataset)) {
            return;
        }
        boundary.set(Optional.of(Boundary.of(SIZE, points.get().get().range(), answer)));
        if (!now.equals(asked)) {
            ask();
        } else if (now.isLive() && training.stateProperty().get() == RunState.RUNNING && !waiting) {
            waiting = true;
            later.run(PAUSE, () -> {
                waiting = false;
                ask();
            });
        }
    }
}
