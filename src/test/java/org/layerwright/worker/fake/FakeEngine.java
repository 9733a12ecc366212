package org.layerwright.worker.fake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import org.layerwright.event.Numbers;
import org.layerwright.event.RunControl;
import org.layerwright.event.RunControl.Kind;
import org.layerwright.event.WorkerCommand;
import org.layerwright.event.WorkerCommand.DataPart;
import org.layerwright.event.WorkerEngine;
import org.layerwright.event.WorkerEvent;
import org.layerwright.model.TrainedModel;
import org.layerwright.network.layer.Lowering;
import org.layerwright.run.RunException;
import org.layerwright.run.RunFolder;
import org.layerwright.run.RunRecord;

/**
 * An engine without arithmetic: it walks through a run as the real one does. The name of the data set says what is to go
 * wrong.
 */
public final class FakeEngine implements WorkerEngine {
    public static final int STEPS_PER_EPOCH = 10;
    /** A picture that is answered by numbers instead of classes. */
    public static final String NUMBERS = "numbers.png";

    public static final int FLOOD = 100_000;
    public static final int ENDLESS = 77;

    @Override
    public WorkerEvent.Ready start(String device) {
        if (device.equals("exits")) {
            System.err.println("the library says goodbye");
            Runtime.getRuntime().halt(7);
        }
        if (!device.startsWith("cpu")) {
            throw new RunException("error.run.noFolder", device);
        }
        return new WorkerEvent.Ready(device, "fake", 2, ProcessHandle.current().pid());
    }

    @Override
    public void train(WorkerCommand.StartRun command, RunControl control, Consumer<WorkerEvent> out) {
        RunFolder folder = RunFolder.open(Path.of(command.runFolder()));
        RunRecord record = folder.readRecord();
        int epochs = record.plan().epochs();
        long step = command.resume() ? savedStep(folder) : 0;
        System.err.println("training " + folder.name());
        out.accept(new WorkerEvent.RunStarted(
                command.runFolder(), 100, 10, 10, epochs, STEPS_PER_EPOCH, step, command.resume(), List.of()));
        misbehave(record.plan().data().dataset(), out);
        while (step < (long) epochs * STEPS_PER_EPOCH) {
            RunControl.Order order = control.next();
            int epoch = (int) (step / STEPS_PER_EPOCH) + 1;
            if (order.kind() == Kind.STOP) {
                save(folder, step, out);
                out.accept(
                        new WorkerEvent.RunStopped(epoch, step, folder.model().toString()));
                return;
            }
            if (order.kind() == Kind.STEP) {
                step++;
                LockSupport.parkNanos(200_000);
                out.accept(stepDone(step));
                endOfEpoch(step, epoch, control, out);
            } else if (order.kind() == Kind.STAND_STILL) {
                out.accept(new WorkerEvent.Paused(epoch, step));
            } else if (order.kind() == Kind.GO_ON) {
                out.accept(new WorkerEvent.Continued());
            } else if (order.kind() == Kind.SET_RATE) {
                out.accept(new WorkerEvent.LearningRateChanged(step, order.learningRate()));
            } else if (order.kind() == Kind.SAVE) {
                save(folder, step, out);
            } else if (order.kind() == Kind.ANSWER) {
                out.accept(answer(order.question(), () -> false, out));
            }
        }
        out.accept(new WorkerEvent.RunFinished(0.5, 0.9, 10, folder.model().toString(), 1, 0.1, Map.of()));
    }

    private static void endOfEpoch(long step, int epoch, RunControl control, Consumer<WorkerEvent> out) {
        if (step % STEPS_PER_EPOCH == 0) {
            out.accept(new WorkerEvent.EpochDone(epoch, step, 1, 0.5, Double.NaN, Double.NaN, 0.1, true, Map.of()));
            control.epochEnded();
        }
    }

    private static WorkerEvent.StepDone stepDone(long step) {
        int epoch = (int) ((step - 1) / STEPS_PER_EPOCH) + 1;
        int inEpoch = (int) ((step - 1) % STEPS_PER_EPOCH) + 1;
        return new WorkerEvent.StepDone(epoch, inEpoch, step, 1.0 / step, 0.5, 0.001, 1, 1000, 5, 0);
    }

