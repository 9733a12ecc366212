package org.layerwright.ui.viewmodel.build;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.util.Subscription;
import org.layerwright.data.Dataset;
import org.layerwright.data.LabelledData;
import org.layerwright.event.WeightSource;
import org.layerwright.event.WorkerEvent.ActivationsShown;
import org.layerwright.event.WorkerEvent.LayerOutput;
import org.layerwright.network.NetworkJson;
import org.layerwright.plan.TrainingPlan;
import org.layerwright.ui.fx.Later;
import org.layerwright.ui.viewmodel.NetworkState;
import org.layerwright.ui.viewmodel.OpenData;
import org.layerwright.ui.viewmodel.Subject;
import org.layerwright.worker.client.InspectionService;

/**
 * What each layer of the network on the canvas gives for the first test sample: with the weights that a run would begin
 * with, or those of the model that was trained from this very network. Asked for when edits settle, and only while it is
 * looked at; until the answer comes the pictures before stay. Used on the window's thread.
 */
public final class LayerPreviews {
    private static final Duration SETTLED = Duration.ofMillis(200);

    private final ObservableValue<NetworkState> state;
    private final ObservableValue<TrainingPlan> plan;
    private final ObservableValue<Subject> subject;
    private final OpenData data;
    private final InspectionService inspection;
    private final Executor background;
    private final Later window;
    private final ReadOnlyObjectWrapper<Outputs> outputs = new ReadOnlyObjectWrapper<>(Outputs.NONE);
    private final Subscription subscription;
    private boolean shown;
    private long edits;
    private long questions;
    private Question asked;

    /**
     * What the layers give.
     *
     * @param ofLayer by name
     * @param trained whether the weights have learned anything
     */
    public record Outputs(Map<String, LayerOutput> ofLayer, boolean trained) {
        public static final Outputs NONE = new Outputs(Map.of(), false);

        public Outputs {
            ofLayer = Map.copyOf(ofLayer);
        }
    }

    /** What decides the pictures: the same question is not asked again. */
    private record Question(WeightSource weights, String dataset, long inputs) {}

    /**
     * @param background where samples are read
     * @param window the window's thread
     */
    public LayerPreviews(
            ObservableValue<NetworkState> state,
            ObservableValue<TrainingPlan> plan,
            ObservableValue<Subject> subject,
            OpenData data,
            InspectionService inspection,
            Executor background,
            Later window) {
        this.state = state;
        this.plan = plan;
        this.subject = subject;
        this.data = data;
        this.inspection = inspection;
        this.background = background;
        this.window = window;
        subscription = Subscription.combine(
                state.subscribe(changed -> settle()),
                plan.subscribe(changed -> settle()),
                subject.subscribe(changed -> settle()));
    }

    public ReadOnlyObjectProperty<Outputs> outputsProperty() {
        return outputs.getReadOnlyProperty();
    }

    /** Whether anybody can see the pictures. */
    public void setShown(boolean visible) {
        shown = visible;
        settle();
    }

    /** Stops listening; answers that are under way are dropped. */
    public void dispose() {
        subscription.unsubscribe();
        shown = false;
        questions++;
    }

    private void settle() {
        if (!shown) {
            return;
        }
        long edit = ++edits;
        window.run(SETTLED, () -> {
            if (edit == edits && shown) {
                ask();
            }
        });
    }

    private void ask() {
        NetworkState now = state.getValue();
        if (!now.isSound()) {
            asked = null;
            questions++;
            outputs.set(Outputs.NONE);
            return;
        }
        Question question = new Question(
                weights(now),
                plan.getValue().data().dataset(),
                now.lowered().graph().input().longSize());
        if (question.equals(asked)) {
            return;
        }
        asked = question;
        long number = ++questions;
        data.open(question.dataset())
                .thenApplyAsync(opened -> sample(opened, question.inputs()), background)
                .thenCompose(sample -> sample.length == 0
                        ? CompletableFuture.completedFuture(null)
                        : inspection.activations(question.weights(), sample, List.of()))
                .whenComplete((answer, failure) ->
                        window.run(Duration.ZERO, () -> answered(number, question, failure == null ? answer : null)));
    }

    /** @param answer null where there is none: a preview that cannot be made is simply not there */
    private void answered(long number, Question question, ActivationsShown answer) {
        if (number != questions) {
            return;
        }
        if (answer == null) {
            asked = null; // The next change tries again.
            outputs.set(Outputs.NONE);
            return;
        }
        Map<String, LayerOutput> byLayer = new HashMap<>();
        answer.layers().forEach(layer -> byLayer.put(layer.layer(), layer));
        outputs.set(new Outputs(byLayer, question.weights().kind() == WeightSource.Kind.MODEL));
    }

    private WeightSource weights(NetworkState now) {
        Subject looked = subject.getValue();
        boolean trainedHere = looked.weights().kind() == WeightSource.Kind.MODEL
                && looked.network().equals(now.network());
        return trainedHere
                ? looked.weights()
                : WeightSource.fresh(
                        NetworkJson.write(now.network()), plan.getValue().seed());
    }

    /** The first sample; of no length where the network does not fit the data. */
    private static float[] sample(LabelledData opened, long inputs) {
        Dataset samples = opened.test().orElse(opened.train());
        if (samples.size() == 0 || samples.sampleShape().longSize() != inputs) {
            return new float[0];
        }
        float[] sample = new float[samples.sampleShape().size()];
        samples.read(0, sample, 0);
        return sample;
    }
}
