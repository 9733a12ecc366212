package org.layerwright.ui.viewmodel;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import org.layerwright.data.DatasetCatalog;
import org.layerwright.data.LabelledData;
import org.layerwright.data.Progress;
import org.layerwright.data.SampleKind;

/**
 * Data sets that the pages show samples of, opened in the background; the last one that was asked for is kept, so that
 * pages that show the same set share it. Used on the window's thread.
 */
public final class OpenData {
    private final DatasetCatalog catalog;
    private final Executor background;
    private final OwnSets own;
    private final Map<String, CompletableFuture<LabelledData>> kept = new HashMap<>();
    private final ReadOnlyIntegerWrapper changes = new ReadOnlyIntegerWrapper(this, "changes");

    /** Without a memory of the user's own sets beyond this session. */
    public OpenData(DatasetCatalog catalog, Executor background) {
        this(catalog, background, new OwnSets(Path.of("own-datasets.json"), forgetful(), Runnable::run, Runnable::run));
    }

    /** @param own the sets that the user added */
    public OpenData(DatasetCatalog catalog, Executor background, OwnSets own) {
        this.catalog = catalog;
        this.background = background;
        this.own = own;
    }

    public DatasetCatalog catalog() {
        return catalog;
    }

    public OwnSets own() {
        return own;
    }

    /** Counts up whenever a set came or went, so that lists of what is here look again. */
    public ReadOnlyIntegerProperty changesProperty() {
        return changes.getReadOnlyProperty();
    }

    /** A set came or went: what was kept of it no longer counts. */
    public void changed(String dataset) {
        kept.remove(dataset);
        changes.set(changes.get() + 1);
    }

    /**
     * Opens a set; the future completes in the background, or fails with a {@code DataException}.
     *
     * @param dataset the id of a set in the catalogue, or a path with its options
     */
    public CompletableFuture<LabelledData> open(String dataset) {
        return open(dataset, Progress.none());
    }

    /** @param progress told by a background thread where the set is not open yet; what it throws ends the opening */
    public CompletableFuture<LabelledData> open(String dataset, Progress progress) {
        CompletableFuture<LabelledData> before = kept.get(dataset);
        if (before != null && !before.isCompletedExceptionally()) {
            return before;
        }
        kept.clear();
        CompletableFuture<LabelledData> opened =
                CompletableFuture.supplyAsync(() -> catalog.open(dataset, progress), background);
        kept.put(dataset, opened);
        return opened;
    }

    /** What the samples of a set are, where that is known without opening it now: the user's own that was opened last. */
    public Optional<SampleKind> kind(String dataset) {
        return catalog.kind(dataset)
                .or(() -> Optional.ofNullable(kept.get(dataset))
                        .filter(opened -> opened.isDone() && !opened.isCompletedExceptionally())
                        .map(opened -> SampleKind.of(opened.join().train())));
    }

    private static FileStore forgetful() {
        return new FileStore() {
            @Override
            public String read(Path file) throws IOException {
                throw new NoSuchFileException(file.toString());
            }

            @Override
            public void write(Path file, String content) {
                // Nothing is kept.
            }
        };
    }
}
