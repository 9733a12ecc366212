package org.layerwright.data;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** The formats that can be read, asked in order. */
public record DatasetReaders(List<DatasetReader> all) {
    public DatasetReaders {
        all = List.copyOf(all);
    }

    public static DatasetReaders standard() {
        return new DatasetReaders(List.of(new IdxFolderReader()));
    }

    /**
     * Reads what lies at {@code path} with the first reader that knows it.
     *
     * @throws DataException if nothing lies there, nobody knows it, or it is damaged
     */
    public LabelledData read(Path path, Progress progress) {
        if (!Files.exists(path)) {
            throw new DataException("error.data.missing", path.toString());
        }
        if (!Files.isReadable(path) || (Files.isDirectory(path) && !Files.isExecutable(path))) {
            throw new DataException("error.data.unreadable", path.toString());
        }
        return all.stream()
                .filter(reader -> reader.accepts(path))
                .findFirst()
                .orElseThrow(() -> new DataException(
                        "error.data.unknownFormat",
                        path.toString(),
                        all.stream().map(DatasetReader::format).collect(Collectors.joining("; "))))
                .read(path, progress);
    }
}
