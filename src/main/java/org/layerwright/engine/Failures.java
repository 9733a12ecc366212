package org.layerwright.engine;

import java.util.List;
import org.layerwright.event.WorkerEvent.Failed;
import org.layerwright.text.ExplainedException;
import org.layerwright.text.Texts;

/** Words whatever went wrong in the engine as one event with one sentence. */
public final class Failures {
    private static final System.Logger LOG = System.getLogger(Failures.class.getName());
    private static final int MIB = 1 << 20;

    private final Texts english = new Texts(Texts.ENGLISH);

    /** @param resumable whether a checkpoint is there to go on from */
    public Failed failed(Throwable problem, boolean resumable) {
        if (problem instanceof ExplainedException explained && explained.getCause() == null) {
            // Its sentence says all there is to say.
            LOG.log(System.Logger.Level.WARNING, explained.getMessage());
        } else {
            LOG.log(System.Logger.Level.ERROR, "Failed", problem);
        }
        if (problem instanceof ExplainedException explained) {
            return new Failed(explained.key(), explained.arguments(), explained.getMessage(), resumable);
        }
        if (problem instanceof EngineException) {
            return failed("error.worker.engine", List.of(problem.getMessage()), resumable);
        }
        if (problem instanceof OutOfMemoryError) {
            long heap = Runtime.getRuntime().maxMemory() / MIB;
            return failed("error.worker.memory", List.of(Long.toString(heap)), resumable);
        }
        String details = problem.getMessage() == null ? "" : problem.getMessage();
        return failed("error.worker.internal", List.of(problem.getClass().getSimpleName(), details), resumable);
    }

    private Failed failed(String code, List<String> arguments, boolean resumable) {
        return new Failed(code, arguments, english.get(code, arguments.toArray()), resumable);
    }
}
