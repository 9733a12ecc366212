package org.layerwright.ui.viewmodel;

import java.util.List;
import java.util.NavigableSet;
import org.layerwright.network.LayerSpec;
import org.layerwright.network.NetworkSpec;

/** Edits of all selected layers, each of them one step to be undone. Nothing happens where nothing is selected. */
public final class BlockEdits {
    private final DocumentViewModel document;

    public BlockEdits(DocumentViewModel document) {
        this.document = document;
    }

    /** The selected layers as they are. */
    public List<LayerSpec> layers() {
        return selected().stream().map(i -> document.network().layers().get(i)).toList();
    }

    public void remove() {
        remove(EditName.Kind.REMOVE);
    }

    void remove(EditName.Kind kind) {
        if (!selected().isEmpty()) {
            NetworkSpec next = Blocks.remove(document.network(), selected());
            int last = next.layers().size() - 1;
            apply(kind, next, Selection.of(Math.min(selected().first(), last)));
        }
    }

    /** Moves one place up (-1) or down (1); layers that stand apart come together. */
    public void moveBy(int step) {
        if (!selected().isEmpty()) {
            int gap = step < 0 ? selected().first() - 1 : selected().last() + 2;
            if (gap >= 0 && gap <= document.network().layers().size()) {
                moveTo(gap);
            }
        }
    }

    /** @param gap before which layer they go, counted while they are still in their places */
    public void moveTo(int gap) {
        if (!selected().isEmpty()) {
            int place = Blocks.placeAfterMove(selected(), gap);
            int lead = place + selected().headSet(document.selection()).size();
            Selection moved = Selection.range(place, place + selected().size() - 1);
            NetworkSpec next = Blocks.move(document.network(), selected(), gap);
            apply(EditName.Kind.MOVE, next, new Selection(lead, place, moved.all()));
        }
    }

    public void duplicate() {
        if (!selected().isEmpty()) {
            List<LayerSpec> copies = Blocks.copies(document.network(), selected());
            insert(EditName.Kind.DUPLICATE, copies, layers().get(0).name());
        }
    }

    /** Puts layers after the selected ones, or at the end, and selects them. */
    void paste(List<LayerSpec> layers) {
        insert(EditName.Kind.PASTE, layers, layers.get(0).name());
    }

    /** @param name tells which one it was, where it was one */
    private void insert(EditName.Kind kind, List<LayerSpec> layers, String name) {
        int at = document.insertionIndex();
        NetworkSpec next = Blocks.insert(document.network(), at, layers);
        int added = next.layers().size() - document.network().layers().size();
        if (added > 0) {
            document.apply(EditName.of(kind, added, name), next, Selection.range(at, at + added - 1));
        }
    }

    private void apply(EditName.Kind kind, NetworkSpec next, Selection selection) {
        String first = document.network().layers().get(selected().first()).name();
        document.apply(EditName.of(kind, selected().size(), first), next, selection);
    }

    private NavigableSet<Integer> selected() {
        return document.selected();
    }
}
