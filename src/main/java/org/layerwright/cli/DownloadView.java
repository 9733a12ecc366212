package org.layerwright.cli;

import java.util.function.Consumer;
import org.layerwright.data.CatalogEntry;
import org.layerwright.data.download.DownloadProgress;
import org.layerwright.event.WorkerEvent;

/** Shows how far a download has come, as one line. */
final class DownloadView implements Consumer<DownloadProgress> {
    private static final int MAX_BAR = 30;
    private static final int MIN_BAR = 6;
    private static final int PARTS = 1000;

    private final Cli cli;
    private final CatalogEntry entry;
    private final Screen screen;

    DownloadView(Cli cli, CatalogEntry entry) {
        this.cli = cli;
        this.entry = entry;
        this.screen = new Screen(cli.err(), cli.terminal(), System::nanoTime);
    }

    @Override
    public void accept(DownloadProgress progress) {
        if (screen.isDue()) {
            screen.draw(render(progress, cli.width() - 1));
        }
    }

    /** Takes the line away. */
    void clear() {
        screen.clear();
    }

    /** The line, no wider than {@code width} columns; the bar takes what room there is. */
    String render(DownloadProgress progress, int width) {
        String left = cli.texts()
                .get("cli.datasets.phase." + progress.phase(), entry.title(), progress.fileNumber(), progress.files());
        String right = Megabytes.number(progress.done()) + "/" + Megabytes.of(progress.total());
        int room = Math.min(MAX_BAR, width - Columns.width(left) - Columns.width(right) - 2);
        int done = (int) (PARTS * progress.done() / Math.max(1, progress.total()));
        Progress share = new Progress(WorkerEvent.Phase.LOADING, 0, 0, done, PARTS, null, false);
        String bar = room >= MIN_BAR ? ProgressLine.bar(share, room) + " " : "";
        return Columns.fit(left + " " + bar + right, width);
    }
}
