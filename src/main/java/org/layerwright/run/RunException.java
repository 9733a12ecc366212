package org.layerwright.run;

import java.nio.file.Path;
import org.layerwright.text.ExplainedException;

/** A run folder, checkpoint or lock that cannot be used; the message says what was expected, what was found and what to do. */
public final class RunException extends ExplainedException {
    public RunException(String key, Object... args) {
        super(null, key, args);
    }

    public RunException(Throwable cause, String key, Object... args) {
        super(cause, key, args);
    }

    /** The model of a run was asked for, and its folder holds none. */
    public static RunException noModel(Path folder) {
        return new RunException("error.run.noModel", folder.toString());
    }
}
