package org.layerwright.data;

import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.layerwright.network.Shape;

/**
 * Reads a folder that is laid out as MNIST is published: {@code train-images-idx3-ubyte} and
 * {@code train-labels-idx1-ubyte}, and {@code t10k-…} for the test set, which may be absent. Each may end in {@code .gz}.
 *
 * <p>There are ten classes named 0 to 9, unless a file {@code classes.txt} names them, one per line: that is how
 * Fashion-MNIST and its relatives get their names. Unpacked images beyond the memory budget stay on disk.
 */
public final class IdxFolderReader implements DatasetReader {
    private static final String CLASSES = "classes.txt";
    /** Labels are stored as unsigned bytes. */
    private static final int MAX_CLASSES = 256;

    private final MemoryBudget budget;

    public IdxFolderReader(MemoryBudget budget) {
        this.budget = budget;
    }

    @Override
    public String id() {
        return "idx";
    }

    @Override
    public boolean accepts(Path path) {
        return Part.TRAIN.images(path).isPresent() || Part.TRAIN.labels(path).isPresent();
    }

    @Override
    public LabelledData read(Path folder, ReadOptions options, Progress progress) {
        List<String> classes = classNames(folder);
        Fingerprint fingerprint = new Fingerprint(progress, estimate(folder));
        IdxReader reader = new IdxReader(fingerprint, budget);
        String name = Optional.ofNullable(folder.toAbsolutePath().normalize().getFileName())
                .map(Path::toString)
                .orElse("IDX");
        Dataset train = read(folder, Part.TRAIN, name, classes, reader);
        Optional<Dataset> test = Optional.empty();
        if (Part.TEST.images(folder).isPresent() || Part.TEST.labels(folder).isPresent()) {
            test = Optional.of(read(folder, Part.TEST, name, classes, reader));
            if (!test.get().sampleShape().equals(train.sampleShape())) {
                throw new DataException("error.idx.testShape", folder.toString(), size(train), size(test.get()));
            }
        }
        fingerprint.add(String.join("\n", classes));
        return new LabelledData(name, train, test, fingerprint.hex());
    }

    private static Dataset read(Path folder, Part part, String name, List<String> classes, IdxReader reader) {
        Path imagesFile = part.images(folder).orElseThrow(() -> missing(folder, part.imagesName()));
        Path labelsFile = part.labels(folder).orElseThrow(() -> missing(folder, part.labelsName()));
        IdxReader.Images images = reader.images(imagesFile);
        byte[] labels = reader.labels(labelsFile, classes.size());
        if (labels.length != images.count()) {
            throw new DataException(
                    "error.idx.counts", imagesFile.toString(), images.count(), labelsFile.toString(), labels.length);
        }
        Shape shape = Shape.of(images.height(), images.width(), 1);
        if (images.pixels().isPresent()) {
            return new ByteImages(name, shape, images.pixels().get(), labels, classes);
        }
        int[] wide = new int[labels.length];
        Arrays.setAll(wide, i -> labels[i] & 0xFF);
        StoredSamples.Layout layout = new StoredSamples.Layout(
                IdxReader.IMAGES_HEADER, shape.size(), ElementType.U1, ByteOrder.BIG_ENDIAN, 255, false);
        return new StoredSamples(name, shape, layout, new FileBytes(imagesFile), Labels.ofClasses(wide, classes));
    }

    private static List<String> classNames(Path folder) {
        Path file = folder.resolve(CLASSES);
        if (!Files.isRegularFile(file)) {
            return ClassNames.numbered(10);
        }
        List<String> names = ClassNames.read(file);
        if (names.isEmpty() || names.size() > MAX_CLASSES) {
            throw new DataException("error.classes.count", file.toString(), MAX_CLASSES, names.size());
        }
        return names;
    }

    /** The unpacked size, guessed from the packed one: MNIST's files shrink to about a fifth. */
    private static long estimate(Path folder) {
        long sum = 0;
        for (Part part : Part.values()) {
            for (Optional<Path> file : List.of(part.images(folder), part.labels(folder))) {
                long size = file.map(f -> f.toFile().length()).orElse(0L);
                sum += file.isPresent() && file.get().toString().endsWith(".gz") ? 5 * size : size;
            }
        }
        return sum;
    }

    private static DataException missing(Path folder, String name) {
        return new DataException("error.idx.missing", folder.toString(), name);
    }

    private static String size(Dataset data) {
        return data.sampleShape().dim(0) + " × " + data.sampleShape().dim(1);
    }

    private enum Part {
        TRAIN("train"),
        TEST("t10k");

        private final String prefix;

        Part(String prefix) {
            this.prefix = prefix;
        }

        String imagesName() {
            return prefix + "-images-idx3-ubyte";
        }

        String labelsName() {
            return prefix + "-labels-idx1-ubyte";
        }

        Optional<Path> images(Path folder) {
            return find(folder, imagesName());
        }

        Optional<Path> labels(Path folder) {
            return find(folder, labelsName());
        }

        private static Optional<Path> find(Path folder, String name) {
            Path plain = folder.resolve(name);
            Path packed = folder.resolve(name + ".gz");
            return Files.isRegularFile(plain)
                    ? Optional.of(plain)
                    : Files.isRegularFile(packed) ? Optional.of(packed) : Optional.empty();
        }
    }
}
