package org.layerwright.cli;

import org.layerwright.analysis.TrainingDoctor;
import org.layerwright.run.RunEvents;
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
        RunEvents.read(folder).forEach(doctor);
        return doctor;
    }
}
