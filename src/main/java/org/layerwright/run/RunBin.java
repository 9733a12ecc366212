package org.layerwright.run;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;

/** Where deleted runs lie until the bin is emptied: {@code runs/.bin}, on the same disk, so that moving costs nothing. */
public final class RunBin {
    private static final String NAME = ".bin";

    private final Path runs;
    private final Path bin;

    /** @param runs the folder that holds the runs */
    public RunBin(Path runs) {
        this.runs = runs;
        this.bin = runs.resolve(NAME);
    }

    /**
     * Moves a run into the bin.
     *
     * @return where it lies now
     * @throws RunException if somebody trains there, or it cannot be moved
     */
    public Path discard(RunFolder folder) {
        if (folder.isLocked()) {
            throw new RunException("error.run.locked", folder.path().toString());
        }
        try {
            Files.createDirectories(bin);
            return Files.move(folder.path(), free(bin, folder.name()));
        } catch (IOException e) {
            throw failed(folder.path(), e);
        }
    }

    /**
     * Takes a run out of the bin again.
     *
     * @param binned as {@link #discard} returned it
     * @throws RunException if it is there no more, or cannot be moved
     */
    public RunFolder restore(Path binned) {
        try {
            return new RunFolder(
                    Files.move(binned, free(runs, binned.getFileName().toString())));
        } catch (IOException e) {
            throw failed(binned, e);
        }
    }

    /**
     * What lies in the bin.
     *
     * @throws RunException if it cannot be read
     */
    public List<Path> content() {
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(bin, Files::isDirectory)) {
            folders.forEach(found::add);
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (IOException e) {
            throw failed(bin, e);
        }
        return List.copyOf(found);
    }

    /**
     * Deletes what lies in the bin, for good.
     *
     * @throws RunException if something cannot be deleted; the rest stays in the bin
     */
    public void empty() {
        content().forEach(RunBin::delete);
    }

    private static Path free(Path parent, String name) {
        Path path = parent.resolve(name);
        for (int n = 2; Files.exists(path); n++) {
            path = parent.resolve(name + "-" + n);
        }
        return path;
    }

    private static void delete(Path folder) {
        try {
            // Links inside are removed themselves; what they point at is left alone.
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Files.delete(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path visited, IOException e) throws IOException {
                    if (e != null) {
                        throw e;
                    }
                    Files.delete(visited);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw failed(folder, e);
        }
    }

    private static RunException failed(Path path, IOException e) {
        return RunException.io(e, path);
    }
}
