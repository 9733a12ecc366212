package org.layerwright.analysis.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.layerwright.analysis.Calibration;
import org.layerwright.analysis.ClassResults;
import org.layerwright.analysis.NumberResults;
import org.layerwright.analysis.Scores;
import org.layerwright.analysis.Scores.ClassScores;
import org.layerwright.json.JsonWriter;

/** An evaluation as JSON, for other programs and for the record. */
public final class ReportJson {
    private ReportJson() {}

    public static JsonWriter of(EvaluationReport report) {
        JsonWriter json = new JsonWriter()
                .put("model", report.model())
                .put("dataset", report.dataset())
                .put("part", report.judgement().part().name().toLowerCase(Locale.ROOT))
                .put("samples", report.judgement().samples())
                .put("loss", report.judgement().loss());
        report.judgement().classes().ifPresent(classes -> ofClasses(report, classes, json));
        report.judgement().numbers().ifPresent(numbers -> ofNumbers(report, numbers, json));
        return json;
    }

    private static void ofClasses(EvaluationReport report, ClassResults classes, JsonWriter json) {
        List<ClassScores> scores = Scores.perClass(classes.confusion());
        JsonWriter metrics = new JsonWriter()
                .put("crossEntropy", classes.crossEntropy())
                .put("macroPrecision", Scores.macro(scores, ClassScores::precision))
                .put("macroRecall", Scores.macro(scores, ClassScores::recall))
                .put("macroF1", Scores.macro(scores, ClassScores::f1));
        report.topK().forEach(k -> metrics.put("top" + k, classes.topK(k)));
        json.put("accuracy", classes.accuracy())
                .put("metrics", metrics)
                .put("calibration", calibration(classes.calibration(EvaluationReport.BINS)))
                .putObjects("confusion", confusion(classes))
                .putObjects("classes", scores(classes, scores))
                .putObjects(
                        "mistakes",
                        classes.mistakes().stream()
                                .limit(report.mistakes())
                                .map(sample -> mistake(classes, sample))
                                .toList());
    }

    private static JsonWriter calibration(Calibration calibration) {
        List<JsonWriter> bins = new ArrayList<>();
        for (Calibration.Bin bin : calibration.bins()) {
            bins.add(new JsonWriter()
                    .put("from", bin.from())
                    .put("to", bin.to())
                    .put("samples", bin.samples())
                    .put("confidence", bin.confidence())
                    .put("accuracy", bin.accuracy()));
        }
        return new JsonWriter()
                .put("expectedError", calibration.expectedError())
                .putObjects("bins", bins);
    }

    private static List<JsonWriter> confusion(ClassResults results) {
        List<JsonWriter> classes = new ArrayList<>();
        List<List<Integer>> confusion = results.confusion();
        for (int i = 0; i < confusion.size(); i++) {
            JsonWriter counts = new JsonWriter();
            for (int j = 0; j < confusion.size(); j++) {
                counts.put(results.classNames().get(j), confusion.get(i).get(j).longValue());
            }
            classes.add(
                    new JsonWriter().put("class", results.classNames().get(i)).put("predictedAs", counts));
        }
        return classes;
    }

    private static List<JsonWriter> scores(ClassResults results, List<ClassScores> scores) {
        List<JsonWriter> classes = new ArrayList<>();
        for (int i = 0; i < scores.size(); i++) {
            ClassScores each = scores.get(i);
            classes.add(new JsonWriter()
                    .put("class", results.classNames().get(i))
                    .put("samples", each.support())
                    .put("precision", each.precision())
                    .put("recall", each.recall())
                    .put("f1", each.f1()));
        }
        return classes;
    }

    private static JsonWriter mistake(ClassResults classes, int sample) {
        return new JsonWriter()
                .put("sample", sample)
                .put("class", classes.classNames().get(classes.label(sample)))
                .put("predicted", classes.classNames().get(classes.predicted(sample)))
                .put("confidence", classes.confidence(sample));
    }

    private static void ofNumbers(EvaluationReport report, NumberResults numbers, JsonWriter json) {
        List<JsonWriter> outputs = new ArrayList<>();
        for (int k = 0; k < numbers.width(); k++) {
            outputs.add(scores(numbers.scores(k)).put("output", k + 1));
        }
        json.put("metrics", scores(numbers.scores()))
                .putObjects("outputs", outputs)
                .putObjects(
                        "mistakes",
                        numbers.furthestOff().stream()
                                .limit(report.mistakes())
                                .map(sample -> furthestOff(numbers, sample))
                                .toList());
    }

    private static JsonWriter scores(NumberResults.NumberScores scores) {
        return new JsonWriter()
                .put("mae", scores.meanAbsoluteError())
                .put("rmse", scores.rootMeanSquaredError())
                .put("r2", scores.explained())
                .put("bias", scores.bias());
    }

    private static JsonWriter furthestOff(NumberResults numbers, int sample) {
        List<Double> targets = new ArrayList<>();
        List<Double> outputs = new ArrayList<>();
        for (int k = 0; k < numbers.width(); k++) {
            targets.add(numbers.target(sample, k));
            outputs.add(numbers.output(sample, k));
        }
        return new JsonWriter()
                .put("sample", sample)
                .putNumbers("targets", targets)
                .putNumbers("outputs", outputs);
    }
}
