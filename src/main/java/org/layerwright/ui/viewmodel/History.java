package org.layerwright.ui.viewmodel;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.layerwright.network.NetworkSpec;

/**
 * Undo and redo as a list of values. Immutable: each operation gives the next history.
 *
 * @param steps from the oldest to the newest; never empty
 * @param at the position of the step that is shown
 */
record History(List<Step> steps, int at) {
    /** Enough for any session of building by hand; specs share their layers, so a step is small. */
    private static final int MAX_STEPS = 500;

    /**
     * A network with the edit that led to it.
     *
     * @param selection the selected layers
     * @param name the edit; absent for the first step
     * @param mergeKey edits in a row with the same key count as one; null never merges
     */
    record Step(NetworkSpec network, Selection selection, Optional<EditName> name, String mergeKey) {
        Step withSelection(Selection newSelection) {
            return new Step(network, newSelection, name, mergeKey);
        }
    }

    History {
        steps = List.copyOf(steps);
    }

    static History of(NetworkSpec network, Selection selection) {
        return new History(List.of(new Step(network, selection, Optional.empty(), null)), 0);
    }

    Step current() {
        return steps.get(at);
    }

    /** Adds a step and forgets what had been undone. A step that merges takes the place of the one before. */
    History push(Step next) {
        boolean merges =
                next.mergeKey() != null && next.mergeKey().equals(current().mergeKey());
        List<Step> kept = new ArrayList<>(steps.subList(0, merges ? at : at + 1));
        if (kept.size() == MAX_STEPS) {
            kept.remove(0);
        }
        kept.add(next);
        return new History(kept, kept.size() - 1);
    }

    History select(Selection selection) {
        List<Step> changed = new ArrayList<>(steps);
        changed.set(at, current().withSelection(selection));
        return new History(changed, at);
    }

    /** Makes the next edit a step of its own. */
    History endMerge() {
        List<Step> changed = new ArrayList<>(steps);
        Step step = current();
        changed.set(at, new Step(step.network(), step.selection(), step.name(), null));
        return new History(changed, at);
    }

    Optional<EditName> undoName() {
        return current().name();
    }

    Optional<EditName> redoName() {
        return at + 1 < steps.size() ? steps.get(at + 1).name() : Optional.empty();
    }

    History undo() {
        return at == 0 ? this : new History(steps, at - 1);
    }

    History redo() {
        return at + 1 < steps.size() ? new History(steps, at + 1) : this;
    }
}
