package org.layerwright.ui.viewmodel;

import java.nio.file.Path;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.layerwright.network.Fix;
import org.layerwright.network.LayerSpec;
import org.layerwright.network.NetworkEdit;
import org.layerwright.network.NetworkSpec;
import org.layerwright.network.layer.Input;

/**
 * The network that is being edited: its value with all that follows from it, the selection, undo and redo, the file it
 * belongs to and whether that file is out of date. Used on one thread, the window's.
 */
public final class DocumentViewModel {
    public static final int NOTHING = -1;

    private final ReadOnlyObjectWrapper<NetworkState> state = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyIntegerWrapper lead = new ReadOnlyIntegerWrapper(NOTHING);
    private final ReadOnlyObjectWrapper<Selection> selected = new ReadOnlyObjectWrapper<>(Selection.NONE);
    private final ReadOnlyObjectWrapper<Optional<EditName>> undoName = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<EditName>> redoName = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Path>> file = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyBooleanWrapper dirty = new ReadOnlyBooleanWrapper();
    private final ReadOnlyLongWrapper changes = new ReadOnlyLongWrapper();
    private final LayerEdits edits = new LayerEdits(this);
    private History history;
    private NetworkSpec saved;

    public DocumentViewModel(NetworkSpec network) {
        load(network, Optional.empty());
    }

    /** A network to begin building with: an input for MNIST's images and nothing else. */
    public static NetworkSpec blank() {
        return NetworkSpec.of("", LayerSpec.of("input", Input.ID));
    }

    public ReadOnlyObjectProperty<NetworkState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    public NetworkState state() {
        return state.get();
    }

    public NetworkSpec network() {
        return state.get().network();
    }

    /** The position of the layer that leads the selection, or {@link #NOTHING}. */
    public ReadOnlyIntegerProperty selectionProperty() {
        return lead.getReadOnlyProperty();
    }

    public int selection() {
        return lead.get();
    }

    /** All selected layers; set before {@link #selectionProperty}. */
    public ReadOnlyObjectProperty<Selection> selectedProperty() {
        return selected.getReadOnlyProperty();
    }

    /** Counts changes of network and selection, after both were set: what follows both listens to this, once. */
    public ReadOnlyLongProperty changesProperty() {
        return changes.getReadOnlyProperty();
    }

    /** The positions of all selected layers, in order. */
    public NavigableSet<Integer> selected() {
        return selected.get().all();
    }

    public Optional<LayerSpec> selectedLayer() {
        return selection() == NOTHING
                ? Optional.empty()
                : Optional.of(network().layers().get(selection()));
    }

