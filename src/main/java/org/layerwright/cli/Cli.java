package org.layerwright.cli;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.layerwright.event.WorkerEvent;
import org.layerwright.run.AppFolders;
import org.layerwright.text.ExplainedException;
import org.layerwright.text.Texts;
import org.layerwright.worker.client.DefaultTrainingService;
import org.layerwright.worker.client.TrainingService;
import org.layerwright.worker.client.WorkerLaunch;

/**
 * What every command needs.
 *
 * @param out takes results, which other programs may read
 * @param err takes progress and complaints
 * @param terminal whether {@code err} is a terminal, on which a line can be drawn again
 * @param current the folder that relative paths begin at
 */
record Cli(
        PrintStream out,
        PrintStream err,
        boolean terminal,
        AppFolders folders,
        Map<String, String> environment,
        WorkerLaunch launch,
        Texts texts,
        Path current) {
    private static final int DEFAULT_WIDTH = 80;

    /**
     * A service whose runs are kept in a folder.
     *
     * @param runs where to, or null for the user's own folder
     */
    TrainingService service(Path runs) {
        return new DefaultTrainingService(
                launch,
                folders.userData().resolve("sessions"),
                runs == null ? folders.runs() : runs,
                Clock.systemDefaultZone(),
                folders.environment(environment),
                () -> texts);
    }

    Path absolute(Path path) {
        return current.resolve(path).normalize();
    }

    /** The id of a data set as it is, and a path made absolute, since it is kept in the run. */
    String dataset(String idOrPath) {
        boolean isPath = Files.exists(current.resolve(idOrPath)) || idOrPath.contains("/") || idOrPath.contains("\\");
        return isPath ? absolute(Path.of(idOrPath)).toString() : idOrPath;
    }

    /** How many columns the terminal has. */
    int width() {
        try {
            return Math.max(20, Integer.parseInt(environment.getOrDefault("COLUMNS", "")));
        } catch (NumberFormatException e) {
            return DEFAULT_WIDTH;
        }
    }

    /** A failure in the user's language; in English where its words are not known here. */
    String sentence(WorkerEvent.Failed failed) {
        return sentence(failed.code(), failed.arguments(), failed.message());
    }

    String sentence(ExplainedException e) {
        return sentence(e.key(), e.arguments(), e.getMessage());
    }

    private String sentence(String key, List<String> arguments, String english) {
        return texts.find(key, arguments.toArray()).orElse(english);
    }
}
