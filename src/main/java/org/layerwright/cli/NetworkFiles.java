package org.layerwright.cli;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;
import org.layerwright.file.IoReason;
import org.layerwright.json.JsonFormatException;
import org.layerwright.network.NetworkJson;
import org.layerwright.network.NetworkSpec;
import org.layerwright.plan.PlanJson;
import org.layerwright.plan.TrainingPlan;

/** Reads the JSON files that a command names; each way in which they can be wrong has its sentence. */
record NetworkFiles(Cli cli) {
    private static final long MAX_BYTES = 16 << 20;

    NetworkSpec network(Path file) {
        return read(file, NetworkJson::read);
    }

    TrainingPlan plan(Path file) {
        return read(file, PlanJson::read);
    }

    private <T> T read(Path given, Function<String, T> reader) {
        Path file = cli.absolute(given);
        try {
            return reader.apply(text(file));
        } catch (JsonFormatException e) {
            throw failed("cli.file.refused", given, cli.texts().json(e));
        } catch (CharacterCodingException e) {
            throw failed("cli.file.notText", given);
        } catch (AccessDeniedException e) {
            throw failed("cli.file.unreadable", given);
        } catch (IOException e) {
            throw failed("cli.file.io", given, IoReason.of(e));
        }
    }

    private String text(Path file) throws IOException {
        Path shown = file;
        if (!Files.exists(file)) {
            throw failed("cli.file.missing", shown);
        }
        if (Files.isDirectory(file)) {
            throw failed("cli.file.folder", shown);
        }
        if (Files.size(file) > MAX_BYTES) {
            throw failed("cli.file.large", shown, Files.size(file), MAX_BYTES);
        }
        return Files.readString(file);
    }

    private CliException failed(String key, Object... arguments) {
        return CliException.failed(cli.texts().get(key, arguments));
    }
}
