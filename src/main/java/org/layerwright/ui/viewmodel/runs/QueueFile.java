package org.layerwright.ui.viewmodel.runs;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.layerwright.file.AtomicFiles;
import org.layerwright.file.FileException;
import org.layerwright.json.JsonFormatException;
import org.layerwright.json.JsonReader;
import org.layerwright.json.JsonWriter;
import org.layerwright.network.NetworkJson;
import org.layerwright.plan.PlanJson;

/** Keeps the entries that wait in a file, so that a restart of the window loses none. */
public final class QueueFile {
    private static final String FORMAT = "layerwright-queue";
    private static final int VERSION = 1;

    private final Path file;
    private final AtomicFiles files;
    private volatile List<QueueEntry> latest = List.of();

    public QueueFile(Path file, AtomicFiles files) {
        this.file = file;
        this.files = files;
    }

    /** What waited; a file that cannot be read is put aside, so that it is not written over. */
    List<QueueEntry> read() {
        try {
            return decode(Files.readString(file));
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (IOException | JsonFormatException e) {
            putAside();
            return List.of();
        }
    }

    /** What is to be written next. */
    void set(List<QueueEntry> waiting) {
        latest = List.copyOf(waiting);
    }

    /**
     * Writes what was set last, also where several threads come at once.
     *
     * @return whether it could be written
     */
    synchronized boolean write() {
        List<JsonWriter> entries = new ArrayList<>();
        for (QueueEntry entry : latest) {
            entries.add(new JsonWriter()
                    .put("name", entry.name())
                    .put("network", NetworkJson.writer(entry.network()))
                    .put("plan", PlanJson.writer(entry.plan())));
        }
        String text = new JsonWriter()
                .header(FORMAT, VERSION)
                .putObjects("waiting", entries)
                .toText();
        try {
            files.write(file, text.getBytes(StandardCharsets.UTF_8));
            return true;
        } catch (FileException e) {
            return false;
        }
    }

    private static List<QueueEntry> decode(String text) {
        List<QueueEntry> entries = new ArrayList<>();
        for (JsonReader json : JsonReader.parse(text).expect(FORMAT, VERSION).objects("waiting")) {
            entries.add(new QueueEntry(
                    entries.size(),
                    json.string("name"),
                    NetworkJson.read(json.object("network")),
                    PlanJson.read(json.object("plan")),
                    QueueEntry.State.WAITING));
        }
        return entries;
    }

    private void putAside() {
        try {
            Files.move(file, file.resolveSibling(file.getFileName() + ".unreadable"));
        } catch (IOException e) {
            // There is one already, or the folder cannot be written to: then nothing is lost by leaving it.
        }
    }
}
