package org.layerwright.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.layerwright.event.RunControl.Kind;

@Timeout(20)
class RunControlTest {
    private final RunControl control = new RunControl(false);

    @Test
    void runsUntilStopped() {
        assertEquals(Kind.STEP, next());
        assertEquals(Kind.STEP, next());
        send(new WorkerCommand.Stop());
        assertTrue(control.isStopRequested());
        assertEquals(Kind.STOP, next());
        assertEquals(Kind.STOP, next());
    }

    @Test
    void tellsAPauseOnceAndItsEndOnce() {
        send(new WorkerCommand.Pause());
        assertEquals(Kind.STAND_STILL, next());
        send(new WorkerCommand.Continue());
        assertEquals(Kind.GO_ON, next());
        assertEquals(Kind.STEP, next());
        assertEquals(Kind.STEP, next());
    }

    @Test
    void waitsWhilePausedAndIsWokenByACommand() throws Exception {
        send(new WorkerCommand.Pause());
        assertEquals(Kind.STAND_STILL, next());
        CountDownLatch asked = new CountDownLatch(1);
        CompletableFuture<Kind> answer = new CompletableFuture<>();
        Thread loop = new Thread(() -> {
            asked.countDown();
            answer.complete(next());
        });
        loop.start();
        asked.await();
        while (loop.getState() != Thread.State.WAITING) {
            assertFalse(answer.isDone());
            Thread.onSpinWait();
        }
        send(new WorkerCommand.Continue());
        assertEquals(Kind.GO_ON, answer.get(10, TimeUnit.SECONDS));
        loop.join();
    }

    @Test
    void stepsOneBatchAndStandsStillAgain() {
        RunControl paused = new RunControl(true);
        assertEquals(Kind.STAND_STILL, paused.next().kind());
        paused.accept(new WorkerCommand.StepBatch());
        assertEquals(Kind.GO_ON, paused.next().kind());
        assertEquals(Kind.STEP, paused.next().kind());
        assertEquals(Kind.STAND_STILL, paused.next().kind());
    }

    @Test
    void stepsToTheEndOfTheEpoch() {
        RunControl paused = new RunControl(true);
        assertEquals(Kind.STAND_STILL, paused.next().kind());
        paused.accept(new WorkerCommand.StepEpoch());
        assertEquals(Kind.GO_ON, paused.next().kind());
        assertEquals(Kind.STEP, paused.next().kind());
        assertEquals(Kind.STEP, paused.next().kind());
        paused.epochEnded();
        assertEquals(Kind.STAND_STILL, paused.next().kind());
    }

    @Test
    void anEpochsEndDoesNotPauseAnOrdinaryRun() {
        assertEquals(Kind.STEP, next());
        control.epochEnded();
        assertEquals(Kind.STEP, next());
    }

    @Test
    void changesTheRateAndSavesEvenWhilePaused() {
        send(new WorkerCommand.Pause());
        assertEquals(Kind.STAND_STILL, next());
        send(new WorkerCommand.SetLearningRate(0.01));
        send(new WorkerCommand.SaveCheckpoint());
        assertEquals(new RunControl.Order(Kind.SET_RATE, 0.01, null), control.next());
        assertEquals(Kind.SAVE, next());
    }

    @Test
    void refusesRatesThatAreNone() {
        assertFalse(control.accept(new WorkerCommand.SetLearningRate(0)));
        assertFalse(control.accept(new WorkerCommand.SetLearningRate(-1)));
        assertFalse(control.accept(new WorkerCommand.SetLearningRate(Double.NaN)));
        assertFalse(control.accept(new WorkerCommand.SetLearningRate(Double.POSITIVE_INFINITY)));
        assertFalse(control.accept(new WorkerCommand.Shutdown()));
        assertEquals(Kind.STEP, next());
    }

    @Test
    void aPauseTakesBackAStepThatWasNotMadeYet() {
        RunControl paused = new RunControl(true);
        paused.next();
        paused.accept(new WorkerCommand.StepBatch());
        paused.accept(new WorkerCommand.Pause());
        paused.accept(new WorkerCommand.SaveCheckpoint());
        assertEquals(Kind.SAVE, paused.next().kind());
    }

    @Test
    void aStopComesBeforeEverythingElse() {
        send(new WorkerCommand.Pause());
        send(new WorkerCommand.SaveCheckpoint());
        send(new WorkerCommand.Stop());
        assertEquals(Kind.STOP, next());
    }

    @Test
    void aQuestionThatWaitsIsTakenBackAndOneThatWasTakenIsMarked() {
        WeightSource live = WeightSource.live();
        send(new WorkerCommand.Judge("taken", live, "mnist", WorkerCommand.DataPart.TEST));
        send(new WorkerCommand.Judge("waits", live, "mnist", WorkerCommand.DataPart.TEST));
        assertEquals(Kind.ANSWER, next());
        control.cancel("taken");
        control.cancel("waits");
        assertTrue(control.isCancelled("taken"));
        assertFalse(control.isCancelled("waits"), "nobody will see it");
        assertEquals(Kind.STEP, next());
    }

    @Test
    void anInterruptIsAStop() {
        send(new WorkerCommand.Pause());
        assertEquals(Kind.STAND_STILL, next());
        Thread.currentThread().interrupt();
        assertEquals(Kind.STOP, next());
        assertTrue(Thread.interrupted());
    }

    private Kind next() {
        return control.next().kind();
    }

    private void send(WorkerCommand command) {
        assertTrue(control.accept(command));
    }
}
