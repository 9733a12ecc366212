package org.layerwright.ui.viewmodel.start;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.layerwright.json.JsonReader;
import org.layerwright.json.JsonWriter;

/**
 * Which model was shown last, by where it is kept.
 *
 * @param run the folder of the run whose curves were drawn, and whose model was shown unless there is a file or the canvas was
 * @param epoch the kept epoch of it that was looked at, counted from 1; 0 for its latest weights
 * @param file the model file that was shown instead
 * @param begins whether the next run was to begin with the weights of that file
 * @param canvas whether the network on the canvas was shown instead
 */
public record LastModel(Optional<Path> run, int epoch, Optional<Path> file, boolean begins, boolean canvas) {
    /** Nothing but the network on the canvas. */
    public static final LastModel NONE = new LastModel(Optional.empty(), 0, Optional.empty(), false, false);

    boolean isNone() {
        return run.isEmpty() && file.isEmpty();
    }

    JsonWriter writer() {
        JsonWriter json = new JsonWriter();
        run.ifPresent(folder -> json.put("run", folder.toString()));
        if (epoch > 0) {
            json.put("epoch", epoch);
        }
        file.ifPresent(model -> json.put("file", model.toString()).put("begins", begins));
        if (canvas) {
            json.put("canvas", true);
        }
        return json;
    }

    static LastModel read(JsonReader json) {
        json.only(Set.of("run", "epoch", "file", "begins", "canvas"));
        return new LastModel(
                path(json.string("run", "")),
                Math.max(0, json.integer("epoch", 0)),
                path(json.string("file", "")),
                json.has("begins") && json.flag("begins"),
                json.has("canvas") && json.flag("canvas"));
    }

    /** Empty also for a path that was written on another platform, where what it names is not. */
    static Optional<Path> path(String name) {
        try {
            return name.isEmpty() ? Optional.empty() : Optional.of(Path.of(name));
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }
}