    public ReadOnlyObjectProperty<Optional<EditName>> undoNameProperty() {
        return undoName.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Optional<EditName>> redoNameProperty() {
        return redoName.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Optional<Path>> fileProperty() {
        return file.getReadOnlyProperty();
    }

    public Optional<Path> file() {
        return file.get();
    }

    /** Whether the network differs from what its file holds. */
    public ReadOnlyBooleanProperty dirtyProperty() {
        return dirty.getReadOnlyProperty();
    }

    public boolean isDirty() {
        return dirty.get();
    }

    /** Begins anew with a network; there is nothing to undo then. */
    public void load(NetworkSpec network, Optional<Path> itsFile) {
        saved = network;
        file.set(itsFile);
        history = History.of(network, Selection.NONE);
        show();
    }

    /**
     * Goes on where an earlier session ended; there is nothing to undo then.
     *
     * @param lastSaved what the file holds, or the network that the work began with
     */
    public void restore(NetworkSpec network, NetworkSpec lastSaved, Optional<Path> itsFile) {
        load(network, itsFile);
        saved = lastSaved;
        dirty.set(!network.equals(saved));
    }

    /** The network as it was last saved or opened. */
    public NetworkSpec saved() {
        return saved;
    }

    /** Tells that {@code content} now lies in a file; edits made since it was written stay unsaved. */
    public void markSaved(NetworkSpec content, Path itsFile) {
        saved = content;
        file.set(Optional.of(itsFile));
        dirty.set(!network().equals(saved));
    }

    /** Selects one layer alone; nothing for a position that does not exist. */
    public void select(int index) {
        boolean exists = index >= 0 && index < network().layers().size();
        select(exists ? Selection.of(index) : Selection.NONE);
    }

    /** Takes one layer into the selection, or out of it. */
    public void toggle(int index) {
        withLayer(index, layer -> select(selected.get().toggle(index)));
    }

    /** Selects from where the selection began to a layer. */
    public void extendTo(int index) {
        withLayer(index, layer -> select(selected.get().extendTo(index)));
    }

    /** Lets one of the selected layers lead; any other is selected alone. */
    public void lead(int index) {
        if (selected.get().contains(index)) {
            select(new Selection(index, index, selected()));
        } else {
            select(index);
        }
    }

    public void selectAll() {
        int size = network().layers().size();
        if (size > 0) {
            int kept = Math.max(0, selection());
            select(Selection.whole(kept, size));
        }
    }

    /** Moves the selection up or down; from nothing to the first or last layer. */
    public void selectNeighbour(int offset) {
        select(Selection.neighbour(selection(), offset, network().layers().size()));
    }

    /** Lets the selection grow or shrink at its lead. */
    public void extendBy(int offset) {
        extendTo(Selection.neighbour(selection(), offset, network().layers().size()));
    }

    private void select(Selection next) {
        if (!next.equals(selected.get())) {
            history = history.select(next).endMerge();
            selected.set(next);
            lead.set(next.lead());
            changes.set(changes.get() + 1);
        }
    }

    /** Where the palette puts a layer: after the selected ones, or at the end. */
    public int insertionIndex() {
        return selected().isEmpty() ? network().layers().size() : selected().last() + 1;
    }

    /** Edits of single layers. */
    public LayerEdits edits() {
        return edits;
    }

    public void retitle(String title) {
        NetworkSpec next = new NetworkEdit.Retitle(title).applyTo(network());
        apply(EditName.retitle(), next, Selection.of(selection()));
    }

    /** Carries a repair out and selects the layer that it concerns. */
    public void repair(Fix fix) {
        NetworkSpec next = fix.edit().applyTo(network());
        apply(EditName.fix(fix), next, Selection.of(Repaired.layer(fix, next, selection())));
    }

    /** Takes another network as one step, such as a suggestion that was accepted. */
    public void replace(NetworkSpec next, EditName name, int newSelection) {
        apply(name, next, Selection.of(Math.min(newSelection, next.layers().size() - 1)));
    }

    /** Makes the next change of a parameter a step of its own. */
    public void endRepeats() {
        history = history.endMerge();
    }

    public void undo() {
        // The edit's own place is where the eye is: it stays selected where the step before has such a layer.
        Selection place = history.current().selection();
        history = history.undo();
        if (history.current().selection().isEmpty()) {
            history = history.select(place);
        }
        show();
    }

    public void redo() {
        history = history.redo();
        show();
    }

    /** Makes a network the next one, as one step. */
    void apply(EditName name, NetworkSpec next, Selection newSelection) {
        push(name, next, newSelection, null);
    }

    /** The same, but one step together with the steps of that key just before it. */
    void applyRepeated(EditName name, NetworkSpec next, Selection newSelection, String mergeKey) {
        push(name, next, newSelection, mergeKey);
    }

    private void push(EditName name, NetworkSpec next, Selection newSelection, String mergeKey) {
        if (!next.equals(network())) {
            history = history.push(new History.Step(next, newSelection, Optional.of(name), mergeKey));
            show();
        }
    }

    private void show() {
        History.Step step = history.current();
        int size = step.network().layers().size();
        if (state.get() == null || !state.get().network().equals(step.network())) {
            // Listeners of the state must never see a selection beyond its end.
            if (!selected.get().isEmpty() && selected().last() >= size) {
                selected.set(Selection.NONE);
                lead.set(NOTHING);
            }
            state.set(NetworkState.of(step.network()));
        }
        selected.set(step.selection().within(size));
        lead.set(selected.get().lead());
        changes.set(changes.get() + 1);
        undoName.set(history.undoName());
        redoName.set(history.redoName());
        dirty.set(!Objects.equals(step.network(), saved));
    }

    void withLayer(int index, Consumer<LayerSpec> action) {
        if (index >= 0 && index < network().layers().size()) {
            action.accept(network().layers().get(index));
        }
    }
}
