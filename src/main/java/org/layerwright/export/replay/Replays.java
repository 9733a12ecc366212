package org.layerwright.export.replay;

import java.util.List;
import java.util.Optional;
import org.layerwright.export.c.Precision;
import org.layerwright.export.proof.Replay;

/**
 * The list of what runs exported files: what is not here proves nothing. Only the worker makes one, since what stands
 * here loads native code and starts other programs.
 */
public final class Replays {
    private final List<Replay> all = List.of(
            new OnnxRuntimeReplay(),
            FileReplay.lwm(),
            FileReplay.safetensors(),
            PythonReplay.keras(),
            PythonReplay.pytorch(),
            new JavaReplay(),
            new CReplay(Precision.SINGLE),
            new CReplay(Precision.INT8));

    public List<Replay> all() {
        return all;
    }

    public Optional<Replay> find(String target) {
        return all.stream().filter(replay -> replay.target().equals(target)).findFirst();
    }
}
