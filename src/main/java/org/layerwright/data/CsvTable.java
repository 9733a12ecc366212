package org.layerwright.data;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A table whose rows were all seen once.
 *
 * @param header whether the first row names the columns
 * @param rows   without the header
 * @param label  the index of the column to learn
 * @param features the indices of the columns to learn from
 */
record CsvTable(
        Path file,
        char delimiter,
        boolean header,
        List<CsvColumn> columns,
        int rows,
        int label,
        List<Integer> features) {

    static CsvTable scan(Path file, ReadOptions options) throws IOException {
        char delimiter = CsvParser.delimiter(file);
        boolean header = hasHeader(file, delimiter, options.header());
        try (CsvParser in = CsvParser.open(file, delimiter)) {
            List<String> row = in.next();
            List<CsvColumn> columns = new ArrayList<>(
                    names(row, header).stream().map(CsvColumn::new).toList());
            int rows = 0;
            for (row = header ? in.next() : row; row != null; row = in.next()) {
                if (row.size() != columns.size()) {
                    throw new DataException(
                            "error.csv.columns", file.toString(), in.line(), columns.size(), row.size());
                }
                for (int i = 0; i < row.size(); i++) {
                    columns.get(i).see(row.get(i), in.line());
                }
                rows++;
            }
            if (rows == 0 || columns.size() < 2) {
                throw new DataException("error.csv.empty", file.toString(), rows, columns.size());
            }
            int label = options.label().map(name -> find(file, columns, name)).orElse(columns.size() - 1);
            return new CsvTable(file, delimiter, header, columns, rows, label, features(file, columns, label, options));
        }
    }

    /** What the columns are called, from the first row alone; their numbers where they have no names. */
    static List<String> names(Path file, ReadOptions options) throws IOException {
        char delimiter = CsvParser.delimiter(file);
        boolean header = hasHeader(file, delimiter, options.header());
        try (CsvParser in = CsvParser.open(file, delimiter)) {
            return names(in.next(), header);
        }
    }

    private static List<String> names(List<String> first, boolean header) {
        List<String> names = new ArrayList<>();
        for (int i = 0; first != null && i < first.size(); i++) {
            names.add(header ? first.get(i) : String.valueOf(i + 1));
        }
        return names;
    }

    private static List<Integer> features(Path file, List<CsvColumn> columns, int label, ReadOptions options) {
        Set<Integer> left = new HashSet<>(Set.of(label));
        for (String name : options.drop()) {
            left.add(find(file, columns, name));
        }
        List<Integer> features = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            CsvColumn column = columns.get(i);
            if (left.contains(i)) {
                continue;
            }
            if (!column.isNumeric() && !column.hasFewValues()) {
                throw new DataException(
                        "error.csv.categories", file.toString(), column.name(), CsvColumn.MAX_CATEGORIES);
            }
            if (column.missing() > 0 && options.missing() == ReadOptions.Missing.REFUSE) {
                throw new DataException(
                        "error.csv.missing", file.toString(), column.name(), column.missing(), column.firstMissing());
            }
            features.add(i);
        }
        if (features.isEmpty()) {
            throw new DataException("error.csv.empty", file.toString(), 0, columns.size());
        }
        return features;
    }

    private static boolean hasHeader(Path file, char delimiter, ReadOptions.Header asked) throws IOException {
        if (asked != ReadOptions.Header.AUTO) {
            return asked == ReadOptions.Header.YES;
        }
        try (CsvParser in = CsvParser.open(file, delimiter)) {
            List<String> first = in.next();
            List<String> second = first == null ? null : in.next();
            if (second == null || first.stream().anyMatch(c -> !Double.isNaN(CsvColumn.number(c)))) {
                return false;
            }
            return second.stream().anyMatch(c -> !Double.isNaN(CsvColumn.number(c)));
        }
    }

    /** A column by its name, or else by its number, counted from 1. */
    private static int find(Path file, List<CsvColumn> columns, String name) {
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).name().equals(name)) {
                return i;
            }
        }
        double number = CsvColumn.number(name);
        if (number >= 1 && number <= columns.size() && number == Math.rint(number)) {
            return (int) number - 1;
        }
        String names = String.join(
                ", ", columns.stream().limit(30).map(CsvColumn::name).toList());
        throw new DataException("error.csv.column", file.toString(), name, names);
    }

    CsvColumn labelColumn() {
        return columns.get(label);
    }

    /** How many numbers a row becomes. */
    int width() {
        int width = 0;
        for (int i : features) {
            CsvColumn column = columns.get(i);
            width += column.isNumeric() ? 1 : column.values().size();
        }
        return width;
    }
}
