package org.layerwright.ui.viewmodel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class OneQuestionTest {
    private final List<String> answers = new ArrayList<>();
    private final List<CompletableFuture<String>> asked = new ArrayList<>();
    private final OneQuestion<String> question =
            new OneQuestion<>(Runnable::run, answers::add, error -> answers.add(error.getMessage()));

    private void ask() {
        question.askInstead(() -> {
            asked.add(new CompletableFuture<>());
            return asked.get(asked.size() - 1);
        });
    }

    @Test
    void questionsDoNotPileUpAndStaleAnswersAreDropped() {
        ask();
        ask();
        ask();
        assertEquals(1, asked.size());
        asked.get(0).complete("stale");
        assertEquals(2, asked.size());
        asked.get(1).complete("fresh");
        assertEquals(List.of("fresh"), answers);
        assertEquals(2, asked.size());
    }

    @Test
    void nobodyHearsWhatIsForgotten() {
        ask();
        question.forget();
        asked.get(0).complete("late");
        assertTrue(answers.isEmpty());
        ask();
        asked.get(1).completeExceptionally(new IllegalStateException("failed"));
        assertEquals(List.of("failed"), answers);
    }
}
