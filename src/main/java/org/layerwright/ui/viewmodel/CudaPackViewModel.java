package org.layerwright.ui.viewmodel;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;
import org.layerwright.data.download.DownloadOptions;
import org.layerwright.data.download.DownloadProgress;
import org.layerwright.data.download.PackDownload;
import org.layerwright.device.CudaPack;
import org.layerwright.text.ExplainedException;
import org.layerwright.ui.fx.Conflator;
import org.layerwright.ui.fx.Later;

/** Installs and removes what NVIDIA's cards need beside their driver. Used on the window's thread. */
public final class CudaPackViewModel {
    private final Optional<CudaPack> pack;
    private final Supplier<DownloadOptions> options;
    private final Runnable changed;
    private final Executor background;
    private final Executor window;
    private final Later later;
    private final ObservableValue<Boolean> inUse;
    private final TimeLeft timeLeft = new TimeLeft(System::nanoTime);
    private final ReadOnlyObjectWrapper<State> state;
    private PackDownload download;

    /** How it stands. */
    public enum Standing {
        /** There is none for this machine. */
        NONE,
        ABSENT,
        COMING,
        INSTALLED,
        GOING
    }

    /**
     * How it stands, and what came of the last attempt.
     *
     * @param progress the last that was heard of an installation; empty before the first byte
     * @param secondsLeft of an installation; NaN while not known
     * @param failure why the last attempt came to nothing
     */
    public record State(
            Standing standing,
            Optional<DownloadProgress> progress,
            double secondsLeft,
            Optional<ExplainedException> failure) {
        public boolean isBusy() {
            return standing == Standing.COMING || standing == Standing.GOING;
        }
    }

    /**
     * @param pack of this machine; empty where there is none
     * @param options read when they are wanted, since they may be wrong and are then told
     * @param changed runs after the pack came or went
     * @param later brings progress onto the window's thread, a few times a second
     * @param inUse whether something computes on a card, which has its files open: nothing comes or goes meanwhile
     */
    public CudaPackViewModel(
            Optional<CudaPack> pack,
            Supplier<DownloadOptions> options,
            ObservableValue<Boolean> inUse,
            Runnable changed,
            Executor background,
            Executor window,
            Later later) {
        this.pack = pack;
        this.options = options;
        this.changed = changed;
        this.background = background;
        this.window = window;
        this.later = later;
        this.inUse = inUse;
        state = new ReadOnlyObjectWrapper<>(this, "state", still(Optional.empty()));
    }

    /** Where no cards can be used. */
    public static CudaPackViewModel none() {
        return new CudaPackViewModel(
                Optional.empty(),
                () -> DownloadOptions.of(Map.of()),
                new SimpleBooleanProperty(),
                () -> {},
                Runnable::run,
                Runnable::run,
                (delay, task) -> task.run());
    }

    public ReadOnlyObjectProperty<State> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /** Where it is or will be. */
    public Optional<Path> folder() {
        return pack.map(CudaPack::ready);
    }

    /** Whether a card computes with it now. */
    public ObservableValue<Boolean> inUse() {
        return inUse;
    }

    /** What it occupies, in bytes. */
    public long bytes() {
        return pack.map(found -> found.pack().bytes()).orElse(0L);
    }

    /** Takes the files from a folder, such as a drive that somebody brought. */
    public void installFrom(Path folder) {
        install(() -> options.get(), coming -> coming.fromFolder(folder));
    }

    /** Downloads the files from a server that keeps artifacts in Maven's layout. */
    public void installFrom(String address) {
        install(() -> options.get().withBaseUrl(address), PackDownload::fromServer);
    }

    private void install(Supplier<DownloadOptions> how, Consumer<PackDownload> way) {
        if (pack.isEmpty() || state.get().isBusy() || inUse.getValue()) {
            return;
        }
        Conflator<DownloadProgress> heard = new Conflator<>(later, this::tell, () -> {});
        try {
            download = pack.get().download(how.get(), heard::offer);
        } catch (ExplainedException e) {
            state.set(still(Optional.of(e)));
            return;
        }
        PackDownload coming = download;
        run(Standing.COMING, () -> way.accept(coming));
    }

    /** Ends an installation; what came so far is kept for the next attempt. */
    public void cancel() {
        if (state.get().standing() == Standing.COMING) {
            download.cancel();
        }
    }

    /** Takes the pack away. */
    public void remove() {
        if (state.get().standing() == Standing.INSTALLED && !inUse.getValue()) {
            run(Standing.GOING, () -> pack.get().remove());
        }
    }

    private void run(Standing meanwhile, Runnable work) {
        timeLeft.restart();
        state.set(new State(meanwhile, Optional.empty(), Double.NaN, Optional.empty()));
        background.execute(() -> {
            Optional<ExplainedException> failure = Optional.empty();
            try {
                work.run();
            } catch (CancellationException e) {
                // The user knows.
                failure = Optional.empty();
            } catch (ExplainedException e) {
                failure = Optional.of(e);
            }
            State after = still(failure);
            window.execute(() -> {
                state.set(after);
                changed.run();
            });
        });
    }

    private State still(Optional<ExplainedException> failure) {
        Standing standing = pack.map(found -> found.isInstalled() ? Standing.INSTALLED : Standing.ABSENT)
                .orElse(Standing.NONE);
        return new State(standing, Optional.empty(), Double.NaN, failure);
    }

    private void tell(DownloadProgress progress) {
        if (state.get().standing() == Standing.COMING) {
            double left = timeLeft.after(progress.done(), progress.total());
            state.set(new State(Standing.COMING, Optional.of(progress), left, Optional.empty()));
        }
    }
}
