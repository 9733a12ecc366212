package org.layerwright.ui.viewmodel;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.value.ObservableValue;
import org.layerwright.network.LayerSpec;
import org.layerwright.network.NetworkSpec;
import org.layerwright.network.layer.LayerType;
import org.layerwright.network.layer.LayerTypes;
import org.layerwright.network.param.ParamSpec;
import org.layerwright.text.Texts;

/** Whose weights a layer uses: its own, or those of another layer of its type. */
public final class SharingEntry implements ParamEntry {
    private static final String OWN = "";

    private final DocumentViewModel document;
    private final ReadOnlyObjectWrapper<List<String>> choices = new ReadOnlyObjectWrapper<>(List.of());
    private int layer;
    private ParamSpec.ChoiceParam spec;
    private final ReadOnlyStringWrapper text = new ReadOnlyStringWrapper(OWN);
    private final ObservableValue<Boolean> wrong = new SimpleBooleanProperty();
    /** Always empty: what is wrong with a choice stands on the layer's card, with a repair. */
    private final ObservableValue<String> error = new SimpleStringProperty("");

    SharingEntry(DocumentViewModel document, int layer) {
        this.document = document;
        this.layer = layer;
        refresh();
    }

    /** Own weights, then every layer that can be shared with; empty where the layer's type has none to share. */
    static List<String> choices(NetworkSpec network, int index) {
        LayerSpec layer = network.layers().get(index);
        if (!LayerTypes.find(layer.type()).map(LayerType::sharesWeights).orElse(false)) {
            return List.of();
        }
        List<String> choices = new ArrayList<>(List.of(OWN));
        for (LayerSpec other : network.layers()) {
            if (other.type().equals(layer.type()) && !leadsTo(network, other, layer.name())) {
                choices.add(other.name());
            }
        }
        // A file may name what cannot be chosen; it has to be seen to be changed.
        if (!choices.contains(layer.sharedWith())) {
            choices.add(layer.sharedWith());
        }
        return List.copyOf(choices);
    }

    /** Goes on with another layer of the same type. */
    void moveTo(int next) {
        layer = next;
        refresh();
    }

    @Override
    public Optional<ObservableValue<List<String>>> changingChoices() {
        return Optional.of(choices.getReadOnlyProperty());
    }

    @Override
    public ParamSpec<?> spec() {
        return spec;
    }

    @Override
    public String choice(Texts texts, String choice) {
        return choice.equals(OWN) ? texts.get("choice.ownWeights") : choice;
    }

    @Override
    public ObservableValue<String> textProperty() {
        return text.getReadOnlyProperty();
    }

    @Override
    public boolean isLive() {
        return false;
    }

    @Override
    public boolean enterText(String entered) {
        return enter(entered);
    }

    @Override
    public boolean enter(Object raw) {
        Optional<String> accepted = spec.accept(raw);
        accepted.filter(name -> !name.equals(text.get()))
                .ifPresent(name -> document.edits().shareWeights(layer, name));
        return accepted.isPresent();
    }

    @Override
    public void step(int by) {
        // A choice has no steps.
    }

    @Override
    public void cancel() {
        refresh();
    }

    @Override
    public void leave() {
        document.endRepeats();
    }

    @Override
    public ObservableValue<Boolean> wrongProperty() {
        return wrong;
    }

    @Override
    public ObservableValue<String> errorProperty() {
        return error;
    }

    void refresh() {
        List<String> offered = choices(document.network(), layer);
        if (spec == null || !offered.equals(spec.choices())) {
            spec = new ParamSpec.ChoiceParam("sharedWith", OWN, offered);
            choices.set(offered);
        }
        text.set(document.network().layers().get(layer).sharedWith());
    }

    /** Whether a layer is the one named, or uses its weights by way of others. */
    private static boolean leadsTo(NetworkSpec network, LayerSpec from, String name) {
        if (from.sharedWith().equals(OWN)) {
            return from.name().equals(name);
        }
        List<String> seen = new ArrayList<>();
        Optional<LayerSpec> at = Optional.of(from);
        while (at.isPresent() && !seen.contains(at.get().name())) {
            if (at.get().name().equals(name)) {
                return true;
            }
            seen.add(at.get().name());
            at = network.layer(at.get().sharedWith());
        }
        return false;
    }
}
