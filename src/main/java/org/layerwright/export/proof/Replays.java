package org.layerwright.export.proof;

import java.util.List;
import java.util.Optional;
import org.layerwright.export.c.Precision;

/** The list of replays: a target that is not here has none. */
public final class Replays {
    private static final List<Replay> ALL = List.of(
            FileReplay.lwm(),
            FileReplay.safetensors(),
            PythonReplay.keras(),
            PythonReplay.pytorch(),
            new JavaReplay(),
            new CReplay(Precision.SINGLE),
            new CReplay(Precision.INT8));

    private Replays() {}

    public static List<Replay> all() {
        return ALL;
    }

    /** The replay of a target's files. */
    public static Optional<Replay> of(String target) {
        return ALL.stream().filter(replay -> replay.target().equals(target)).findFirst();
    }
}
