package org.layerwright.run;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.format.DateTimeParseException;
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
        return readTimed(folder).stream().map(Timed::event).toList();
    }

    /** An event and when it happened; {@link Instant#EPOCH} where the diary does not say. */
    public record Timed(Instant at, WorkerEvent event) {}

    /** As {@link #read}, with the times. */
    public static List<Timed> readTimed(RunFolder folder) {
        LineCodec<WorkerEvent> codec = new LineCodec<>(WorkerEvent.class);
        List<Timed> events = new ArrayList<>();
        folder.readEvents(line -> add(codec, line, events));
        return events;
    }

    private static void add(LineCodec<WorkerEvent> codec, ObjectNode line, List<Timed> events) {
        WorkerEvent event;
        try {
            event = codec.decode(line.toString());
        } catch (JsonFormatException e) {
            return; // an event of a newer version
        }
        if (event instanceof WorkerEvent.RunStarted started) {
            events.removeIf(earlier -> stepOf(earlier.event()) > started.firstStep());
        }
        events.add(new Timed(time(line.path("at").asText("")), event));
    }

    private static Instant time(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            return Instant.EPOCH;
        }
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
