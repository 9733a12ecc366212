package org.layerwright.ui.viewmodel.data;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.layerwright.data.CatalogEntry;
import org.layerwright.data.download.Download;
import org.layerwright.data.download.DownloadException;
import org.layerwright.data.download.DownloadProgress;
import org.layerwright.data.download.DownloadService;
import org.layerwright.text.ExplainedException;
import org.layerwright.ui.fx.Conflator;
import org.layerwright.ui.fx.Later;
import org.layerwright.ui.viewmodel.OpenData;

/** Downloads of data sets, each with how far it has come. Used on the window's thread. */
public final class Downloads {
    private static final double NANOS = 1e9;

    private final OpenData data;
    private final Supplier<DownloadService> services;
    private final Executor background;
    private final Executor window;
    private final Later later;
    private final LongSupplier nanoTime;
    private final Map<String, Item> items = new HashMap<>();

    /**
     * How a download stands.
     *
     * @param progress the last that was heard; empty before the first byte
     * @param rate bytes a second since the start, 0 while not known
     * @param secondsLeft NaN while not known
     * @param failure why the last attempt came to nothing
     */
    public record State(
            boolean running,
            Optional<DownloadProgress> progress,
            double rate,
            double secondsLeft,
            Optional<ExplainedException> failure) {
        static final State IDLE = ended(Optional.empty());

        static State ended(Optional<ExplainedException> failure) {
            return new State(false, Optional.empty(), 0, Double.NaN, failure);
        }
    }

    private static final class Item {
        final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(State.IDLE);
        Download download;
        long begin;
        long doneAtBegin = -1;
    }

    /**
     * @param services makes the service when it is first wanted, since its options may be wrong and are then told
     * @param later brings progress onto the window's thread, a few times a second
     */
    public Downloads(
            OpenData data,
            Supplier<DownloadService> services,
            Executor background,
            Executor window,
            Later later,
            LongSupplier nanoTime) {
        this.data = data;
        this.services = services;
        this.background = background;
        this.window = window;
        this.later = later;
        this.nanoTime = nanoTime;
    }

    /** How the download of a set stands; follows. */
    public ReadOnlyObjectProperty<State> stateProperty(String id) {
        return item(id).state.getReadOnlyProperty();
    }

    /** Begins a download, or goes on with an earlier one; one that runs goes on. */
    public void start(CatalogEntry entry) {
        Item item = item(entry.id());
        if (item.state.get().running()) {
            return;
        }
        item.begin = nanoTime.getAsLong();
        item.doneAtBegin = -1;
        item.state.set(new State(true, Optional.empty(), 0, Double.NaN, Optional.empty()));
        Conflator<DownloadProgress> heard = new Conflator<>(later, progress -> tell(item, progress), () -> {});
        try {
            item.download = services.get().start(entry, heard::offer);
        } catch (DownloadException e) {
            item.state.set(State.ended(Optional.of(e)));
            return;
        }
        item.download.result().whenComplete((folder, error) -> window.execute(() -> end(entry, item, error)));
    }

    /** Ends a download; what is here by then stays for the next attempt. */
    public void cancel(String id) {
        Item item = item(id);
        if (item.download != null && item.state.get().running()) {
            item.download.cancel();
        }
    }

    /** Deletes a set that was downloaded. */
    public void remove(CatalogEntry entry) {
        Item item = item(entry.id());
        background.execute(() -> {
            State after = State.IDLE;
            try {
                services.get().remove(entry);
            } catch (DownloadException e) {
                after = State.ended(Optional.of(e));
            }
            State told = after;
            window.execute(() -> {
                item.state.set(told);
                data.changed(entry.id());
            });
        });
    }

    /** Ends all that are under way. */
    public void close() {
        items.keySet().forEach(this::cancel);
    }

    private void tell(Item item, DownloadProgress progress) {
        if (!item.state.get().running()) {
            return;
        }
        if (item.doneAtBegin < 0) {
            item.doneAtBegin = progress.done();
        }
        double seconds = (nanoTime.getAsLong() - item.begin) / NANOS;
        double rate = seconds > 0 ? (progress.done() - item.doneAtBegin) / seconds : 0;
        double left = rate > 0 ? (progress.total() - progress.done()) / rate : Double.NaN;
        item.state.set(new State(true, Optional.of(progress), rate, left, Optional.empty()));
    }

    private void end(CatalogEntry entry, Item item, Throwable error) {
        Optional<ExplainedException> failure = Optional.empty();
        if (error != null && !Sentences.cancelled(error)) {
            Throwable cause =
                    error.getCause() == null || error instanceof ExplainedException ? error : error.getCause();
            failure = Optional.of(
                    cause instanceof ExplainedException explained
                            ? explained
                            : new DownloadException(cause, "data.download.failed", entry.title(), cause.toString()));
        }
        item.state.set(State.ended(failure));
        data.changed(entry.id());
    }

    private Item item(String id) {
        return items.computeIfAbsent(id, any -> new Item());
    }
}
