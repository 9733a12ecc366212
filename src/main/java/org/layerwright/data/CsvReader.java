package org.layerwright.data;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.layerwright.network.Shape;

/**
 * Reads a table: one row per sample, one column to learn, the others to learn from. Columns of numbers are taken as they
 * are; columns of words become one 0-or-1 column per word. A missing number becomes its column's mean, a missing word all
 * zeros. Words or few whole numbers to learn are classes; other numbers make the task a regression.
 */
public final class CsvReader implements DatasetReader {
    private final MemoryBudget budget;

    public CsvReader(MemoryBudget budget) {
        this.budget = budget;
    }

    @Override
    public String id() {
        return "csv";
    }

    @Override
    public Set<String> options() {
        return Set.of("label", "header", "drop", "missing", "target");
    }

    @Override
    public List<String> columns(Path file, ReadOptions options) {
        try {
            return CsvTable.names(file, options);
        } catch (IOException e) {
            throw IdxReader.explain(file, e);
        }
    }

    @Override
    public boolean accepts(Path path) {
        String name = path.toString().toLowerCase(Locale.ROOT);
        return Files.isRegularFile(path) && (name.endsWith(".csv") || name.endsWith(".tsv"));
    }

    @Override
    public LabelledData read(Path file, ReadOptions options, Progress progress) {
        Fingerprint fingerprint = new Fingerprint(progress, file.toFile().length());
        fingerprint.add(file);
        // The same file read in another way is other data.
        fingerprint.add(options.label() + options.header().name() + options.drop() + options.target());
        try {
            CsvTable table = CsvTable.scan(file, options);
            CsvColumn label = table.labelColumn();
            if (label.missing() > 0) {
                throw new DataException(
                        "error.csv.noLabel", file.toString(), label.name(), label.missing(), label.firstMissing());
            }
            boolean regression = isRegression(table, options.target());
            long bytes = (long) table.rows() * table.width() * Float.BYTES;
            if (!budget.holds(bytes)) {
                throw new DataException("error.csv.tooLarge", file.toString(), bytes, budget.bytes());
            }
            Dataset data = fill(table, regression);
            return new LabelledData(data.name(), data, Optional.empty(), fingerprint.hex(), notes(table));
        } catch (IOException e) {
            throw IdxReader.explain(file, e);
        }
    }

    private static boolean isRegression(CsvTable table, ReadOptions.Target target) {
        CsvColumn label = table.labelColumn();
        boolean regression = switch (target) {
            case REGRESSION -> true;
            case CLASS -> false;
            case AUTO -> label.isNumeric() && !(label.isWhole() && label.hasFewValues());
        };
        if (regression && !label.isNumeric()) {
            throw new DataException("error.csv.notNumeric", table.file().toString(), label.name());
        }
        if (!regression && !label.hasFewValues()) {
            throw new DataException(
                    "error.csv.classes", table.file().toString(), label.name(), CsvColumn.MAX_CATEGORIES);
        }
        return regression;
    }

    private static List<Note> notes(CsvTable table) {
        List<Note> notes = new ArrayList<>();
        for (int i : table.features()) {
            CsvColumn column = table.columns().get(i);
            if (column.missing() > 0) {
                notes.add(Note.of("dataset.note.missing", column.name(), column.missing(), column.firstMissing()));
            }
            if (column.isMixed()) {
                notes.add(Note.of(
                        "dataset.note.mixed",
                        column.name(),
                        column.firstWord(),
                        column.firstWordLine(),
                        column.values().size()));
            }
        }
        return notes;
    }

    /** Reads the rows once more; they are what they were, or the file is refused. */
    static Dataset fill(CsvTable table, boolean regression) throws IOException {
        int width = table.width();
        ByteBuffer values =
                ByteBuffer.allocate(table.rows() * width * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        List<String> names = regression ? List.of() : table.labelColumn().values();
        Map<String, Integer> classOf = positions(names);
        List<Map<String, Integer>> words = new ArrayList<>();
        table.columns().forEach(column -> words.add(column.isNumeric() ? Map.of() : positions(column.values())));
        int[] labels = new int[regression ? 0 : table.rows()];
        float[] targets = new float[regression ? table.rows() : 0];
        try (CsvParser in = CsvParser.open(table.file(), table.delimiter())) {
            List<String> row = table.header() && in.next() == null ? null : in.next();
            for (int r = 0; r < table.rows(); r++, row = in.next()) {
                if (row == null || row.size() != table.columns().size()) {
                    throw new DataException("error.csv.changed", table.file().toString());
                }
                for (int i : table.features()) {
                    put(values, table, i, words.get(i), row.get(i));
                }
                String label = row.get(table.label());
                if (regression) {
                    targets[r] = number(table, label);
                } else {
                    labels[r] = position(table, classOf, label);
                }
            }
        }
        Path fileName = table.file().getFileName();
        Dataset samples = new StoredSamples(
                fileName.toString(),
                Shape.of(width),
                new StoredSamples.Layout(
                        0, (long) width * Float.BYTES, ElementType.F4, ByteOrder.LITTLE_ENDIAN, 1, false),
                SampleBytes.inMemory(values.array()),
                regression ? Labels.ofTargets(targets, 1) : Labels.ofClasses(labels, names));
        return new NamedFeatures(samples, featureNames(table));
    }

    /** A column of words gives a feature for each word. */
    private static List<String> featureNames(CsvTable table) {
        List<String> names = new ArrayList<>();
        for (int i : table.features()) {
            CsvColumn column = table.columns().get(i);
            if (column.isNumeric()) {
                names.add(column.name());
            } else {
                column.values().forEach(word -> names.add(column.name() + " = " + word));
            }
        }
        return names;
    }

    private static void put(ByteBuffer out, CsvTable table, int feature, Map<String, Integer> words, String cell) {
        CsvColumn column = table.columns().get(feature);
        boolean missing = CsvColumn.isMissing(cell);
        if (column.isNumeric()) {
            out.putFloat(missing ? (float) column.mean() : number(table, cell));
            return;
        }
        int word = missing ? -1 : position(table, words, cell);
        for (int i = 0; i < words.size(); i++) {
            out.putFloat(i == word ? 1 : 0);
        }
    }

    private static float number(CsvTable table, String cell) {
        double number = CsvColumn.number(cell);
        if (Double.isNaN(number)) {
            throw new DataException("error.csv.changed", table.file().toString());
        }
        return (float) number;
    }

    private static int position(CsvTable table, Map<String, Integer> words, String cell) {
        Integer position = words.get(cell);
        if (position == null) {
            throw new DataException("error.csv.changed", table.file().toString());
        }
        return position;
    }

    private static Map<String, Integer> positions(List<String> words) {
        Map<String, Integer> positions = new HashMap<>();
        for (int i = 0; i < words.size(); i++) {
            positions.put(words.get(i), i);
        }
        return positions;
    }
}
