package org.layerwright.ui.viewmodel;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.layerwright.data.DatasetCatalog;
import org.layerwright.data.LabelledData;

/**
 * Data sets that the pages show samples of, opened in the background; the last one that was asked for is kept, so that
 * pages that show the same set share it. Used on the window's thread.
 */
public final class OpenData {
    private final DatasetCatalog catalog;
    private final Executor background;
    private final Map<String, CompletableFuture<LabelledData>> kept = new HashMap<>();

    public OpenData(DatasetCatalog catalog, Executor background) {
        this.catalog = catalog;
        this.background = background;
    }

    public DatasetCatalog catalog() {
        return catalog;
    }

    /**
     * Opens a set; the future completes in the background, or fails with a {@code DataException}.
     *
     * @param dataset the id of a set in the catalogue, or a path with its options
     */
    public CompletableFuture<LabelledData> open(String dataset) {
        CompletableFuture<LabelledData> before = kept.get(dataset);
        if (before != null && !before.isCompletedExceptionally()) {
            return before;
        }
        kept.clear();
        CompletableFuture<LabelledData> opened = CompletableFuture.supplyAsync(() -> catalog.open(dataset), background);
        kept.put(dataset, opened);
        return opened;
    }
}
