package org.layerwright.device;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A machine that answers with what others said; without anything set it has no driver and nobody tells of a card. */
final class RecordedMachine implements Machine {
    private final Map<Path, String> files = new HashMap<>();
    private String os = "Linux";
    private String arch = "amd64";
    private Optional<Boolean> card = Optional.empty();
    private Answer withCapability = Answer.absent();
    private Answer withoutCapability = Answer.absent();

    RecordedMachine on(String newOs) {
        os = newOs;
        return this;
    }

    RecordedMachine withArch(String newArch) {
        arch = newArch;
        return this;
    }

    RecordedMachine withCard(boolean isThere) {
        card = Optional.of(isThere);
        return this;
    }

    RecordedMachine withFile(String path, String text) {
        files.put(Path.of(path), text);
        return this;
    }

    RecordedMachine answering(String output) {
        withCapability = new Answer(Answer.Kind.ENDED, 0, output);
        return this;
    }

    RecordedMachine refusing(String output) {
        return failing(2, output);
    }

    RecordedMachine failing(int exitCode, String output) {
        withCapability = new Answer(Answer.Kind.ENDED, exitCode, output);
        return this;
    }

    RecordedMachine answeringWithoutCapability(String output) {
        withoutCapability = new Answer(Answer.Kind.ENDED, 0, output);
        return this;
    }

    RecordedMachine hanging() {
        withCapability = Answer.late();
        return this;
    }

    @Override
    public String os() {
        return os;
    }

    @Override
    public String arch() {
        return arch;
    }

    @Override
    public int cores() {
        return 8;
    }

    @Override
    public Optional<String> read(Path file) {
        return Optional.ofNullable(files.get(file));
    }

    @Override
    public Optional<Boolean> hasNvidiaCard() {
        return card;
    }

    @Override
    public Answer run(Duration limit, String... command) {
        if (!command[0].contains("nvidia-smi")) {
            return Answer.absent();
        }
        return Arrays.stream(command).anyMatch(word -> word.contains("compute_cap"))
                ? withCapability
                : withoutCapability;
    }
}
