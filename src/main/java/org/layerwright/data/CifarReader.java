package org.layerwright.data;

import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.layerwright.network.Shape;

/**
 * Reads the binary version of CIFAR-10 and CIFAR-100 (A. Krizhevsky, "Learning Multiple Layers of Features from Tiny
 * Images", 2009): records of one label byte, or a coarse and a fine one, and 32 × 32 pixels as a red, a green and a blue
 * plane. Of CIFAR-100's labels the fine ones are learned. What does not fit the memory budget stays on disk.
 */
public final class CifarReader implements DatasetReader {
    private static final Shape SHAPE = Shape.of(32, 32, 3);

    private final MemoryBudget budget;

    public CifarReader(MemoryBudget budget) {
        this.budget = budget;
    }

    @Override
    public String id() {
        return "cifar";
    }

    @Override
    public boolean accepts(Path path) {
        return Stream.of(Kind.values()).anyMatch(kind -> !kind.train(path).isEmpty());
    }

    @Override
    public LabelledData read(Path folder, ReadOptions options, Progress progress) {
        Kind kind = Kind.TEN.train(folder).isEmpty() ? Kind.HUNDRED : Kind.TEN;
        List<Path> train = kind.train(folder);
        Path testFile = folder.resolve(kind.testName);
        List<Path> test = Files.isRegularFile(testFile) ? List.of(testFile) : List.of();
        List<String> classes = names(folder.resolve(kind.namesName), kind.classes);
        long total = Stream.concat(train.stream(), test.stream())
                .mapToLong(f -> f.toFile().length())
                .sum();
        Fingerprint fingerprint = new Fingerprint(progress, total);
        boolean inMemory = total <= budget.bytes();
        Dataset trainSet = new CifarPart(kind.labelBytes, classes, inMemory).read(train, fingerprint);
        Optional<Dataset> testSet = test.isEmpty()
                ? Optional.empty()
                : Optional.of(new CifarPart(kind.labelBytes, classes, inMemory).read(test, fingerprint));
        fingerprint.add(String.join("\n", classes));
        return new LabelledData(kind.title, trainSet, testSet, fingerprint.hex());
    }

    /** The names file; numbers where there is none. */
    private static List<String> names(Path file, int count) {
        if (!Files.isRegularFile(file)) {
            return ClassNames.numbered(count);
        }
        List<String> names = ClassNames.read(file);
        if (names.size() != count) {
            throw new DataException("error.cifar.names", file.toString(), count, names.size());
        }
        return names;
    }

    /** The two sets: how their files are called and what their records hold. */
    private enum Kind {
        TEN("CIFAR-10", 10, 1, "test_batch.bin", "batches.meta.txt"),
        HUNDRED("CIFAR-100", 100, 2, "test.bin", "fine_label_names.txt");

        private final String title;
        private final int classes;
        private final int labelBytes;
        private final String testName;
        private final String namesName;

        Kind(String title, int classes, int labelBytes, String testName, String namesName) {
            this.title = title;
            this.classes = classes;
            this.labelBytes = labelBytes;
            this.testName = testName;
            this.namesName = namesName;
        }

        List<Path> train(Path folder) {
            Stream<String> names = this == TEN
                    ? IntStream.rangeClosed(1, 5).mapToObj(i -> "data_batch_" + i + ".bin")
                    : Stream.of("train.bin");
            return names.map(folder::resolve).filter(Files::isRegularFile).toList();
        }
    }

    /** Opens one part, training or test. */
    private record CifarPart(int labelBytes, List<String> classes, boolean inMemory) {
        Dataset read(List<Path> files, Fingerprint fingerprint) {
            Shape shape = SHAPE;
            int record = labelBytes + shape.size();
            StoredSamples.Layout layout =
                    new StoredSamples.Layout(labelBytes, record, ElementType.U1, ByteOrder.BIG_ENDIAN, 255, true);
            List<Dataset> parts = files.stream()
                    .<Dataset>map(file -> {
                        RecordFile records = RecordFile.scan(file, record, inMemory, fingerprint, labelBytes - 1);
                        int[] labels = records.labels();
                        for (int i = 0; i < labels.length; i++) {
                            if (labels[i] >= classes.size()) {
                                throw new DataException(
                                        "error.cifar.label", file.toString(), i, labels[i], classes.size() - 1);
                            }
                        }
                        return new StoredSamples(
                                files.get(0).getFileName().toString(),
                                shape,
                                layout,
                                records.bytes(),
                                Labels.ofClasses(labels, classes));
                    })
                    .toList();
            return Joined.of(parts);
        }
    }
}
