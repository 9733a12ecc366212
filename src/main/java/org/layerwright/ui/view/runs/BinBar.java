package org.layerwright.ui.view.runs;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.feather.Feather;
import org.layerwright.ui.control.Sight;
import org.layerwright.ui.viewmodel.runs.RunsViewModel;

/** What was deleted, how to take it back, and how to be rid of it, which is asked before. */
final class BinBar extends HBox {
    private final RunsViewModel runs;
    private final Parts parts;
    private final Label sentence = new Label();
    private final Button undo;
    private final Button empty;
    private final Button yes;
    private final Button no;
    private boolean asking;

    BinBar(RunsViewModel runs, Parts parts) {
        this.runs = runs;
        this.parts = parts;
        getStyleClass().add("runs-bin");
        setAlignment(Pos.CENTER_LEFT);
        sentence.setId("bin-sentence");
        undo = parts.button("bin-undo", "runs.bin.undo", Feather.ROTATE_CCW, runs::undoDelete);
        empty = parts.button("bin-empty", "runs.bin.empty", Feather.TRASH, () -> ask(true));
        yes = parts.button("bin-yes", "runs.bin.yes", Feather.TRASH, () -> {
            runs.emptyBin();
            ask(false);
        });
        no = parts.button("bin-no", "runs.bin.no", Feather.X, () -> ask(false));
        getChildren().addAll(sentence, undo, empty, yes, no);
        update();
    }

    void update() {
        int count = runs.binnedProperty().get();
        asking &= count > 0;
        sentence.setText(parts.texts().get(asking ? "runs.bin.sure" : "runs.bin.count", count));
        Sight.show(undo, !asking && !runs.undoableProperty().get().isEmpty());
        Sight.show(empty, !asking);
        Sight.show(yes, asking);
        Sight.show(no, asking);
        Sight.show(this, count > 0);
    }

    private void ask(boolean now) {
        asking = now;
        update();
    }
}
