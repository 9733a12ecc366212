package org.layerwright.ui.viewmodel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.layerwright.update.Release;
import org.layerwright.update.UpdateCheck;

class UpdateViewModelTest {
    @Test
    void nobodyIsAskedBeforeSomebodyWantsToKnow() {
        Release newer = new Release("99.0", Optional.empty());
        List<Release> answers = new ArrayList<>(List.of(newer));
        List<Runnable> waiting = new ArrayList<>();
        UpdateViewModel updates =
                new UpdateViewModel(() -> answers.remove(0), "0.1.0-SNAPSHOT", waiting::add, Runnable::run);
        assertEquals(new UpdateAnswer.NotAsked(), updates.answerProperty().get());
        updates.check();
        updates.check();
        assertEquals(new UpdateAnswer.Asking(), updates.answerProperty().get());
        assertEquals(1, waiting.size(), "asked once, however often it is pressed meanwhile");
        waiting.get(0).run();
        assertEquals(
                new UpdateAnswer.Known(newer, true), updates.answerProperty().get());
    }

    @Test
    void whyNothingIsKnownIsTold() {
        UpdateViewModel updates = new UpdateViewModel(
                UpdateCheck.of(Map.of(UpdateCheck.VARIABLE, "off"))::ask, "1.0", Runnable::run, Runnable::run);
        updates.check();
        assertEquals(
                "update.off",
                ((UpdateAnswer.Unknown) updates.answerProperty().get()).reason().key());
    }
}
