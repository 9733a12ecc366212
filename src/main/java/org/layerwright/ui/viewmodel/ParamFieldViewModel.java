package org.layerwright.ui.viewmodel;

import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import org.layerwright.network.LayerSpec;
import org.layerwright.network.param.ParamSpec;
import org.layerwright.text.Texts;

/**
 * One row of the inspector: a parameter of one layer. What is entered is checked first; a wrong value gives a sentence
 * and leaves the network as it was.
 */
public final class ParamFieldViewModel implements ParamEntry {
    private final DocumentViewModel document;
    private int layer;
    private final ParamSpec<?> spec;
    private final Texts texts;
    private final ReadOnlyStringWrapper error = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<Object> value = new ReadOnlyObjectWrapper<>();

    ParamFieldViewModel(DocumentViewModel document, int layer, ParamSpec<?> spec, Texts texts) {
        this.document = document;
        this.layer = layer;
        this.spec = spec;
        this.texts = texts;
        refresh();
    }

    @Override
    public ParamSpec<?> spec() {
        return spec;
    }

    public String label() {
        return label(texts);
    }

    /** What the network holds: the value given, be it right or wrong, or the default. */
    public ReadOnlyObjectProperty<Object> valueProperty() {
        return value.getReadOnlyProperty();
    }

    @Override
    public ObservableValue<String> textProperty() {
        return value.map(NumberText::format);
    }

    /** Each change is a step to be undone, so a text counts when it is finished. */
    @Override
    public boolean isLive() {
        return false;
    }

    @Override
    public ObservableValue<Boolean> wrongProperty() {
        return error.isNotEmpty();
    }

    /** What is wrong with the last entry; empty where nothing is. */
    @Override
    public ReadOnlyStringProperty errorProperty() {
        return error.getReadOnlyProperty();
    }

    @Override
    public boolean enterText(String text) {
        if (spec instanceof ParamSpec.TextParam) {
            return enter(text.strip());
        }
        return NumberText.parse(text).map(this::enter).orElseGet(() -> refuse(text));
    }

    @Override
    public boolean enter(Object raw) {
        return enter(raw, false);
    }

    /** Adds to a whole number, within its bounds; many in a row are undone together. */
    @Override
    public void step(int by) {
        if (spec instanceof ParamSpec.IntParam bounds && value.get() instanceof Number number) {
            long next = Math.max(bounds.min(), Math.min(bounds.max(), number.longValue() + by));
            enter((int) next, true);
        }
    }

    /** Goes back to what the network holds. */
    @Override
    public void cancel() {
        error.set("");
    }

    @Override
    public void leave() {
        document.endRepeats();
    }

    private boolean enter(Object raw, boolean repeats) {
        Optional<?> accepted = spec.accept(raw);
        if (accepted.isEmpty()) {
            return refuse(String.valueOf(raw));
        }
        error.set("");
        if (!accepted.get().equals(value.get())) {
            document.edits().setParam(layer, spec.name(), accepted.get(), repeats);
        }
        return true;
    }

    private boolean refuse(String found) {
        error.set(
                found.isBlank()
                        ? texts.get("ui.inspector.expected.empty", label(), spec.expected())
                        : texts.get("ui.inspector.expected", label(), spec.expected(), found.strip()));
        return false;
    }

    /** Goes on with the same parameter of another layer. */
    void moveTo(int next) {
        layer = next;
        error.set("");
        refresh();
    }

    void refresh() {
        LayerSpec spec = document.network().layers().get(layer);
        Object raw = spec.params().get(this.spec.name());
        Object next = raw == null ? this.spec.defaultValue() : raw;
        if (!next.equals(value.get())) {
            error.set("");
            value.set(next);
        }
    }
}
