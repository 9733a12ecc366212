package org.layerwright.cli;

import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.layerwright.event.WorkerCommand;
import org.layerwright.event.WorkerEvent;
import org.layerwright.worker.client.TrainingService;

/** Asks a worker one thing and waits for the answer, with progress meanwhile. */
final class Question implements Consumer<WorkerEvent> {
    private final Cli cli;
    private final String requestId;
    private final Screen screen;
    private final CompletableFuture<WorkerEvent> answer = new CompletableFuture<>();
    private Progress progress = Progress.BEGIN;

    private Question(Cli cli, String requestId) {
        this.cli = cli;
        this.requestId = requestId;
        this.screen = new Screen(cli.err(), cli.terminal(), System::nanoTime);
    }

    /**
     * @throws CliException where the worker could not answer
     */
    static <T extends WorkerEvent> T ask(Cli cli, WorkerCommand command, Class<T> answerType) {
        Question question = new Question(cli, command.requestId());
        try (TrainingService service = cli.service(null)) {
            service.addListener(question);
            service.send(command);
            WorkerEvent answer = question.answer.join();
            if (answer instanceof WorkerEvent.Failed failed) {
                throw CliException.failed(cli.sentence(failed));
            }
            return answerType.cast(answer);
        }
    }

    /** A failure without a request is the worker's own, which then answers nothing any more. */
    private boolean concerns(WorkerEvent.Failed failed) {
        return failed.requestId().isEmpty() || failed.requestId().equals(requestId);
    }

    @Override
    public synchronized void accept(WorkerEvent event) {
        progress = progress.after(event);
        boolean ends =
                event instanceof WorkerEvent.Answer given && given.requestId().equals(requestId)
                        || event instanceof WorkerEvent.Failed failed && concerns(failed);
        if (ends) {
            screen.clear();
            answer.complete(event);
        } else if (progress.phase() != WorkerEvent.Phase.IDLE && screen.isDue()) {
            screen.draw(ProgressLine.render(progress, cli.width() - 1, cli.texts()));
        }
    }
}
