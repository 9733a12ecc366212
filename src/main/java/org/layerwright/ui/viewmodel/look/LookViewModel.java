package org.layerwright.ui.viewmodel.look;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.layerwright.event.WorkerEvent.ActivationsShown;
import org.layerwright.event.WorkerEvent.WeightsShown;
import org.layerwright.network.LayerSpec;
import org.layerwright.network.layer.Input;
import org.layerwright.network.layer.Lowered;
import org.layerwright.network.layer.Lowering;
import org.layerwright.network.op.OpGraph;
import org.layerwright.ui.fx.Later;
import org.layerwright.ui.viewmodel.OneQuestion;
import org.layerwright.ui.viewmodel.OpenData;
import org.layerwright.ui.viewmodel.Subject;
import org.layerwright.ui.viewmodel.SubjectViewModel;
import org.layerwright.worker.client.InspectionService;

/**
 * The walk through a network with one sample: what its layers give, their weights, and where one stands. Nothing is asked
 * while nobody looks; during training the picture is renewed about twice a second, the next question only after the
 * answer to the one before. Belongs to the window's thread.
 */
public final class LookViewModel {
    static final Duration RENEWAL = Duration.ofMillis(500);

    private final SubjectViewModel subject;
    private final InspectionService service;
    private final Later later;
    private final SampleViewModel samples;
    private final OneQuestion<ActivationsShown> activations;
    private final OneQuestion<WeightsShown> weightsAsked;
    private final ObjectProperty<Place> place = new SimpleObjectProperty<>(this, "place", Place.OVERVIEW);
    private final ReadOnlyObjectWrapper<Optional<Seen>> seen =
            new ReadOnlyObjectWrapper<>(this, "seen", Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<LayerWeights>> weights =
            new ReadOnlyObjectWrapper<>(this, "weights", Optional.empty());
    private final ReadOnlyObjectWrapper<Lowered> lowered = new ReadOnlyObjectWrapper<>(this, "lowered");
    private final ReadOnlyObjectWrapper<Optional<Obstacle>> obstacle =
            new ReadOnlyObjectWrapper<>(this, "obstacle", Optional.empty());
    private final EpochPlayer player;
    private boolean visible;
    private boolean renewing;
    private Subject asked;
    private Sample askedSample;
    private Subject weighedSubject;

    public LookViewModel(
            SubjectViewModel subject,
            OpenData data,
            InspectionService service,
            Executor background,
            Later later,
            RandomGenerator random) {
        this.subject = subject;
        this.service = service;
        this.later = later;
        player = new EpochPlayer(subject, later);
        Executor window = task -> later.run(Duration.ZERO, task);
        samples = new SampleViewModel(data, background, window, random);
        activations = new OneQuestion<>(window, this::answered, this::failed);
        weightsAsked = new OneQuestion<>(window, this::weighed, this::failed);
        subject.subjectProperty().subscribe(this::subjectChanged);
        samples.sampleProperty().subscribe(this::ask);
        samples.failureProperty().subscribe(this::ask);
        place.subscribe(this::placeChanged);
    }

    public SampleViewModel samples() {
        return samples;
    }

    public SubjectViewModel subject() {
        return subject;
    }

    /** Where one looks; set it to go there. */
    public ObjectProperty<Place> placeProperty() {
        return place;
    }

    public Place place() {
        return place.get();
    }

    public ReadOnlyObjectProperty<Optional<Seen>> seenProperty() {
        return seen.getReadOnlyProperty();
    }

    /** The weights of the layer that one looks at; empty until they have come, and for a layer without. */
    public ReadOnlyObjectProperty<Optional<LayerWeights>> weightsProperty() {
        return weights.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Optional<Obstacle>> obstacleProperty() {
        return obstacle.getReadOnlyProperty();
    }

    /** The network's shapes and operators; null before the page was shown. */
    public Lowered lowered() {
        return lowered.get();
    }

    /** Whether the kept epochs are shown one after another. */
    public ReadOnlyBooleanProperty playingProperty() {
        return player.playingProperty();
    }

    /** Whether the page can be seen. */
    public void shown(boolean nowVisible) {
        visible = nowVisible;
        if (visible) {
            subjectChanged();
            subject.refreshEpochs();
        } else {
            activations.forget();
            weightsAsked.forget();
            asked = null;
            player.stop();
        }
    }

    /** The run has kept another epoch, perhaps. */
    public void epochDone() {
        if (visible) {
            subject.refreshEpochs();
        }
    }

    /** One step out: from the neuron to its map, the layer, the overview. */
    public void up() {
        Place now = place.get();
        place.set(
                switch (now.level()) {
                    case NEURON -> isVector(now.layer()) ? Place.layer(now.layer()) : now.map(now.map());
                    case MAP -> Place.layer(now.layer());
                    case LAYER, OVERVIEW -> Place.OVERVIEW;
                });
    }

    /** Whether a layer gives a vector, not maps. */
    public boolean isVector(String layer) {
        return lowered.get() == null
                || lowered.get().shapes().get(layer) == null
                || !lowered.get().shapes().get(layer).isImage();
    }

    /** The class that a unit of the last layer stands for; empty for any other unit. */
    public Optional<String> className(String layer, int unit) {
        List<LayerSpec> layers = subject.subject().network().layers();
        if (seen.get().isEmpty() || !layers.get(layers.size() - 1).name().equals(layer)) {
            return Optional.empty();
        }
        List<String> names = seen.get().get().sample().classNames();
        float[] values = seen.get().get().outputs().get(layer);
        return values != null && values.length == names.size() ? Optional.of(names.get(unit)) : Optional.empty();
    }

    /** Shows the kept epochs one after another, from the first or after the one shown; or stands still again. */
    public void togglePlay() {
        player.toggle();
    }

    /** How the neuron that one looks at comes to its value; empty where numbers for it are missing. */
    public Optional<Explanation> explanation() {
        Place now = place.get();
        if (now.level() != Place.Level.NEURON
                || seen.get().isEmpty()
                || !lowered.get().isSound()) {
            return Optional.empty();
        }
        OpGraph graph = lowered.get().graph();
        boolean needs = !NeuronArithmetic.weightNames(graph, now.layer()).isEmpty();
        Optional<LayerWeights> known = weights.get()
                .filter(those -> those.layer().equals(now.layer()))
                .filter(those -> those.subject().equals(seen.get().orElseThrow().subject()));
        if (needs && known.isEmpty() || now.layer().equals(inputLayer())) {
            return Optional.empty();
        }
        return Optional.of(new NeuronArithmetic(
                        graph,
                        inputLayer(),
                        seen.get().orElseThrow().outputs(),
                        known.map(LayerWeights::byName).orElse(Map.of()))
                .explain(now.layer(), now.row(), now.column(), now.map()));
    }

    /** The name of the layer that takes the sample. */
    public String inputLayer() {
        return subject.subject().network().layers().stream()
                .filter(layer -> layer.type().equals(Input.ID))
                .map(LayerSpec::name)
                .findFirst()
                .orElse("");
    }

    private void subjectChanged() {
        if (!visible) {
            return;
        }
        Subject now = subject.subject();
        if (!now.equals(asked)) {
            lowered.set(Lowering.lower(now.network()));
            seen.get()
                    .filter(old -> !old.subject().network().equals(now.network()))
                    .ifPresent(old -> {
                        seen.set(Optional.empty());
                        weights.set(Optional.empty());
                    });
            if (!lowered.get().shapes().containsKey(place.get().layer())) {
                place.set(Place.OVERVIEW);
            }
            asked = null;
        }
        samples.open(now.dataset());
        ask();
        askWeights();
    }

    /** Asks what is seen, if anybody looks and all that it needs is there. */
    private void ask() {
        if (!visible || lowered.get() == null) {
            return;
        }
        Optional<Sample> sample = samples.sampleProperty().get();
        obstacle.set(Obstacle.before(lowered.get(), samples.failureProperty().get(), sample));
        if (obstacle.get().isPresent() || sample.isEmpty()) {
            return;
        }
        Subject now = subject.subject();
        boolean same = now.equals(asked) && sample.get().equals(askedSample);
        if (same && !now.isLive() && seen.get().isPresent()) {
            return;
        }
        if (same && activations.isOpen()) {
            return;
        }
        asked = now;
        askedSample = sample.get();
        activations.askInstead(() -> service.activations(now.weights(), askedSample.values(), List.of()));
    }

    private void answered(ActivationsShown shown) {
        obstacle.set(Optional.empty());
        seen.set(Optional.of(Seen.of(asked, askedSample, inputLayer(), shown)));
        renew();
    }

    private void renew() {
        if (!subject.subject().isLive() || renewing) {
            return;
        }
        renewing = true;
        later.run(RENEWAL, () -> {
            renewing = false;
            if (visible && subject.subject().isLive()) {
                ask();
                askWeights();
            }
        });
    }

    private void failed(Throwable error) {
        obstacle.set(Optional.of(Obstacle.of(error)));
        if (!subject.subject().isLive()) {
            // An answer of before would pass for one of now.
            seen.set(Optional.empty());
        }
        asked = null;
        renew();
    }

    private void placeChanged(Place now) {
        if (weights.get().filter(those -> those.layer().equals(now.layer())).isEmpty()) {
            weights.set(Optional.empty());
            askWeights();
        }
    }

    private void askWeights() {
        String layer = place.get().layer();
        if (!visible
                || layer.isEmpty()
                || lowered.get() == null
                || !lowered.get().isSound()) {
            return;
        }
        owner(layer).ifPresent(owner -> {
            Subject now = subject.subject();
            weightsAsked.askInstead(() -> {
                weighedSubject = now;
                return service.weights(now.weights(), owner);
            });
        });
    }

    /** Whose weights a layer uses; empty where it has none. */
    private Optional<String> owner(String layer) {
        return NeuronArithmetic.weightNames(lowered.get().graph(), layer).stream()
                .map(name -> name.substring(0, name.lastIndexOf('/')))
                .findFirst();
    }

    private void weighed(WeightsShown shown) {
        String layer = place.get().layer();
        if (!layer.isEmpty() && owner(layer).equals(Optional.of(shown.layer()))) {
            weights.set(Optional.of(new LayerWeights(weighedSubject, layer, shown.layer(), shown.weights())));
        }
    }
}
