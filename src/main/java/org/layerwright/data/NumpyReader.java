package org.layerwright.data;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * Reads arrays that NumPy saved: an {@code .npz} archive, or a folder of {@code .npy} files (also one of these files).
 * They are called {@code x_train, y_train, x_test, y_test} (as in Keras's {@code mnist.npz}), {@code x, y}, or
 * {@code images, labels}. Bytes of images are divided by 255; all other numbers are taken as they are. A folder may be
 * larger than the memory budget; an archive must fit, unpacked.
 */
public final class NumpyReader implements DatasetReader {
    private static final List<List<String>> TRAIN =
            List.of(List.of("x_train", "y_train"), List.of("x", "y"), List.of("images", "labels"));
    private static final List<String> TEST = List.of("x_test", "y_test");
    private static final int MAX_ENTRIES = 1000;

    private final MemoryBudget budget;

    public NumpyReader(MemoryBudget budget) {
        this.budget = budget;
    }

    @Override
    public String id() {
        return "numpy";
    }

    @Override
    public Set<String> options() {
        return Set.of("target");
    }

    @Override
    public boolean accepts(Path path) {
        String name =
                path.getFileName() == null ? "" : path.getFileName().toString().toLowerCase(Locale.ROOT);
        if (Files.isRegularFile(path)) {
            return name.endsWith(".npz") || name.endsWith(".npy");
        }
        return TRAIN.stream().anyMatch(pair -> Files.isRegularFile(path.resolve(pair.get(0) + ".npy")));
    }

    @Override
    public LabelledData read(Path path, ReadOptions options, Progress progress) {
        String fileName = path.toAbsolutePath().normalize().getFileName().toString();
        if (Files.isRegularFile(path) && fileName.toLowerCase(Locale.ROOT).endsWith(".npz")) {
            return archive(path, options, progress);
        }
        Path folder = Files.isDirectory(path) ? path : path.toAbsolutePath().getParent();
        Map<String, Path> files = new LinkedHashMap<>();
        for (List<String> pair : List.of(TRAIN.get(0), TRAIN.get(1), TRAIN.get(2), TEST)) {
            for (String name : pair) {
                Path file = folder.resolve(name + ".npy");
                if (Files.isRegularFile(file)) {
                    files.put(name, file);
                }
            }
        }
        long total = files.values().stream().mapToLong(f -> f.toFile().length()).sum();
        Fingerprint fingerprint = new Fingerprint(progress, total);
        MemoryBudget each = total <= budget.bytes() ? budget : new MemoryBudget(budget.bytes() / 4);
        return assemble(
                path, files.keySet(), options, fingerprint, name -> NpyArray.open(files.get(name), each, fingerprint));
    }

    private LabelledData archive(Path file, ReadOptions options, Progress progress) {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            Map<String, ZipEntry> entries = entries(file, zip);
            long total = 0;
            for (ZipEntry entry : entries.values()) {
                total += Math.max(0, entry.getSize());
            }
            Fingerprint fingerprint = new Fingerprint(progress, total);
            long[] left = {budget.bytes()};
            return assemble(file, entries.keySet(), options, fingerprint, name -> {
                NpyArray array = entry(file, zip, entries.get(name), new MemoryBudget(left[0]), fingerprint);
                left[0] -= array.header().dataBytes().longValue();
                return array;
            });
        } catch (ZipException e) {
            throw new DataException(e, "error.npz.damaged", file.toString(), String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw IdxReader.explain(file, e);
        }
    }

    private static Map<String, ZipEntry> entries(Path file, ZipFile zip) {
        if (zip.size() > MAX_ENTRIES) {
            throw new DataException("error.npz.entries", file.toString(), zip.size(), MAX_ENTRIES);
        }
        Map<String, ZipEntry> found = new LinkedHashMap<>();
        for (ZipEntry entry : Collections.list(zip.entries())) {
            String name = entry.getName();
            if (name.contains("/") || name.contains("\\") || name.contains("..") || !name.endsWith(".npy")) {
                throw new DataException("error.npz.name", file.toString(), name);
            }
            found.put(name.substring(0, name.length() - 4), entry);
        }
        return found;
    }

    private static NpyArray entry(
            Path file, ZipFile zip, ZipEntry entry, MemoryBudget budget, Fingerprint fingerprint) {
        String what = file + " (" + entry.getName() + ")";
        try (InputStream in = new BufferedInputStream(zip.getInputStream(entry))) {
            NpyHeader header = NpyHeader.read(in, what);
            BigInteger data = header.dataBytes();
            long given = Math.max(0, entry.getSize() - header.length());
            long most = Math.multiplyExact(
                    Math.min(entry.getCompressedSize(), Files.size(file)), (long) IdxReader.DEFLATE_MAX_RATIO);
            if (!data.equals(BigInteger.valueOf(given)) || data.compareTo(BigInteger.valueOf(most)) > 0) {
                throw new DataException("error.npy.size", what, header.describe(), data, Math.min(given, most));
            }
            fingerprint.add(header.type() + header.describe());
            NpyArray array = NpyArray.load(what, header, in, budget, fingerprint);
            if (in.read() >= 0) {
                throw new DataException("error.npy.size", what, header.describe(), data, data + " + ?");
            }
            return array;
        } catch (IOException e) {
            throw new DataException(e, "error.npz.damaged", what, String.valueOf(e.getMessage()));
        }
    }

    private static LabelledData assemble(
            Path path,
            Set<String> names,
            ReadOptions options,
            Fingerprint fingerprint,
            Function<String, NpyArray> open) {
        List<String> train = TRAIN.stream()
                .filter(names::containsAll)
                .findFirst()
                .orElseThrow(() -> new DataException("error.npy.names", path.toString(), String.join(", ", names)));
        String name = path.toAbsolutePath().normalize().getFileName().toString();
        Dataset trainSet = NpyDataset.of(name, open.apply(train.get(0)), open.apply(train.get(1)), options.target(), 1);
        Optional<Dataset> test = Optional.empty();
        if (train.equals(TRAIN.get(0)) && names.containsAll(TEST)) {
            test = Optional.of(test(name, trainSet, open.apply(TEST.get(0)), open.apply(TEST.get(1))));
        }
        return new LabelledData(name, trainSet, test, fingerprint.hex());
    }

    private static Dataset test(String name, Dataset train, NpyArray x, NpyArray y) {
        ReadOptions.Target target = train.targetSize() > 0 ? ReadOptions.Target.REGRESSION : ReadOptions.Target.CLASS;
        Dataset test = NpyDataset.of(name, x, y, target, train.classNames().size());
        if (!test.sampleShape().equals(train.sampleShape()) || test.targetSize() != train.targetSize()) {
            throw new DataException("error.npy.test", x.what(), train.sampleShape(), test.sampleShape());
        }
        int classes = train.classNames().size();
        if (test.classNames().size() > classes) {
            throw new DataException(
                    "error.npy.label", y.what(), "?", test.classNames().size() - 1, classes - 1);
        }
        return test;
    }
}
