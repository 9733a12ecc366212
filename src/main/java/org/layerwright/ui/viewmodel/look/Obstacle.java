package org.layerwright.ui.viewmodel.look;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.layerwright.event.WorkerEvent.Failed;
import org.layerwright.network.Shape;
import org.layerwright.network.layer.Lowered;
import org.layerwright.text.ExplainedException;
import org.layerwright.text.Texts;
import org.layerwright.ui.viewmodel.WindowWords;
import org.layerwright.worker.client.InspectionException;

/**
 * Why nothing can be shown.
 *
 * @param key of its sentence
 * @param otherwise the sentence where no text has that key
 */
public record Obstacle(String key, List<String> arguments, String otherwise) {
    public Obstacle {
        arguments = List.copyOf(arguments);
    }

    private static final String PROBLEMS = "look.obstacle.problems";

    /** Whether the network has to be repaired first. */
    public boolean isOfNetwork() {
        return key.equals(PROBLEMS);
    }

    static Optional<Obstacle> before(Lowered lowered, Optional<Throwable> noData, Optional<Sample> sample) {
        if (!lowered.isSound()) {
            return Optional.of(new Obstacle(PROBLEMS, List.of(), ""));
        }
        if (noData.isPresent()) {
            return noData.map(Obstacle::of);
        }
        Shape wanted = lowered.graph().input();
        return sample.filter(one -> one.shape().size() != wanted.size())
                .map(one -> new Obstacle(
                        "look.obstacle.shape",
                        List.of(wanted.toString(), one.shape().toString()),
                        ""));
    }

    static Obstacle of(Throwable error) {
        if (error instanceof CompletionException && error.getCause() != null) {
            return of(error.getCause());
        }
        if (error instanceof InspectionException unanswered) {
            Failed failure = unanswered.failure();
            return new Obstacle(failure.code(), failure.arguments(), failure.message());
        }
        if (error instanceof ExplainedException explained) {
            return new Obstacle(explained.key(), explained.arguments(), explained.getMessage());
        }
        return new Obstacle("look.obstacle.other", List.of(String.valueOf(error.getMessage())), "");
    }

    public String sentence(Texts texts) {
        return WindowWords.find(texts, key, arguments.toArray()).orElse(otherwise);
    }
}
