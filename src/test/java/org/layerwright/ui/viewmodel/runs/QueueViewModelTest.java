package org.layerwright.ui.viewmodel.runs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.layerwright.event.RunState;
import org.layerwright.event.WorkerEvent;
import org.layerwright.file.AtomicFiles;
import org.layerwright.network.LayerSpec;
import org.layerwright.network.NetworkSpec;
import org.layerwright.text.Texts;
import org.layerwright.ui.viewmodel.DeviceOption;
import org.layerwright.ui.viewmodel.FakeTrainingService;
import org.layerwright.ui.viewmodel.PlanFormViewModel;
import org.layerwright.ui.viewmodel.TrainingViewModel;
import org.layerwright.ui.viewmodel.runs.QueueEntry.State;

class QueueViewModelTest {
    private static final WorkerEvent FINISHED = new WorkerEvent.RunFinished(0.1, 0.9, 10, "model.lwm", 1, 1, Map.of());

    @TempDir
    Path folder;

    private final FakeTrainingService service = new FakeTrainingService();
    private final SimpleObjectProperty<NetworkSpec> network =
            new SimpleObjectProperty<>(NetworkSpec.of("net", LayerSpec.of("input", "Input")));
    private final PlanFormViewModel form = new PlanFormViewModel(List.of(DeviceOption.available("cpu", "CPU")));
    private final TrainingViewModel training = new TrainingViewModel(
            service,
            network,
            new SimpleObjectProperty<>(List.of()),
            form,
            new SimpleObjectProperty<>(new Texts(Texts.ENGLISH)),
            Runnable::run,
            (delay, task) -> task.run(),
            path -> {});
    private QueueViewModel queue;

    @BeforeEach
    void make() {
        queue = queue();
        queue.add("a");
        form.run().epochs().enterText("7");
        queue.add("b");
        queue.add("");
    }

    private QueueViewModel queue() {
        return new QueueViewModel(
                training,
                network,
                form.planProperty(),
                new QueueFile(folder.resolve("queue.json"), new AtomicFiles()),
                Runnable::run,
                Runnable::run);
    }

    @Test
    void keepsThePlanOfTheMomentOfAdding() {
        assertEquals(
                List.of("a 10", "b 7", "net 7"),
                queue.entriesProperty().get().stream()
                        .map(entry -> entry.name() + " " + entry.plan().epochs())
                        .toList());
    }

    @Test
    void trainsOneAfterTheOtherAlsoAfterAFailure() {
        queue.start();
        assertEquals(List.of(State.RUNNING, State.WAITING, State.WAITING), states());
        assertFalse(training.controls().canTrainProperty().get());
        assertEquals(1, starts());
        service.tell(new WorkerEvent.Failed("", List.of(), "The disk is full.", false));
        assertEquals(List.of(State.FAILED, State.RUNNING, State.WAITING), states());
        service.tell(FINISHED);
        service.tell(new WorkerEvent.Lost("", true));
        assertEquals(List.of(State.FAILED, State.DONE, State.FAILED), states());
        assertEquals(3, starts());
        assertFalse(queue.workingProperty().get());
        assertEquals(
                Optional.of(new QueueViewModel.Outcome(1, 2)),
                queue.outcomeProperty().get());
        assertTrue(training.controls().canTrainProperty().get());
    }

    @Test
    void saysWhyTrainIsOffBetweenTheRuns() {
        training.train();
        queue.start();
        assertEquals(1, starts(), "waits for the run under way");
        service.tell(new WorkerEvent.RunStopped(1, 3, "model.lwm"));
        assertEquals(State.RUNNING, states().get(0), "a stop of another run is none of the queue's");
        assertEquals(2, starts());
        training.reserve(true);
        service.tell(new WorkerEvent.RunStopped(1, 3, "model.lwm"));
        assertEquals(State.STOPPED, states().get(0));
        assertFalse(queue.workingProperty().get(), "who stops a run wants it quiet");
        training.reserve(true);
        assertEquals(
                "The queue is at work. Stop it after the current run, or add this network to it.",
                training.status().trainHintProperty().get());
    }

    @Test
    void stopsAfterTheCurrentRun() {
        queue.start();
        queue.stopAfterCurrent();
        assertEquals(RunState.STARTING, training.stateProperty().get());
        service.tell(FINISHED);
        assertEquals(List.of(State.DONE, State.WAITING, State.WAITING), states());
        assertFalse(queue.workingProperty().get());
        queue.clearEnded();
        assertEquals(2, queue.entriesProperty().get().size());
    }

    @Test
    void reordersAndRemovesWhatWaits() {
        queue.start();
        long first = queue.entriesProperty().get().get(0).id();
        long last = queue.entriesProperty().get().get(2).id();
        queue.move(last, -1);
        queue.move(last, -1);
        queue.remove(first);
        assertEquals(
                List.of("a", "net", "b"),
                queue.entriesProperty().get().stream().map(QueueEntry::name).toList(),
                "the run under way stays where it is");
        queue.remove(last);
        assertEquals(2, queue.entriesProperty().get().size());
    }

    @Test
    void movesToAPlaceButNeverPastARunUnderWay() {
        long first = queue.entriesProperty().get().get(0).id();
        queue.moveTo(first, 3);
        assertEquals(List.of("b", "net", "a"), names());
        queue.moveTo(first, 1);
        assertEquals(List.of("b", "a", "net"), names());
        queue.moveTo(first, 2);
        assertEquals(List.of("b", "a", "net"), names(), "behind itself");
        queue.start();
        queue.moveTo(queue.entriesProperty().get().get(2).id(), 0);
        assertEquals(List.of("b", "net", "a"), names());
    }

    private List<String> names() {
        return queue.entriesProperty().get().stream().map(QueueEntry::name).toList();
    }

    @Test
    void aRestartKeepsWhatWaits() {
        queue.start();
        assertEquals(
                List.of("b 7 WAITING", "net 7 WAITING"),
                queue().entriesProperty().get().stream()
                        .map(entry -> entry.name() + " " + entry.plan().epochs() + " " + entry.state())
                        .toList());
    }

    @Test
    void aFileThatCannotBeReadIsPutAside() throws Exception {
        Files.writeString(folder.resolve("queue.json"), "{");
        assertEquals(List.of(), queue().entriesProperty().get());
        assertEquals("{", Files.readString(folder.resolve("queue.json.unreadable")));
    }

    private List<State> states() {
        return queue.entriesProperty().get().stream().map(QueueEntry::state).toList();
    }

    private long starts() {
        return service.asked().stream()
                .filter(asked -> asked.startsWith("start"))
                .count();
    }
}
