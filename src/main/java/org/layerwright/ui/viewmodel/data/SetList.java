package org.layerwright.ui.viewmodel.data;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.beans.InvalidationListener;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.layerwright.data.CatalogEntry;
import org.layerwright.data.DatasetCatalog;
import org.layerwright.data.GeneratedSets;
import org.layerwright.data.ReadOptions.Address;
import org.layerwright.ui.viewmodel.OpenData;
import org.layerwright.ui.viewmodel.data.SetItem.Group;

/**
 * All data sets that can be chosen: the catalogue, the generated ones and the user's own. Which of them are here is
 * looked up in the background, now and whenever one comes or goes.
 */
public final class SetList {
    private final OpenData data;
    private final Executor background;
    private final Executor window;
    private final ObservableList<SetItem> items = FXCollections.observableArrayList();
    private final ObservableList<SetItem> shown = FXCollections.unmodifiableObservableList(items);
    private int asked;

    public SetList(OpenData data, Executor background, Executor window) {
        this.data = data;
        this.background = background;
        this.window = window;
        InvalidationListener changed = observable -> refresh();
        data.own().addresses().addListener(changed);
        // A change listener, since an invalidated property that nobody reads tells no more.
        data.changesProperty().addListener((observable, before, now) -> refresh());
        refresh();
    }

    /** Unmodifiable; follows. Empty until the first look is done. */
    public ObservableList<SetItem> items() {
        return shown;
    }

    public Optional<SetItem> find(String address) {
        return items.stream().filter(item -> item.address().equals(address)).findFirst();
    }

    /** Looks again at what is here. */
    public void refresh() {
        int question = ++asked;
        List<String> own = List.copyOf(data.own().addresses());
        background.execute(() -> {
            List<SetItem> found = look(data.catalog(), own);
            window.execute(() -> {
                if (question == asked && !found.equals(items)) {
                    items.setAll(found);
                }
            });
        });
    }

    private static List<SetItem> look(DatasetCatalog catalog, List<String> own) {
        List<SetItem> found = new ArrayList<>();
        for (CatalogEntry entry : catalog.entries()) {
            found.add(new SetItem(Group.CATALOG, entry.id(), catalog.isHere(entry), Optional.of(entry)));
        }
        for (String id : GeneratedSets.ids()) {
            found.add(new SetItem(Group.GENERATED, id, true, Optional.empty()));
        }
        for (String address : own) {
            found.add(new SetItem(Group.OWN, address, exists(Address.of(address).place()), Optional.empty()));
        }
        return found;
    }

    private static boolean exists(String place) {
        try {
            return Files.exists(Path.of(place));
        } catch (InvalidPathException e) {
            return false;
        }
    }
}
