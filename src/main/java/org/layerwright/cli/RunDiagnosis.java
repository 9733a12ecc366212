package org.layerwright.cli;

import java.util.function.Consumer;
import org.layerwright.analysis.TrainingDoctor;
import org.layerwright.event.LineCodec;
import org.layerwright.event.WorkerEvent;
import org.layerwright.json.JsonFormatException;
import org.layerwright.run.RunFolder;
import org.layerwright.run.RunRecord;

/** Shows the events of a run's folder to a doctor. */
final class RunDiagnosis {
    private RunDiagnosis() {}

    /**
     * A doctor who knows all that has happened in a run so far.
     *
     * @throws org.layerwright.run.RunException where the folder cannot be read
     */
    static TrainingDoctor of(RunFolder folder) {
        RunRecord record = folder.readRecord();
        TrainingDoctor doctor = new TrainingDoctor(record.network(), record.plan());
        LineCodec<WorkerEvent> codec = new LineCodec<>(WorkerEvent.class);
        folder.readEvents(line -> tell(codec, line.toString(), doctor));
        return doctor;
    }

    private static void tell(LineCodec<WorkerEvent> codec, String line, Consumer<WorkerEvent> doctor) {
        WorkerEvent event;
        try {
            event = codec.decode(line);
        } catch (JsonFormatException e) {
            return; // an event of a newer version
        }
        doctor.accept(event);
    }
}
