package org.layerwright.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.layerwright.analysis.Calibration;
import org.layerwright.analysis.ClassResults;
import org.layerwright.analysis.NumberResults;
import org.layerwright.analysis.NumberResults.NumberScores;
import org.layerwright.analysis.Scores;
import org.layerwright.analysis.Scores.ClassScores;
import org.layerwright.analysis.report.EvaluationReport;
import org.layerwright.event.WorkerCommand.DataPart;

/** Prints an evaluation for people. */
record EvaluationPrint(Cli cli) {
    /** A matrix of more columns than a terminal has is of no use. */
    private static final int MOST_CLASSES = 20;

    void print(EvaluationReport report) {
        boolean train = report.judgement().part() == DataPart.TRAIN;
        line(
                "cli.evaluate.samples." + (train ? "train" : "test"),
                report.judgement().samples(),
                report.dataset());
        if (!Double.isNaN(report.judgement().loss())) {
            figure("cli.evaluate.loss", report.judgement().loss());
        }
        report.judgement().classes().ifPresent(classes -> classes(report, classes));
        report.judgement().numbers().ifPresent(numbers -> numbers(report, numbers));
    }

    private void classes(EvaluationReport report, ClassResults classes) {
        List<ClassScores> scores = Scores.perClass(classes.confusion());
        Calibration calibration = classes.calibration(EvaluationReport.BINS);
        figure("cli.evaluate.accuracy", classes.accuracy());
        report.topK().stream()
                .filter(k -> k > 1)
                .forEach(k -> line("cli.evaluate.topK", k, ProgressLine.number(classes.topK(k))));
        figure("cli.metric.macroPrecision", Scores.macro(scores, ClassScores::precision));
        figure("cli.metric.macroRecall", Scores.macro(scores, ClassScores::recall));
        figure("cli.metric.macroF1", Scores.macro(scores, ClassScores::f1));
        figure("cli.evaluate.ece", calibration.expectedError());
        cli.out().println();
        table(classTable(classes, scores), 1);
        if (classes.classes() <= MOST_CLASSES) {
            cli.out().println();
            line("cli.evaluate.confusion");
            table(confusionTable(classes), 1);
        }
        cli.out().println();
        line("cli.evaluate.calibration");
        table(calibrationTable(calibration), 0);
        List<Integer> worst = classes.mistakes();
        if (report.mistakes() > 0 && !worst.isEmpty()) {
            cli.out().println();
            line("cli.evaluate.mistakes", Math.min(report.mistakes(), worst.size()), worst.size());
            table(mistakeTable(classes, worst.stream().limit(report.mistakes()).toList()), 3);
        }
    }

    private List<List<String>> classTable(ClassResults classes, List<ClassScores> scores) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(titles("class", "precision", "recall", "f1", "samples"));
        for (int i = 0; i < scores.size(); i++) {
            ClassScores each = scores.get(i);
            rows.add(List.of(
                    classes.classNames().get(i),
                    ProgressLine.number(each.precision()),
                    ProgressLine.number(each.recall()),
                    ProgressLine.number(each.f1()),
                    Long.toString(each.support())));
        }
        return rows;
    }

    private List<List<String>> confusionTable(ClassResults classes) {
        List<List<String>> rows = new ArrayList<>();
        List<String> head = new ArrayList<>(List.of(cli.texts().get("cli.evaluate.trueClass")));
        head.addAll(classes.classNames());
        rows.add(head);
        List<List<Integer>> confusion = classes.confusion();
        for (int i = 0; i < confusion.size(); i++) {
            List<String> row = new ArrayList<>(List.of(classes.classNames().get(i)));
            confusion.get(i).forEach(count -> row.add(count == 0 ? "·" : count.toString()));
            rows.add(row);
        }
        return rows;
    }

    private List<List<String>> calibrationTable(Calibration calibration) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(titles("from", "to", "samples", "confidence", "accuracy"));
        for (Calibration.Bin bin : calibration.bins()) {
            boolean empty = bin.samples() == 0;
            rows.add(List.of(
                    Columns.number(bin.from(), 1),
                    Columns.number(bin.to(), 1),
                    Integer.toString(bin.samples()),
                    empty ? "" : ProgressLine.number(bin.confidence()),
                    empty ? "" : ProgressLine.number(bin.accuracy())));
        }
        return rows;
    }

    private List<List<String>> mistakeTable(ClassResults classes, List<Integer> samples) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(titles("sample", "class", "predicted", "confidence"));
        for (int sample : samples) {
            rows.add(List.of(
                    Integer.toString(sample),
                    classes.classNames().get(classes.label(sample)),
                    classes.classNames().get(classes.predicted(sample)),
                    ProgressLine.number(classes.confidence(sample))));
        }
        return rows;
    }

    private void numbers(EvaluationReport report, NumberResults numbers) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(titles("output", "mae", "rmse", "r2", "bias"));
        for (int k = 0; k < numbers.width(); k++) {
            rows.add(scores(Integer.toString(k + 1), numbers.scores(k)));
        }
        if (numbers.width() > 1) {
            rows.add(scores(cli.texts().get("cli.evaluate.all"), numbers.scores()));
        }
        table(rows, 1);
        List<Integer> worst = numbers.furthestOff();
        if (report.mistakes() > 0) {
            cli.out().println();
            line("cli.evaluate.furthestOff");
            List<List<String>> off = new ArrayList<>();
            off.add(titles("sample", "output", "target", "said", "error"));
            worst.stream().limit(report.mistakes()).forEach(sample -> {
                for (int k = 0; k < numbers.width(); k++) {
                    off.add(List.of(
                            Integer.toString(sample),
                            Integer.toString(k + 1),
                            ProgressLine.number(numbers.target(sample, k)),
                            ProgressLine.number(numbers.output(sample, k)),
                            ProgressLine.number(numbers.residual(sample, k))));
                }
            });
            table(off, 2);
        }
    }

    private static List<String> scores(String name, NumberScores scores) {
        return List.of(
                name,
                ProgressLine.number(scores.meanAbsoluteError()),
                ProgressLine.number(scores.rootMeanSquaredError()),
                ProgressLine.number(scores.explained()),
                ProgressLine.number(scores.bias()));
    }

    private List<String> titles(String... keys) {
        return Stream.of(keys).map(key -> cli.texts().get("cli.score." + key)).toList();
    }

    private void figure(String key, double value) {
        cli.out().println(cli.texts().get("cli.test.metric", cli.texts().get(key), ProgressLine.number(value)));
    }

    private void line(String key, Object... arguments) {
        cli.out().println(cli.texts().get(key, arguments));
    }

    private void table(List<List<String>> rows, int leftAligned) {
        Columns.table(rows, leftAligned).forEach(cli.out()::println);
    }
}
