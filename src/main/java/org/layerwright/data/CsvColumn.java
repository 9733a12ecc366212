package org.layerwright.data;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** What is known of a column after all rows were seen once: numbers or words, how many are missing, their mean. */
final class CsvColumn {
    /** A column of more words is no category but a name or a text. */
    static final int MAX_CATEGORIES = 100;

    private static final Set<String> MISSING = Set.of("", "na", "n/a", "nan", "null", "none", "?");

    private final String name;
    private final TreeSet<String> words = new TreeSet<>();
    private boolean numeric = true;
    private boolean whole = true;
    private int missing;
    private int firstMissing;
    private int numbers;
    private String firstWord = "";
    private int firstWordLine;
    private double sum;

    CsvColumn(String name) {
        this.name = name;
    }

    static boolean isMissing(String cell) {
        return MISSING.contains(cell.toLowerCase(Locale.ROOT));
    }

    /** The number that a cell holds; NaN where it holds none. */
    static double number(String cell) {
        // Java reads "1f", "1d" and "0x1p3" as numbers too; a table means words by them.
        for (int i = 0; i < cell.length(); i++) {
            if ("0123456789+-.eE".indexOf(cell.charAt(i)) < 0) {
                return Double.NaN;
            }
        }
        try {
            double value = Double.parseDouble(cell);
            return Double.isInfinite((float) value) ? Double.NaN : value;
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    void see(String cell, int line) {
        if (isMissing(cell)) {
            firstMissing = missing == 0 ? line : firstMissing;
            missing++;
            return;
        }
        double value = number(cell);
        if (Double.isNaN(value)) {
            numeric = false;
            firstWordLine = firstWord.isEmpty() ? line : firstWordLine;
            firstWord = firstWord.isEmpty() ? cell : firstWord;
        } else {
            numbers++;
            sum += value;
            whole &= value == Math.rint(value);
        }
        if (words.size() <= MAX_CATEGORIES) {
            words.add(cell);
        }
    }

    String name() {
        return name;
    }

    boolean isNumeric() {
        return numeric && numbers > 0;
    }

    /** Whether some of its cells are numbers and others are none, as after a slip of the keyboard. */
    boolean isMixed() {
        return !numeric && numbers > 0;
    }

    /** The first cell that is neither a number nor missing; empty where there is none. */
    String firstWord() {
        return firstWord;
    }

    int firstWordLine() {
        return firstWordLine;
    }

    boolean isWhole() {
        return whole;
    }

    boolean hasFewValues() {
        return words.size() <= MAX_CATEGORIES;
    }

    int missing() {
        return missing;
    }

    int firstMissing() {
        return firstMissing;
    }

    double mean() {
        return numbers == 0 ? 0 : sum / numbers;
    }

    /** The different words: numbers by size, else by alphabet. */
    List<String> values() {
        return isNumeric()
                ? words.stream()
                        .sorted(Comparator.comparingDouble(CsvColumn::number).thenComparing(Comparator.naturalOrder()))
                        .toList()
                : List.copyOf(words);
    }
}
