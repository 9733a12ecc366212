package org.layerwright.run;

import java.io.IOException;
import java.nio.file.Path;
import org.layerwright.file.IoReason;
import org.layerwright.text.ExplainedException;

/** A run folder, checkpoint or lock that cannot be used; the message says what was expected, what was found and what to do. */
public final class RunException extends ExplainedException {
    public RunException(String key, Object... args) {
        super(null, key, args);
    }

    public RunException(Throwable cause, String key, Object... args) {
        super(cause, key, args);
    }

    /** A file or folder of a run that could not be read or written, with the system's reason. */
    public static RunException io(IOException e, Path path) {
        return new RunException(e, "error.run.io", path.toString(), IoReason.of(e, path));
    }

    /** The model of a run was asked for, and its folder holds none. */
    public static RunException noModel(Path folder) {
        return new RunException("error.run.noModel", folder.toString());
    }
}