    private static void misbehave(String how, Consumer<WorkerEvent> out) {
        switch (how) {
            case "crashes" -> Runtime.getRuntime().halt(134);
            case "hangs" -> {
                out.accept(stepDone(1));
                while (true) {
                    LockSupport.park();
                }
            }
            case "floods" -> {
                for (int i = 1; i <= FLOOD; i++) {
                    out.accept(stepDone(i));
                }
            }
            case "has no memory" -> throw new OutOfMemoryError("none left");
            case "is locked" -> throw new RunException("error.run.locked", how);
            case "has a mistake" -> throw new IllegalStateException("a mistake");
            default -> {
                // trains
            }
        }
    }

    private static void save(RunFolder folder, long step, Consumer<WorkerEvent> out) {
        try {
            Files.writeString(folder.lastCheckpoint(), Long.toString(step));
            out.accept(new WorkerEvent.CheckpointSaved("last", (int) (step / STEPS_PER_EPOCH), step));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long savedStep(RunFolder folder) {
        try {
            return Long.parseLong(Files.readString(folder.lastCheckpoint()));
        } catch (IOException e) {
            throw new RunException("error.checkpoint.missing", folder.lastCheckpoint());
        }
    }

    /** The weights say where they are from; a layer of the name {@code none} is not there. */
    @Override
    public WorkerEvent.Answer answer(
            WorkerCommand.Question question, BooleanSupplier cancelled, Consumer<WorkerEvent> out) {
        if (question instanceof WorkerCommand.Judge asked) {
            return judge(asked, cancelled, out);
        }
        if (question instanceof WorkerCommand.ShowWeights asked) {
            if (asked.layer().equals("none")) {
                throw new RunException("error.inspect.layer", "none", "dense");
            }
            if (asked.layer().equals("crash")) {
                Runtime.getRuntime().halt(134);
            }
            String name = asked.source().kind().name();
            Numbers pid = Numbers.of(ProcessHandle.current().pid());
            return new WorkerEvent.WeightsShown(
                    asked.requestId(), asked.layer(), List.of(new WorkerEvent.LayerWeight(name, List.of(1), pid)));
        }
        return new WorkerEvent.Inferred(question.requestId(), 0, List.of(), Numbers.NONE);
    }

    /** One of class a and two of class b, all recognised; the set {@code endless} is gone through until it is cancelled. */
    private static WorkerEvent.Judged judge(
            WorkerCommand.Judge asked, BooleanSupplier cancelled, Consumer<WorkerEvent> out) {
        while (asked.dataset().equals("endless")) {
            out.accept(new WorkerEvent.AnswerProgress(asked.requestId(), 1, 3));
            if (cancelled.getAsBoolean()) {
                throw new RunException("error.inspect.cancelled");
            }
            LockSupport.parkNanos(1_000_000);
        }
        if (!Files.exists(Path.of(asked.source().file()))) {
            throw new RunException("error.model.missing", asked.source().file());
        }
        Numbers targets = Numbers.of(0, 1, 1);
        Numbers outputs = Numbers.of(0.75f, 0.25f, 0.25f, 0.75f, 0.125f, 0.875f);
        return new WorkerEvent.Judged(asked.requestId(), DataPart.TEST, 0.1, 2, List.of("a", "b"), targets, outputs);
    }

    @Override
    public void predict(WorkerCommand.Predict command, Consumer<WorkerEvent> out) {
        if (command.imageFile().endsWith(NUMBERS)) {
            out.accept(new WorkerEvent.Predicted(command.requestId(), List.of(), List.of(-1.5, 0.25)));
            return;
        }
        out.accept(new WorkerEvent.Predicted(command.requestId(), List.of("a", "b"), List.of(0.25, 0.75)));
    }

    /** It is sure of nothing: all its answers are 0. Of {@link #ENDLESS} samples it never has enough. */
    @Override
    public float[] outputs(
            TrainedModel model, boolean probabilities, float[] samples, int count, IntConsumer progress) {
        for (progress.accept(0); count == ENDLESS; progress.accept(0)) {
            LockSupport.parkNanos(1_000_000);
        }
        return new float
                [count * Lowering.lower(model.network()).graph().outputShape().size()];
    }
}
