package org.layerwright.ui.viewmodel;

import org.layerwright.network.Fix;
import org.layerwright.network.NetworkEdit;
import org.layerwright.network.NetworkSpec;

/** Finds the layer that a repair concerned. */
final class Repaired {
    private Repaired() {}

    /**
     * @param next the network after the repair
     * @param before the position that led the selection before it
     */
    static int layer(Fix fix, NetworkSpec next, int before) {
        NetworkEdit edit = fix.edit();
        if (edit instanceof NetworkEdit.InsertBefore insert) {
            return Math.max(0, next.indexOf(insert.successor()) - 1);
        }
        if (edit instanceof NetworkEdit.SetParam set) {
            return next.indexOf(set.layer());
        }
        if (edit instanceof NetworkEdit.SetInputs set) {
            return next.indexOf(set.layer());
        }
        if (edit instanceof NetworkEdit.Rename rename) {
            return rename.index();
        }
        if (edit instanceof NetworkEdit.Insert insert) {
            return insert.index();
        }
        return Math.min(before, next.layers().size() - 1);
    }
}
