package org.layerwright.data.download;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.layerwright.data.CatalogEntry;

/**
 * Where downloads lie: {@code <root>/<id>} holds a set that is ready, and {@code <root>/downloads/<id>} what there is of
 * one that is not. The first appears in one step when all of it is there.
 */
record Folders(Path root) {
    private static final String READY = "ready";

    Path ready(CatalogEntry entry) {
        return root.resolve(entry.id());
    }

    /** Where files come to, and where they can be put by hand. */
    Path incoming(CatalogEntry entry) {
        return root.resolve("downloads").resolve(entry.id());
    }

    /** Where the ready folder is made. */
    Path staging(CatalogEntry entry) {
        return incoming(entry).resolve(READY);
    }

    /** Deletes a file, or a folder with all that is in it; links are deleted and not followed. */
    static void delete(Path path) {
        if (!Files.exists(path)) {
            return;
        }
        try (Stream<Path> found = Files.walk(path)) {
            List<Path> deepestFirst = found.sorted(Comparator.reverseOrder()).toList();
            for (Path each : deepestFirst) {
                Files.deleteIfExists(each);
            }
        } catch (IOException e) {
            throw PartFile.failure(path, e);
        } catch (UncheckedIOException e) {
            throw PartFile.failure(path, e.getCause());
        }
    }
}
