package org.layerwright.ui.viewmodel;

import java.util.Collections;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * Which layers are selected, by position. Of several one leads: the inspector shows it, and the arrows move from it.
 *
 * @param lead the leading layer, or {@link DocumentViewModel#NOTHING}
 * @param anchor where a range begins that Shift extends
 * @param all every selected layer, in order, the lead among them; not to be changed
 */
public record Selection(int lead, int anchor, NavigableSet<Integer> all) {
    public static final Selection NONE = new Selection(DocumentViewModel.NOTHING, DocumentViewModel.NOTHING, List.of());

    public Selection {
        all = Collections.unmodifiableNavigableSet(new TreeSet<>(all));
    }

    private Selection(int lead, int anchor, List<Integer> all) {
        this(lead, anchor, new TreeSet<>(all));
    }

    /** One layer; none for a negative position. */
    public static Selection of(int index) {
        return index < 0 ? NONE : new Selection(index, index, List.of(index));
    }

    /** All layers from the anchor to the lead. */
    public static Selection range(int anchor, int lead) {
        NavigableSet<Integer> all = new TreeSet<>();
        for (int i = Math.min(anchor, lead); i <= Math.max(anchor, lead); i++) {
            all.add(i);
        }
        return new Selection(lead, anchor, all);
    }

    /** All of so many layers, of which one leads. */
    static Selection whole(int lead, int size) {
        return new Selection(lead, lead, range(0, size - 1).all());
    }

    /** The position so far from another; from nothing it is the first or last one. */
    static int neighbour(int from, int offset, int size) {
        int begin = from == DocumentViewModel.NOTHING ? (offset > 0 ? -1 : size) : from;
        return Math.max(0, Math.min(begin + offset, size - 1));
    }

    public boolean isEmpty() {
        return all.isEmpty();
    }

    public boolean contains(int index) {
        return all.contains(index);
    }

    /** Takes one layer in, or out where it is in. */
    Selection toggle(int index) {
        NavigableSet<Integer> next = new TreeSet<>(all);
        if (!next.remove(index)) {
            next.add(index);
            return new Selection(index, index, next);
        }
        Integer above = next.floor(index);
        Integer neighbour = above == null ? next.higher(index) : above;
        return neighbour == null ? NONE : new Selection(lead == index ? neighbour : lead, neighbour, next);
    }

    /** The range from the anchor to a layer. */
    Selection extendTo(int index) {
        return range(anchor < 0 ? index : anchor, index);
    }

    /** What of it lies within a network of so many layers; never nothing where it was something. */
    Selection within(int size) {
        if (isEmpty() || size == 0) {
            return NONE;
        }
        int last = size - 1;
        if (all.last() <= last && anchor <= last) {
            return this;
        }
        int bounded = Math.min(lead, last);
        NavigableSet<Integer> kept = new TreeSet<>(all.headSet(last, true));
        kept.add(bounded);
        return new Selection(bounded, Math.min(anchor, last), kept);
    }
}
