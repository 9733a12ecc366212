package org.layerwright.ui.viewmodel;

import org.layerwright.network.Fix;
import org.layerwright.text.Texts;

/** What an edit is called in the undo menu: {@code Remove conv2}. */
@FunctionalInterface
public interface EditName {
    String in(Texts texts);

    /** What can be done to several layers at once. */
    enum Kind {
        REMOVE,
        CUT,
        MOVE,
        DUPLICATE,
        PASTE
    }

    /** @param first the name of the first of them, told where it is the only one */
    static EditName of(Kind kind, int count, String first) {
        return texts ->
                count == 1 ? texts.get("canvas.edit." + kind + ".one", first) : texts.get("canvas.edit." + kind, count);
    }

    static EditName insert(String layer) {
        return texts -> texts.get("ui.edit.insert", layer);
    }

    static EditName remove(String layer) {
        return texts -> texts.get("ui.edit.remove", layer);
    }

    static EditName move(String layer) {
        return texts -> texts.get("ui.edit.move", layer);
    }

    static EditName duplicate(String layer) {
        return texts -> texts.get("ui.edit.duplicate", layer);
    }

    static EditName rename(String layer) {
        return texts -> texts.get("ui.edit.rename", layer);
    }

    static EditName retitle() {
        return texts -> texts.get("ui.edit.retitle");
    }

    static EditName param(String layer, String param) {
        return texts -> texts.get("ui.edit.param", layer, ParamTexts.label(texts, param));
    }

    static EditName inputs(String layer) {
        return texts -> texts.get("ui.edit.inputs", layer);
    }

    static EditName fix(Fix fix) {
        return texts -> texts.fix(fix);
    }
}
