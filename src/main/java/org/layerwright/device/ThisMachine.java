package org.layerwright.device;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The machine that this process runs on. */
public final class ThisMachine implements Machine {
    private static final int MOST_BYTES = 1 << 18;
    private static final Path PCI = Path.of("/sys/bus/pci/devices");
    private static final String NVIDIA = "0x10de";
    private static final String DISPLAY_CLASS = "0x03";

    @Override
    public String os() {
        return System.getProperty("os.name", "");
    }

    @Override
    public String arch() {
        return System.getProperty("os.arch", "");
    }

    @Override
    public int cores() {
        return Runtime.getRuntime().availableProcessors();
    }

    @Override
    public Optional<String> read(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return Optional.of(new String(in.readNBytes(MOST_BYTES), StandardCharsets.UTF_8));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    @Override
    public Optional<Boolean> hasNvidiaCard() {
        if (!Files.isDirectory(PCI)) {
            return Optional.empty();
        }
        try (DirectoryStream<Path> devices = Files.newDirectoryStream(PCI)) {
            for (Path device : devices) {
                boolean nvidias = read(device.resolve("vendor")).orElse("").startsWith(NVIDIA);
                if (nvidias && read(device.resolve("class")).orElse("").startsWith(DISPLAY_CLASS)) {
                    return Optional.of(true);
                }
            }
            return Optional.of(false);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** The output goes to a file, since a pipe that nobody reads would stop a talkative program. */
    @Override
    public Answer run(Duration limit, String... command) {
        Path output = null;
        try {
            output = Files.createTempFile("layerwright-probe", ".txt");
            File file = output.toFile();
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(file)
                    .start();
            process.getOutputStream().close();
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                // A program that hangs within the driver may not even die; nobody waits for it.
                process.destroyForcibly();
                return Answer.late();
            }
            return new Answer(
                    Answer.Kind.ENDED, process.exitValue(), read(output).orElse(""));
        } catch (IOException e) {
            return Answer.absent();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Answer.late();
        } finally {
            delete(output);
        }
    }

    private static void delete(Path file) {
        try {
            if (file != null) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            // A small file in the temporary folder, which the system clears.
        }
    }
}
