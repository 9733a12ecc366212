package org.layerwright.data;

import java.net.URI;
import java.util.List;
import org.layerwright.network.Shape;

/**
 * A data set that the application knows by name, and where it comes from. The sentence that says what it is stands in
 * the text bundles, under {@code dataset.<id>.about}.
 *
 * @param id           what a plan and the command line call it
 * @param title        the name that its authors gave it
 * @param comesAlong   the folder below {@code assets} that holds it; empty where it is downloaded
 * @param shape        the shape of one sample
 * @param trainSamples samples to train on
 * @param testSamples  samples to test with
 * @param classes      how many classes there are
 * @param classNames   their names, where the files do not tell them; else empty
 * @param citation     what to cite, as its authors ask for
 * @param mirrors      folders on the web that hold all files; each ends in a slash, tried in turn
 */
public record CatalogEntry(
        String id,
        String title,
        String comesAlong,
        Shape shape,
        int trainSamples,
        int testSamples,
        int classes,
        List<String> classNames,
        Licence licence,
        String citation,
        List<URI> mirrors,
        List<CatalogFile> files,
        Preparation preparation) {
    public CatalogEntry {
        classNames = List.copyOf(classNames);
        mirrors = List.copyOf(mirrors);
        files = List.copyOf(files);
    }

    /**
     * Under which terms it may be used.
     *
     * @param name     the licence; empty where the authors state none
     * @param statedAt the page that states it, or that would
     */
    public record Licence(String name, String statedAt) {}

    /** One file to download. */
    public record CatalogFile(String name, long size, Digest digest) {}

    /**
     * What a file's content must give.
     *
     * @param algorithm as Java calls it: {@code SHA-256}, or {@code MD5} where nothing better was published
     * @param value     lower-case hex digits
     */
    public record Digest(String algorithm, String value) {}

    /**
     * How the downloaded files become a folder that a reader knows.
     *
     * @param bytes the most that the folder may hold
     * @param files what to take out of an archive; empty where there is none
     */
    public record Preparation(Kind kind, long bytes, List<String> files) {
        public Preparation {
            files = List.copyOf(files);
        }
    }

    /** The ways of preparing a folder. */
    public enum Kind {
        /** The files stay as they are. */
        KEEP,
        /** The files named are taken out of a {@code .tar.gz}. */
        UNPACK_TAR,
        /** The letters are taken out of EMNIST's archive, set upright and numbered from 0. */
        EMNIST_LETTERS
    }

    /** Whether it is part of the application. */
    public boolean isBuiltIn() {
        return !comesAlong.isEmpty();
    }

    /** How many bytes are to be downloaded in all. */
    public long downloadBytes() {
        return files.stream().mapToLong(CatalogFile::size).sum();
    }
}
