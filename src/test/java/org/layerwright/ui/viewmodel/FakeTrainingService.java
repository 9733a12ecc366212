package org.layerwright.ui.viewmodel;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.layerwright.event.RunState;
import org.layerwright.event.WorkerCommand;
import org.layerwright.event.WorkerEvent;
import org.layerwright.model.TrainedModel;
import org.layerwright.network.NetworkSpec;
import org.layerwright.plan.TrainingPlan;
import org.layerwright.worker.client.TrainingService;

/** Notes what it is asked for and tells the events that a test wants told. */
public final class FakeTrainingService implements TrainingService {
    public static final Path FOLDER = Path.of("/home/mei/layerwright/runs/2026-11-24T10-15-02-keras-mnist-cnn");

    private final List<Consumer<WorkerEvent>> listeners = new ArrayList<>();
    private final List<String> asked = new ArrayList<>();
    private Path nextFolder = FOLDER;

    /** What was asked of the service, in order: {@code start paused=false}, {@code Pause[]}. */
    public List<String> asked() {
        return asked;
    }

    public void tell(WorkerEvent... events) {
        for (WorkerEvent event : events) {
            List.copyOf(listeners).forEach(listener -> listener.accept(event));
        }
    }

    void failToStart() {
        nextFolder = null;
    }

    int listeners() {
        return listeners.size();
    }

    @Override
    public void addListener(Consumer<WorkerEvent> listener) {
        listeners.add(listener);
    }

    @Override
    public void removeListener(Consumer<WorkerEvent> listener) {
        listeners.remove(listener);
    }

    @Override
    public void warmUp(String device) {
        asked.add("warmUp " + device);
    }

    @Override
    public Path start(NetworkSpec network, TrainingPlan plan, boolean startPaused) {
        asked.add("start paused=" + startPaused);
        return nextFolder;
    }

    @Override
    public Path startFrom(TrainedModel initial, String from, TrainingPlan plan, boolean startPaused) {
        asked.add("start from " + from + " paused=" + startPaused);
        return nextFolder;
    }

    @Override
    public void resume(Path runFolder) {
        asked.add("resume " + runFolder.getFileName());
    }

    @Override
    public void trainOn(Path runFolder, int moreEpochs) {
        asked.add("trainOn " + runFolder.getFileName() + " " + moreEpochs);
    }

    @Override
    public void send(WorkerCommand command) {
        asked.add(command.toString());
    }

    @Override
    public RunState state() {
        throw new UnsupportedOperationException("The view model keeps the state that belongs to the events it saw.");
    }

    @Override
    public void close() {
        asked.add("close");
    }
}
