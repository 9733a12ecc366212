package org.layerwright.ui.viewmodel;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.layerwright.json.JsonFormatException;
import org.layerwright.network.NetworkJson;
import org.layerwright.network.NetworkSpec;

/** The sample networks that come with the program, read in the background. */
public final class TemplatesViewModel {
    private final ReadOnlyObjectWrapper<List<Template>> templates = new ReadOnlyObjectWrapper<>(List.of());

    /** A sample network and where it lies. */
    public record Template(Path file, NetworkSpec network) {}

    /**
     * @param folder holds network files; one that is missing or holds others gives no templates
     */
    public TemplatesViewModel(Path folder, FileStore store, Executor background, Executor window) {
        background.execute(() -> {
            List<Template> found = find(folder, store);
            window.execute(() -> templates.set(found));
        });
    }

    public ReadOnlyObjectProperty<List<Template>> templatesProperty() {
        return templates.getReadOnlyProperty();
    }

    private static List<Template> find(Path folder, FileStore store) {
        List<Path> files;
        try (Stream<Path> listed = Files.list(folder)) {
            files = listed.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            return List.of(); // A program without its samples still works; the menu is then empty.
        }
        List<Template> found = new ArrayList<>();
        for (Path file : files) {
            try {
                found.add(new Template(file, NetworkJson.read(store.read(file))));
            } catch (IOException | JsonFormatException e) {
                continue; // Somebody's own file in the samples' folder; opening it by hand tells what is wrong.
            }
        }
        return found;
    }
}
