package org.layerwright.run;

import java.util.ArrayList;
import java.util.List;
import org.layerwright.event.LineCodec;
import org.layerwright.event.WorkerEvent;
import org.layerwright.json.JsonFormatException;

/** The diary of a run as events, for whoever wants to see again what happened. */
public final class RunEvents {
    private RunEvents() {}

    /**
     * Everything that happened, in order. Where a run was resumed from a checkpoint, what it had told of later steps is
     * left out, since it makes these again: each step, epoch and measurement is there once. Events that this version does
     * not know are passed over.
     *
     * @throws RunException where the diary cannot be read
     */
    public static List<WorkerEvent> read(RunFolder folder) {
        LineCodec<WorkerEvent> codec = new LineCodec<>(WorkerEvent.class);
        List<WorkerEvent> events = new ArrayList<>();
        folder.readEvents(line -> add(codec, line.toString(), events));
        return events;
    }

    private static void add(LineCodec<WorkerEvent> codec, String line, List<WorkerEvent> events) {
        WorkerEvent event;
        try {
            event = codec.decode(line);
        } catch (JsonFormatException e) {
            return; // an event of a newer version
        }
        if (event instanceof WorkerEvent.RunStarted started) {
            events.removeIf(earlier -> stepOf(earlier) > started.firstStep());
        }
        events.add(event);
    }

    /** After which update something was told; 0 for what belongs to none. */
    private static long stepOf(WorkerEvent event) {
        if (event instanceof WorkerEvent.StepDone step) {
            return step.step();
        }
        if (event instanceof WorkerEvent.EpochDone epoch) {
            return epoch.step();
        }
        if (event instanceof WorkerEvent.LayersMeasured layers) {
            return layers.step();
        }
        if (event instanceof WorkerEvent.CheckpointSaved saved) {
            return saved.step();
        }
        if (event instanceof WorkerEvent.LearningRateChanged changed) {
            return changed.step();
        }
        return event instanceof WorkerEvent.Paused paused ? paused.step() : 0;
    }
}
