package org.layerwright.cli;

import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.layerwright.data.CatalogEntry;
import org.layerwright.data.download.DownloadProgress;
import org.layerwright.event.WorkerEvent;
import org.layerwright.text.Sizes;

/** Shows how far a download has come, as one line. */
final class DownloadView implements Consumer<DownloadProgress> {
    private static final int MAX_BAR = 30;
    private static final int MIN_BAR = 6;
    private static final int PARTS = 1000;
    private static final double NANOS = 1e9;

    private final Cli cli;
    private final CatalogEntry entry;
    private final Screen screen;
    private final LongSupplier clock;
    private long startedAt;
    private long startedWith = -1;

    DownloadView(Cli cli, CatalogEntry entry) {
        this.cli = cli;
        this.entry = entry;
        this.clock = System::nanoTime;
        this.screen = new Screen(cli.err(), cli.terminal(), clock);
    }

    @Override
    public void accept(DownloadProgress progress) {
        if (startedWith < 0) {
            startedAt = clock.getAsLong();
            startedWith = progress.done(); // What an earlier attempt left says nothing about the speed.
        }
        if (screen.isDue()) {
            double seconds = (clock.getAsLong() - startedAt) / NANOS;
            double speed = seconds > 0 ? Math.max(0, progress.done() - startedWith) / seconds : 0;
            screen.draw(render(progress, speed, cli.width() - 1));
        }
    }

    /** Takes the line away. */
    void clear() {
        screen.clear();
    }

    /**
     * The line, no wider than {@code width} columns; the bar takes what room there is.
     *
     * @param speed bytes a second; 0 where that is not known yet
     */
    String render(DownloadProgress progress, double speed, int width) {
        String what = cli.texts()
                .get("cli.datasets.phase." + progress.phase(), entry.title(), progress.fileNumber(), progress.files());
        String right = Sizes.millions(progress.done()) + "/" + Sizes.megabytes(progress.total());
        if (progress.phase() == DownloadProgress.Phase.DOWNLOADING && speed > 0) {
            String left = ProgressLine.duration((progress.total() - progress.done()) / speed);
            right += "  " + cli.texts().get("cli.datasets.speed", Sizes.megabytes(Math.round(speed)), left);
        }
        int room = Math.min(MAX_BAR, width - Columns.width(what) - Columns.width(right) - 2);
        int done = (int) (PARTS * progress.done() / Math.max(1, progress.total()));
        Progress share = new Progress(WorkerEvent.Phase.LOADING, 0, 0, done, PARTS, null, false);
        String bar = room >= MIN_BAR ? ProgressLine.bar(share, room) + " " : "";
        return Columns.fit(what + " " + bar + right, width);
    }
}
