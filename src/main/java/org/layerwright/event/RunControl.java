package org.layerwright.event;

import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;

/**
 * The mailbox between a run's owner and its training loop. Commands come in on any thread; the loop asks before each
 * step what to do next. While the run is paused the question waits, without spinning, until a command comes.
 *
 * <pre>
 * for (RunControl.Order order = control.next(); order.kind() != STOP; order = control.next()) {
 *     switch (order.kind()) {
 *         case STEP        -&gt; make one update, tell StepDone; at the end of an epoch validate and call epochEnded()
 *         case STAND_STILL -&gt; tell Paused; the next question waits
 *         case GO_ON       -&gt; tell Continued
 *         case SET_RATE    -&gt; use order.learningRate() from now on, tell LearningRateChanged
 *         case SAVE        -&gt; write checkpoints/last, tell CheckpointSaved
 *         case ANSWER      -&gt; answer order.question() with the weights as they are
 *     }
 * }
 * </pre>
 *
 * Work that takes long and makes no steps (reading data, validating) looks at {@link #isStopRequested()} now and then,
 * and may take questions with {@link #nextQuestion()}.
 */
public final class RunControl {
    private enum Mode {
        RUNNING,
        TO_END_OF_EPOCH,
        PAUSED
    }

    private final Queue<Order> pending = new ArrayDeque<>();
    private final Queue<Order> questions = new ArrayDeque<>();
    private final Set<String> unwanted = new HashSet<>();
    private Mode mode;
    private boolean oneStepGranted;
    private boolean standingStill;
    private boolean stop;
    private boolean over;

    /**
     * @param startPaused whether the loop stands still before its first step
     */
    public RunControl(boolean startPaused) {
        mode = startPaused ? Mode.PAUSED : Mode.RUNNING;
    }

    /** What the loop is to do next. */
    public enum Kind {
        /** Make one update. */
        STEP,
        /** The run is paused now: tell it. */
        STAND_STILL,
        /** The pause is over: tell it. */
        GO_ON,
        /** Use another base learning rate from the next update on. */
        SET_RATE,
        /** Write the last checkpoint. */
        SAVE,
        /** Answer a question about the run's weights. */
        ANSWER,
        /** End with a checkpoint and a usable model. Every further question gets the same answer. */
        STOP
    }

    /**
     * One answer.
     *
     * @param learningRate the new rate for {@link Kind#SET_RATE}, NaN otherwise
     * @param question for {@link Kind#ANSWER}, null otherwise
     */
    public record Order(Kind kind, double learningRate, WorkerCommand.Question question) {
        private static final Order STEP = of(Kind.STEP);
        private static final Order STAND_STILL = of(Kind.STAND_STILL);
        private static final Order GO_ON = of(Kind.GO_ON);
        private static final Order SAVE = of(Kind.SAVE);
        private static final Order STOP = of(Kind.STOP);

        private static Order of(Kind kind) {
            return new Order(kind, Double.NaN, null);
        }
    }

    /**
     * Takes a command in. Safe from any thread, and never waits.
     *
     * @return whether it was a command to a run and a sensible one; a learning rate must be a number above zero, and a
     *     question is for a run that goes on
     */
    public synchronized boolean accept(WorkerCommand command) {
        if (command instanceof WorkerCommand.Question question) {
            if (over) {
                return false;
            }
            questions.add(new Order(Kind.ANSWER, Double.NaN, question));
        } else if (command instanceof WorkerCommand.Pause) {
            mode = Mode.PAUSED;
            oneStepGranted = false;
        } else if (command instanceof WorkerCommand.Continue) {
            mode = Mode.RUNNING;
        } else if (command instanceof WorkerCommand.StepBatch) {
            mode = Mode.PAUSED;
            oneStepGranted = true;
        } else if (command instanceof WorkerCommand.StepEpoch) {
            mode = Mode.TO_END_OF_EPOCH;
        } else if (command instanceof WorkerCommand.SaveCheckpoint) {
            pending.add(Order.SAVE);
        } else if (command instanceof WorkerCommand.Stop) {
            stop = true;
        } else if (command instanceof WorkerCommand.SetLearningRate set && isRate(set.learningRate())) {
            pending.add(new Order(Kind.SET_RATE, set.learningRate(), null));
        } else {
            return false;
        }
        notifyAll();
        return true;
    }

    /**
     * What to do next; for the loop's thread only. Waits while the run is paused. An interrupt counts as a stop.
     */
    public synchronized Order next() {
        Order order = poll();
        while (order == null) {
            await();
            order = poll();
        }
        return order;
    }

    /** What to do next, for a loop that has other work meanwhile; null where {@link #next()} would wait. */
    public synchronized Order poll() {
        if (stop) {
            return Order.STOP;
        }
        if (!pending.isEmpty()) {
            return pending.remove();
        }
        if (!questions.isEmpty()) {
            return questions.remove();
        }
        boolean mayStep = mode != Mode.PAUSED || oneStepGranted;
        if (mayStep && standingStill) {
            standingStill = false;
            return Order.GO_ON;
        }
        if (mayStep) {
            oneStepGranted = false;
            return Order.STEP;
        }
        if (!standingStill) {
            standingStill = true;
            return Order.STAND_STILL;
        }
        return null;
    }

    /** The next question, for work between which the loop makes no steps; null where there is none. Never waits. */
    public synchronized WorkerCommand.Question nextQuestion() {
        Order order = questions.poll();
        return order == null ? null : order.question();
    }

    /** Takes a question back. Safe from any thread, and never waits. */
    public synchronized void cancel(String requestId) {
        if (!over && !questions.removeIf(order -> order.question().requestId().equals(requestId))) {
            unwanted.add(requestId);
        }
    }

    /** Whether a question that was taken from here is not wanted any more. Never waits. */
    public synchronized boolean isCancelled(String requestId) {
        return unwanted.contains(requestId);
    }

    /**
     * Ends the run's time for questions: no more are taken.
     *
     * @return those that nobody has answered
     */
    public synchronized List<WorkerCommand.Question> end() {
        over = true;
        List<WorkerCommand.Question> left =
                questions.stream().map(Order::question).toList();
        questions.clear();
        return left;
    }

    /** Told by the loop when an epoch and its validation are done, so that a step of one epoch ends there. */
    public synchronized void epochEnded() {
        if (mode == Mode.TO_END_OF_EPOCH) {
            mode = Mode.PAUSED;
        }
    }

    /** Whether the run is to end. Never waits. */
    public synchronized boolean isStopRequested() {
        return stop;
    }

    private void await() {
        try {
            wait();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stop = true;
        }
    }

    private static boolean isRate(double rate) {
        return rate > 0 && Double.isFinite(rate);
    }
}
