package org.layerwright.analysis;

import org.layerwright.run.RunEvents;
import org.layerwright.run.RunFolder;
import org.layerwright.run.RunRecord;

/** Sends a doctor to a run's folder. */
public final class RunDiagnosis {
    private RunDiagnosis() {}

    /**
     * A doctor who knows a run's network and plan, and none of what has happened in it.
     *
     * @throws org.layerwright.run.RunException where the folder cannot be read
     */
    public static TrainingDoctor before(RunFolder folder) {
        RunRecord record = folder.readRecord();
        return new TrainingDoctor(record.network(), record.plan());
    }

    /**
     * A doctor who knows all that has happened in a run so far.
     *
     * @throws org.layerwright.run.RunException where the folder cannot be read
     */
    public static TrainingDoctor of(RunFolder folder) {
        TrainingDoctor doctor = before(folder);
        RunEvents.read(folder).forEach(doctor);
        return doctor;
    }
}
