package org.layerwright.ui.viewmodel;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.layerwright.data.ReadOptions.Address;
import org.layerwright.json.JsonFormatException;
import org.layerwright.json.JsonReader;
import org.layerwright.json.JsonWriter;

/**
 * The addresses of the user's own data sets, the newest first: a path with its reading options behind a question mark.
 * They are kept from one session to the next; a file that cannot be read counts as empty. Used on the window's thread.
 */
public final class OwnSets {
    private static final String FORMAT = "layerwright-own-datasets";
    private static final int VERSION = 1;

    private final Path file;
    private final FileStore store;
    private final Executor background;
    private final ObservableList<String> addresses = FXCollections.observableArrayList();
    private final ObservableList<String> shown = FXCollections.unmodifiableObservableList(addresses);

    /**
     * Reads the list in the background.
     *
     * @param file in the user's own folder; need not exist
     * @param background runs what reads and writes the file
     * @param window runs what changes the list
     */
    public OwnSets(Path file, FileStore store, Executor background, Executor window) {
        this.file = file;
        this.store = store;
        this.background = background;
        background.execute(() -> {
            List<String> read = read();
            window.execute(() -> read.stream()
                    .filter(address -> !addresses.contains(address))
                    .forEach(addresses::add));
        });
    }

    /** Unmodifiable; follows. */
    public ObservableList<String> addresses() {
        return shown;
    }

    /** Puts one to the front; the same path with other options takes the place of the one before. */
    public void add(String address) {
        List<String> next = new ArrayList<>(addresses);
        next.removeIf(old -> place(old).equals(place(address)));
        next.add(0, address);
        change(next);
    }

    public void remove(String address) {
        List<String> next = new ArrayList<>(addresses);
        next.remove(address);
        change(next);
    }

    private void change(List<String> next) {
        addresses.setAll(next);
        String json = new JsonWriter()
                .header(FORMAT, VERSION)
                .putStrings("datasets", next)
                .toText();
        background.execute(() -> write(json));
    }

    private synchronized void write(String json) {
        try {
            store.write(file, json);
        } catch (IOException e) {
            // The list still holds for this session, and the data itself is untouched.
            return;
        }
    }

    private synchronized List<String> read() {
        try {
            JsonReader json = JsonReader.parse(store.read(file)).expect(FORMAT, VERSION);
            return json.only(Set.of("format", "version", "datasets")).strings("datasets");
        } catch (IOException | JsonFormatException e) {
            return List.of();
        }
    }

    private static String place(String address) {
        return Address.of(address).place();
    }
}
