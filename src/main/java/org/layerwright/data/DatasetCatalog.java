package org.layerwright.data;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Finds data sets by the string that a training plan holds: the id of a set in the catalogue, or else a path. Some sets
 * come with the application and lie under the {@code assets} folder of its home; the others lie in a folder of the user,
 * one below it for each id, once they were downloaded.
 */
public final class DatasetCatalog {
    /** The id of the handwritten digits that come with the application. */
    public static final String MNIST = "mnist";

    /** Asked only when an entry is wanted, so that nobody waits for the catalogue who does not look into it. */
    private final Supplier<List<CatalogEntry>> entries;

    private final Path home;
    private final Path downloaded;
    private final DatasetReaders readers;

    /**
     * The sets that come with the application, and no others.
     *
     * @param home the folder that holds {@code assets}
     */
    public DatasetCatalog(Path home) {
        this(
                () -> CatalogJson.standard().stream()
                        .filter(CatalogEntry::isBuiltIn)
                        .toList(),
                home,
                home,
                DatasetReaders.standard());
    }

    /**
     * All sets that are known.
     *
     * @param home       the folder that holds {@code assets}
     * @param downloaded the user's folder for downloaded sets, which need not exist
     */
    public DatasetCatalog(Path home, Path downloaded) {
        this(CatalogJson::standard, home, downloaded, DatasetReaders.standard());
    }

    /** @param entries what is offered; tests offer small sets */
    public DatasetCatalog(List<CatalogEntry> entries, Path home, Path downloaded, DatasetReaders readers) {
        this(fixed(List.copyOf(entries)), home, downloaded, readers);
    }

    private DatasetCatalog(Supplier<List<CatalogEntry>> entries, Path home, Path downloaded, DatasetReaders readers) {
        this.entries = entries;
        this.home = home;
        this.downloaded = downloaded;
        this.readers = readers;
    }

    private static Supplier<List<CatalogEntry>> fixed(List<CatalogEntry> entries) {
        return () -> entries;
    }

    /** The data sets, in the order in which they are offered. */
    public List<CatalogEntry> entries() {
        return entries.get();
    }

    /** The entry of an id. */
    public Optional<CatalogEntry> find(String id) {
        return entries().stream().filter(entry -> entry.id().equals(id)).findFirst();
    }

    /** What reads them. */
    public DatasetReaders readers() {
        return readers;
    }

    /** Where a set lies, or would. */
    public Path folder(CatalogEntry entry) {
        return entry.isBuiltIn() ? home.resolve("assets").resolve(entry.comesAlong()) : downloaded.resolve(entry.id());
    }

    /** Whether a set can be opened without a download. */
    public boolean isHere(CatalogEntry entry) {
        return entry.isBuiltIn() || Files.isDirectory(folder(entry));
    }

    /** Opens a data set without telling anyone how far it has come. */
    public LabelledData open(String idOrPath) {
        return open(idOrPath, Progress.none());
    }

    /**
     * Opens the set of that id, or reads the file or folder of that path.
     *
     * @throws DataException if there is neither, if the set is not downloaded yet, or if what is there cannot be read
     */
    public LabelledData open(String idOrPath, Progress progress) {
        Optional<LabelledData> generated = GeneratedSets.find(idOrPath);
        if (generated.isPresent()) {
            return generated.get();
        }
        ReadOptions.Address address = ReadOptions.Address.of(idOrPath);
        ReadOptions options = ReadOptions.parse(address.options());
        Optional<CatalogEntry> known = find(address.place());
        if (known.isPresent()) {
            CatalogEntry entry = known.get();
            if (!isHere(entry)) {
                throw new DataException("dataset.notHere", entry.title(), entry.id());
            }
            LabelledData data = readers.read(folder(entry), options, progress);
            return new LabelledData(entry.title(), data.train(), data.test(), data.fingerprint(), data.notes());
        }
        Path path;
        try {
            path = Path.of(address.place());
        } catch (InvalidPathException e) {
            throw new DataException(e, "error.data.notAPath", idOrPath, ids());
        }
        if (address.place().isBlank() || (!path.toFile().exists() && path.getNameCount() == 1)) {
            throw new DataException("error.data.unknownId", idOrPath, ids());
        }
        return readers.read(path, options, progress);
    }

    /**
     * What the samples of a set are, as far as that is known without reading it: not of files, and not where options read it
     * in another way.
     */
    public Optional<SampleKind> kind(String idOrPath) {
        try {
            return GeneratedSets.find(idOrPath)
                    .map(data -> SampleKind.of(data.train()))
                    .or(() -> find(idOrPath).map(entry -> new SampleKind(entry.shape(), entry.classes(), 0)));
        } catch (DataException e) {
            return Optional.empty(); // Opening it tells what is wrong.
        }
    }

    /** The title of a set that must be downloaded before it can be opened; empty of all others. */
    public Optional<String> absent(String idOrPath) {
        return find(ReadOptions.Address.of(idOrPath).place())
                .filter(entry -> !isHere(entry))
                .map(CatalogEntry::title);
    }

    private String ids() {
        return String.join(
                ", ",
                Stream.concat(entries().stream().map(CatalogEntry::id), GeneratedSets.ids().stream())
                        .toList());
    }
}
