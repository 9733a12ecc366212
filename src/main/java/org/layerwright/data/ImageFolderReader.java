package org.layerwright.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.layerwright.network.Shape;

/**
 * Reads a folder with one subfolder of pictures per class; the subfolder's name is the class. Above the classes there may
 * be {@code train} and {@code test} (or {@code val}). Pictures are decoded when they are asked for, brought to one size
 * and one kind of colour: by default those of the first picture.
 */
public final class ImageFolderReader implements DatasetReader {
    private static final Set<String> ENDINGS = Set.of("png", "jpg", "jpeg", "bmp", "gif");

    private final MemoryBudget budget;

    public ImageFolderReader(MemoryBudget budget) {
        this.budget = budget;
    }

    @Override
    public String id() {
        return "images";
    }

    @Override
    public Set<String> options() {
        return Set.of("size", "color");
    }

    @Override
    public boolean accepts(Path path) {
        try {
            for (Path sub : folders(root(path))) {
                try (Stream<Path> files = Files.list(sub)) {
                    if (files.anyMatch(ImageFolderReader::isImage)) {
                        return true;
                    }
                }
            }
            return false;
        } catch (IOException | DataException e) {
            return false;
        }
    }

    @Override
    public LabelledData read(Path folder, ReadOptions options, Progress progress) {
        Path trainFolder = root(folder);
        Listing train = Listing.of(trainFolder);
        Optional<Listing> test = trainFolder.equals(folder)
                ? Optional.empty()
                : Stream.of("test", "val")
                        .map(folder::resolve)
                        .filter(Files::isDirectory)
                        .findFirst()
                        .map(Listing::of);
        test.ifPresent(t -> {
            if (!t.classes.equals(train.classes)) {
                throw new DataException(
                        "error.images.testClasses", folder.toString(), train.classes.toString(), t.classes.toString());
            }
        });
        Fingerprint fingerprint =
                new Fingerprint(progress, train.bytes + test.map(t -> t.bytes).orElse(0L));
        Shape shape = shape(train.files.get(0), options);
        String name = folder.toAbsolutePath().normalize().getFileName().toString();
        ImageCache cache = new ImageCache(budget.bytes());
        Changed changed = new Changed(shape);
        Dataset trainSet = train.open(name, shape, cache, fingerprint, changed);
        Optional<Dataset> testSet = test.map(t -> t.open(name, shape, cache, fingerprint, changed));
        // The same pictures at another size are other data.
        fingerprint.add(shape + String.join("\n", train.classes));
        int skipped = train.skipped + test.map(t -> t.skipped).orElse(0);
        List<Note> notes = new ArrayList<>();
        if (skipped > 0) {
            notes.add(Note.of("dataset.note.skipped", skipped));
        }
        notes.addAll(changed.notes(options));
        return new LabelledData(name, trainSet, testSet, fingerprint.hex(), notes);
    }

    private static Shape shape(Path first, ReadOptions options) {
        ImageFile.Kind kind = ImageFile.kind(first);
        boolean grey = switch (options.color()) {
            case AUTO -> kind.grey();
            case GREY -> true;
            case RGB -> false;
        };
        ReadOptions.Size size = options.size().orElse(new ReadOptions.Size(kind.height(), kind.width()));
        return Shape.of(size.height(), size.width(), grey ? 1 : 3);
    }

    private static Path root(Path folder) {
        Path train = folder.resolve("train");
        return Files.isDirectory(train) ? train : folder;
    }

    private static List<Path> folders(Path folder) {
        return list(folder).stream()
                .filter(p -> Files.isDirectory(p) && !isHidden(p))
                .toList();
    }

    private static List<Path> list(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw IdxReader.explain(folder, e);
        }
    }

    private static boolean isHidden(Path path) {
        return path.getFileName().toString().startsWith(".");
    }

    static boolean isImage(Path path) {
        String name = path.getFileName().toString();
        String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return !isHidden(path) && ENDINGS.contains(ending) && Files.isRegularFile(path);
    }

    /** The pictures of one part, class by class, each class in the order of its files' names. */
    private record Listing(List<String> classes, List<Path> files, int[] labels, int skipped, long bytes) {
        static Listing of(Path folder) {
            List<String> classes = new ArrayList<>();
            List<Path> files = new ArrayList<>();
            List<Integer> labels = new ArrayList<>();
            int skipped = 0;
            for (Path sub : folders(folder)) {
                int before = files.size();
                for (Path file : list(sub)) {
                    if (isImage(file)) {
                        files.add(file);
                        labels.add(classes.size());
                    } else if (!isHidden(file)) {
                        skipped++;
                    }
                }
                if (files.size() == before) {
                    throw new DataException("error.images.emptyClass", sub.toString());
                }
                classes.add(sub.getFileName().toString());
            }
            if (classes.isEmpty()) {
                throw new DataException("error.images.noClasses", folder.toString());
            }
            long bytes = files.stream().mapToLong(f -> f.toFile().length()).sum();
            return new Listing(classes, files, labels.stream().mapToInt(i -> i).toArray(), skipped, bytes);
        }

        Dataset open(String name, Shape shape, ImageCache cache, Fingerprint fingerprint, Changed changed) {
            for (Path file : files) {
                changed.see(ImageFile.kind(file));
                fingerprint.add(file);
            }
            return new ImageFolder(name, shape, files, Labels.ofClasses(labels, classes), cache);
        }
    }

    /** How many pictures are not as the first one is, by which they are made alike. */
    private static final class Changed {
        private final Shape shape;
        private int seen;
        private int resized;
        private int greyed;

        Changed(Shape shape) {
            this.shape = shape;
        }

        void see(ImageFile.Kind kind) {
            seen++;
            resized += kind.height() != shape.dim(0) || kind.width() != shape.dim(1) ? 1 : 0;
            greyed += shape.dim(2) == 1 && !kind.grey() ? 1 : 0;
        }

        /** What was asked for needs no word. */
        List<Note> notes(ReadOptions options) {
            List<Note> notes = new ArrayList<>();
            if (resized > 0 && options.size().isEmpty()) {
                notes.add(Note.of("dataset.note.resized", resized, seen, shape.dim(0) + "×" + shape.dim(1)));
            }
            if (greyed > 0 && options.color() == ReadOptions.Color.AUTO) {
                notes.add(Note.of("dataset.note.greyed", greyed, seen));
            }
            return notes;
        }
    }
}
