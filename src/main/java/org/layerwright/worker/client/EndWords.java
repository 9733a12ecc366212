package org.layerwright.worker.client;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.layerwright.event.WorkerEvent.Failed;
import org.layerwright.event.WorkerEvent.Lost;
import org.layerwright.file.IoReason;
import org.layerwright.text.ExplainedException;
import org.layerwright.text.Texts;
import org.layerwright.worker.client.WorkerProcess.Ending;

/** Words how a worker ended. */
final class EndWords {
    private static final int SIGNALS = 128;
    private static final Map<Integer, String> SIGNAL_NAMES = Map.of(
            1, "SIGHUP", 2, "SIGINT", 4, "SIGILL", 6, "SIGABRT", 7, "SIGBUS", 8, "SIGFPE", 9, "SIGKILL", 11, "SIGSEGV",
            15, "SIGTERM");

    private static final Texts ENGLISH = new Texts(Texts.ENGLISH);

    private EndWords() {}

    /** A run whose worker died. */
    static Lost lost(Ending ending, boolean resumable, Texts texts) {
        String reason = ending.garbage() == null
                ? texts.get("worker.lost", exit(ending.exitCode(), texts))
                : texts.get("worker.lost.garbage", ending.garbage());
        return new Lost(reason + " " + texts.get(resumable ? "worker.lost.resume" : "worker.lost.anew"), resumable);
    }

    /** A worker that never became ready. */
    static Failed notReady(Ending ending, String lastLines, boolean resumable) {
        if (ending.late()) {
            String seconds = Long.toString(WorkerProcess.START_LIMIT.toSeconds());
            return failed("error.worker.late", List.of(seconds, lastLines), resumable);
        }
        return failed("error.worker.startup", List.of(exit(ending.exitCode(), ENGLISH), lastLines), resumable);
    }

    /** A worker whose process or session could not be made. */
    static Failed cannotStart(Path sessions, IOException e, boolean resumable) {
        return failed("error.worker.process", List.of(sessions.toString(), IoReason.of(e)), resumable);
    }

    /** A question whose answer will not come. */
    static Failed unanswered(Ending ending) {
        return failed("error.worker.unanswered", List.of(exit(ending.exitCode(), ENGLISH)), false);
    }

    /** Something that went wrong on this side. */
    static Failed failed(ExplainedException e, boolean resumable) {
        return new Failed(e.key(), e.arguments(), e.getMessage(), resumable);
    }

    static Failed failed(String code, List<String> arguments, boolean resumable) {
        return new Failed(code, arguments, ENGLISH.get(code, arguments.toArray()), resumable);
    }

    /** How a process ended: an exit code, or the signal that killed it. */
    static String exit(int code, Texts texts) {
        String signal = SIGNAL_NAMES.get(code - SIGNALS);
        if (signal == null) {
            return texts.get("worker.exit.code", Integer.toString(code));
        }
        String words = texts.get("worker.exit.signal", Integer.toString(code - SIGNALS), signal);
        return signal.equals("SIGKILL") ? words + texts.get("worker.exit.memory") : words;
    }
}
