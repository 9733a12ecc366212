package org.layerwright.analysis.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.layerwright.analysis.Calibration;
import org.layerwright.analysis.ClassResults;
import org.layerwright.analysis.NumberResults;
import org.layerwright.analysis.Scores;
import org.layerwright.analysis.Scores.ClassScores;
import org.layerwright.file.CsvText;

/** An evaluation as tables for spreadsheets. Names of columns are English everywhere, since programs read them. */
public final class ReportTables {
    /** The table that all others can be made of. */
    public static final String SAMPLES = "samples.csv";

    private ReportTables() {}

    /** The tables by the names of their files. */
    public static Map<String, String> of(EvaluationReport report) {
        Map<String, String> tables = new LinkedHashMap<>();
        tables.put("summary.csv", summary(report));
        report.judgement().classes().ifPresent(classes -> {
            tables.put("classes.csv", classes(classes));
            tables.put("confusion.csv", confusion(classes));
            tables.put("calibration.csv", calibration(classes.calibration(EvaluationReport.BINS)));
            tables.put("mistakes.csv", mistakes(classes, report.mistakes()));
        });
        report.judgement().numbers().ifPresent(numbers -> {
            tables.put("outputs.csv", outputs(numbers));
            tables.put("mistakes.csv", furthestOff(numbers, report.mistakes()));
        });
        tables.put(SAMPLES, samples(report));
        return tables;
    }

    /** A row for each sample, in the order of the data. */
    public static String samples(EvaluationReport report) {
        return report.judgement()
                .classes()
                .map(ReportTables::samples)
                .orElseGet(() -> samples(report.judgement().numbers().orElseThrow()));
    }

    private static String summary(EvaluationReport report) {
        CsvText table = new CsvText(List.of("figure", "value"))
                .row("model", report.model())
                .row("dataset", report.dataset())
                .row("part", report.judgement().part().name().toLowerCase(Locale.ROOT))
                .row("samples", report.judgement().samples())
                .row("loss", report.judgement().loss());
        report.judgement().classes().ifPresent(classes -> {
            List<ClassScores> scores = Scores.perClass(classes.confusion());
            table.row("accuracy", classes.accuracy());
            report.topK().forEach(k -> table.row("top" + k, classes.topK(k)));
            table.row("crossEntropy", classes.crossEntropy())
                    .row("macroPrecision", Scores.macro(scores, ClassScores::precision))
                    .row("macroRecall", Scores.macro(scores, ClassScores::recall))
                    .row("macroF1", Scores.macro(scores, ClassScores::f1))
                    .row(
                            "expectedCalibrationError",
                            classes.calibration(EvaluationReport.BINS).expectedError())
                    .row("mistakes", classes.mistakes().size());
        });
        report.judgement().numbers().ifPresent(numbers -> {
            NumberResults.NumberScores scores = numbers.scores();
            table.row("mae", scores.meanAbsoluteError())
                    .row("rmse", scores.rootMeanSquaredError())
                    .row("r2", scores.explained())
                    .row("bias", scores.bias());
        });
        return table.toString();
    }

    private static String classes(ClassResults classes) {
        CsvText table = new CsvText(List.of("class", "precision", "recall", "f1", "samples"));
        List<ClassScores> scores = Scores.perClass(classes.confusion());
        for (int i = 0; i < scores.size(); i++) {
            ClassScores each = scores.get(i);
            table.row(classes.classNames().get(i), each.precision(), each.recall(), each.f1(), each.support());
        }
        return table.toString();
    }

    private static String confusion(ClassResults classes) {
        List<String> columns = new ArrayList<>(List.of("true class"));
        columns.addAll(classes.classNames());
        CsvText table = new CsvText(columns);
        List<List<Integer>> confusion = classes.confusion();
        for (int i = 0; i < confusion.size(); i++) {
            List<Object> row = new ArrayList<>(List.of(classes.classNames().get(i)));
            row.addAll(confusion.get(i));
            table.row(row.toArray());
        }
        return table.toString();
    }

    private static String calibration(Calibration calibration) {
        CsvText table = new CsvText(List.of("from", "to", "samples", "confidence", "accuracy"));
        calibration
                .bins()
                .forEach(bin -> table.row(bin.from(), bin.to(), bin.samples(), bin.confidence(), bin.accuracy()));
        return table.toString();
    }

    private static String mistakes(ClassResults classes, int most) {
        CsvText table = new CsvText(List.of("sample", "class", "predicted", "confidence"));
        classes.mistakes().stream().limit(most).forEach(sample -> table.row(answer(classes, sample)));
        return table.toString();
    }

    private static Object[] answer(ClassResults classes, int sample) {
        return new Object[] {
            sample,
            classes.classNames().get(classes.label(sample)),
            classes.classNames().get(classes.predicted(sample)),
            (float) classes.confidence(sample)
        };
    }

    private static String samples(ClassResults classes) {
        List<String> columns = new ArrayList<>(List.of("sample", "class", "predicted", "confidence"));
        classes.classNames().forEach(name -> columns.add("p(" + name + ")"));
        CsvText table = new CsvText(columns);
        for (int i = 0; i < classes.samples(); i++) {
            List<Object> row = new ArrayList<>(List.of(answer(classes, i)));
            for (float probability : classes.probabilities(i)) {
                row.add(probability);
            }
            table.row(row.toArray());
        }
        return table.toString();
    }

    private static String outputs(NumberResults numbers) {
        CsvText table = new CsvText(List.of("output", "mae", "rmse", "r2", "bias"));
        for (int k = 0; k < numbers.width(); k++) {
            NumberResults.NumberScores scores = numbers.scores(k);
            table.row(
                    k + 1,
                    scores.meanAbsoluteError(),
                    scores.rootMeanSquaredError(),
                    scores.explained(),
                    scores.bias());
        }
        return table.toString();
    }

    private static String furthestOff(NumberResults numbers, int most) {
        CsvText table = new CsvText(numberColumns(numbers));
        numbers.furthestOff().stream().limit(most).forEach(sample -> numberRow(numbers, sample, table));
        return table.toString();
    }

    private static String samples(NumberResults numbers) {
        CsvText table = new CsvText(numberColumns(numbers));
        for (int i = 0; i < numbers.samples(); i++) {
            numberRow(numbers, i, table);
        }
        return table.toString();
    }

    private static List<String> numberColumns(NumberResults numbers) {
        List<String> columns = new ArrayList<>(List.of("sample"));
        for (int k = 1; k <= numbers.width(); k++) {
            columns.add("target " + k);
            columns.add("output " + k);
        }
        return columns;
    }

    private static void numberRow(NumberResults numbers, int sample, CsvText table) {
        List<Object> row = new ArrayList<>(List.of(sample));
        for (int k = 0; k < numbers.width(); k++) {
            row.add((float) numbers.target(sample, k));
            row.add((float) numbers.output(sample, k));
        }
        table.row(row.toArray());
    }
}
