package org.layerwright.data.download;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;

/** A process that downloads the small set, telling its progress, to be killed. Arguments: the folder and the mirror. */
final class DownloadMain {
    private DownloadMain() {}

    public static void main(String[] args) {
        new DownloadService(Path.of(args[0]), Runnable::run, DownloadOptions.of(Map.of()))
                .start(SmallSets.idxEntry(URI.create(args[1])), progress -> System.out.println(progress.done()));
    }
}
