package org.layerwright.analysis.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.layerwright.analysis.ClassResults;
import org.layerwright.analysis.Judgement;
import org.layerwright.analysis.NumberResults;
import org.layerwright.event.WorkerCommand.DataPart;
import org.layerwright.json.JsonReader;

/** Evaluations as JSON and tables, with numbers that others have published. */
class ReportTest {
    /** The example of scikit-learn 1.5's {@code top_k_accuracy_score}: 0.75 among the first two. */
    private static final EvaluationReport CLASSES = report(new Judgement(
            DataPart.TEST,
            0.25,
            Optional.of(new ClassResults(List.of("a", "b", "c,d"), new int[] {0, 1, 2, 2}, 3, new float[] {
                0.5f, 0.2f, 0.2f, 0.3f, 0.4f, 0.2f, 0.2f, 0.4f, 0.3f, 0.7f, 0.2f, 0.1f
            })),
            Optional.empty()));

    /** The example of scikit-learn 1.5's {@code mean_absolute_error}, {@code mean_squared_error} and {@code r2_score}. */
    private static final EvaluationReport NUMBERS = report(new Judgement(
            DataPart.TRAIN,
            Double.NaN,
            Optional.empty(),
            Optional.of(new NumberResults(2, new float[] {0.5f, 1, -1, 1, 7, -6}, new float[] {0, 2, -1, 2, 8, -5}))));

    private static EvaluationReport report(Judgement judgement) {
        return new EvaluationReport("m.lwm", "some", judgement, List.of(1, 2), 1);
    }

    @Test
    void classesAsJson() {
        JsonReader json = JsonReader.parse(ReportJson.of(CLASSES).toText());
        assertEquals("test", json.string("part"));
        assertEquals(0.25, json.number("loss"));
        assertEquals(0.5, json.number("accuracy"));
        assertEquals(0.5, json.object("metrics").number("top1"));
        assertEquals(0.75, json.object("metrics").number("top2"));
        // Right are the samples at 0.5 and 0.4, wrong those at 0.4 and 0.7; the two at 0.4 share a bin, which is half
        // right: |0.4 - 1/2|·2/4 + |0.5 - 1|·1/4 + |0.7 - 0|·1/4, where 0.4f lies a little above the border of two
        // bins.
        double expected = 0.1 * 0.5 + 0.5 * 0.25 + 0.7 * 0.25;
        assertEquals(expected, json.object("calibration").number("expectedError"), 1e-6);
        assertEquals(10, json.object("calibration").objects("bins").size());
        assertEquals(1, json.objects("mistakes").size());
        assertEquals(3, json.objects("mistakes").get(0).integer("sample"));
        assertEquals("a", json.objects("mistakes").get(0).string("predicted"));
        assertEquals(1, json.objects("confusion").get(2).object("predictedAs").integer("b"));
    }

    @Test
    void classesAsTables() {
        Map<String, String> tables = ReportTables.of(CLASSES);
        assertEquals(
                List.of(
                        "summary.csv",
                        "classes.csv",
                        "confusion.csv",
                        "calibration.csv",
                        "mistakes.csv",
                        "samples.csv"),
                List.copyOf(tables.keySet()));
        assertEquals("true class,a,b,\"c,d\"\na,1,0,0\nb,0,1,0\n\"c,d\",1,1,0\n", tables.get("confusion.csv"));
        assertEquals("sample,class,predicted,confidence\n3,\"c,d\",a,0.7\n", tables.get("mistakes.csv"));
        assertTrue(tables.get("summary.csv").contains("\ntop2,0.75\n"), tables.get("summary.csv"));
        List<String> samples = tables.get("samples.csv").lines().toList();
        assertEquals("sample,class,predicted,confidence,p(a),p(b),\"p(c,d)\"", samples.get(0));
        assertEquals("2,\"c,d\",b,0.4,0.2,0.4,0.3", samples.get(3));
    }

    @Test
    void everyPredictedNumberIsTold() {
        JsonReader json = JsonReader.parse(ReportJson.of(NUMBERS).toText());
        assertEquals("train", json.string("part"));
        assertEquals(0.75, json.object("metrics").number("mae"));
        assertEquals(0.708333, Math.pow(json.object("metrics").number("rmse"), 2), 1e-6);
        List<JsonReader> outputs = json.objects("outputs");
        assertEquals(0.5, outputs.get(0).number("mae"));
        assertEquals(1, outputs.get(1).number("mae"));
        assertEquals(0.41666667, Math.pow(outputs.get(0).number("rmse"), 2), 1e-8);
        assertEquals(0.965, outputs.get(0).number("r2"), 5e-4);
        assertEquals(0.908, outputs.get(1).number("r2"), 5e-4);
        assertEquals(1, outputs.get(1).number("bias"));
        // Squared errors 1.25, 1 and 2.
        assertEquals(2, json.objects("mistakes").get(0).integer("sample"));
        String table = ReportTables.samples(NUMBERS);
        assertEquals(
                "sample,target 1,output 1,target 2,output 2",
                table.lines().findFirst().orElseThrow());
        assertTrue(table.contains("\n0,0.5,0.0,1.0,2.0\n"), table);
    }
}
