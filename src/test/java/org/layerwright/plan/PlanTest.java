package org.layerwright.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.layerwright.json.JsonFormatException;
import org.layerwright.network.LayerSpec;
import org.layerwright.network.NetworkSpec;
import org.layerwright.network.Problem;
import org.layerwright.network.Shape;
import org.layerwright.network.layer.Lowering;
import org.layerwright.network.param.ParamSpec;
import org.layerwright.network.param.ParamValues;
import org.layerwright.network.param.Parameterized;
import org.layerwright.network.param.Setting;
import org.layerwright.plan.TrainingPlan.ComputePlan;
import org.layerwright.plan.TrainingPlan.DataPlan;
import org.layerwright.plan.loss.LossType;
import org.layerwright.plan.loss.LossTypes;
import org.layerwright.plan.optimizer.OptimizerType;
import org.layerwright.plan.optimizer.OptimizerTypes;
import org.layerwright.plan.schedule.ScheduleType;
import org.layerwright.plan.schedule.ScheduleTypes;
import org.layerwright.text.Texts;

class PlanTest {
    private static final TrainingPlan PLAN = TrainingPlan.DEFAULT
            .withData(new DataPlan("some/folder", 500, 0.25))
            .withEpochs(3)
            .withBatchSize(17)
            .withOptimizer(Setting.of("sgd", "learningRate", 0.25))
            .withRegularization(Regularization.ofL2(1e-4))
            .withSeed(-9_007_199_254_740_993L)
            .withCompute(new ComputePlan("cpu", 2));

    @Test
    void readsWhatItWrote() {
        assertEquals(PLAN, PlanJson.read(PlanJson.write(PLAN)));
    }

    @Test
    void absentFieldsHaveTheirDefaults() {
        assertEquals(TrainingPlan.DEFAULT, PlanJson.read("{\"format\":\"layerwright-plan\",\"version\":1}"));
    }

    @Test
    void readsAPlanOfVersionOneForEver() {
        String text = """
                {"format": "layerwright-plan", "version": 1,
                 "data": {"dataset": "some/folder", "limit": 500, "validationFraction": 0.25},
                 "epochs": 3, "batchSize": 17,
                 "optimizer": {"type": "sgd", "learningRate": 0.25},
                 "schedule": {"type": "constant"}, "loss": {"type": "softmaxCrossEntropy"},
                 "regularization": {"l2": 1e-4}, "seed": -9007199254740993,
                 "compute": {"device": "cpu", "threads": 2}}
                """;
        assertEquals(PLAN, PlanJson.read(text));
    }

    @Test
    void refusesNewerPlansAndMisspeltFields() {
        assertThrows(JsonFormatException.class, () -> PlanJson.read("{\"format\":\"layerwright-plan\",\"version\":2}"));
        assertThrows(
                JsonFormatException.class,
                () -> PlanJson.read("{\"format\":\"layerwright-plan\",\"version\":1,\"epoch\":3}"));
    }

    @Test
    void theDefaultIsSoundAndEveryBadValueIsNamed() {
        assertEquals(List.of(), PlanCheck.problems(TrainingPlan.DEFAULT));
        assertEquals("bad-plan-value", only(PLAN.withEpochs(0)).code());
        assertEquals("bad-plan-value", only(PLAN.withBatchSize(-1)).code());
        assertEquals(
                "bad-plan-value",
                only(PLAN.withData(new DataPlan("mnist", 0, 1.0))).code());
        assertEquals(
                "bad-plan-value",
                only(PLAN.withRegularization(Regularization.ofL2(-1))).code());
        assertEquals(
                "bad-plan-value",
                only(PLAN.withCompute(new ComputePlan("cpu", -1))).code());
        assertEquals(
                "unknown-optimizer",
                only(PLAN.withOptimizer(Setting.of("adamant"))).code());
        assertEquals(
                "unknown-schedule", only(PLAN.withSchedule(Setting.of("never"))).code());
        assertEquals(
                "bad-plan-value",
                only(PLAN.withOptimizer(Setting.of("adam", "learningRate", 0.0)))
                        .code());
        assertEquals(
                "unknown-plan-param",
                only(PLAN.withOptimizer(Setting.of("adam", "lr", 0.1))).code());
    }

    @Test
    void aNetworkMustFitItsData() {
        var graph = Lowering.lower(NetworkSpec.of(
                        "n",
                        LayerSpec.of("input", "Input"),
                        LayerSpec.of("f", "Flatten"),
                        LayerSpec.of("out", "Dense", "units", 10)))
                .graph();
        assertEquals(List.of(), PlanCheck.fit(graph, Shape.of(28, 28, 1), 10));
        assertEquals(
                List.of("data-shape", "data-classes"),
                PlanCheck.fit(graph, Shape.of(32, 32, 3), 100).stream()
                        .map(Problem::code)
                        .toList());
    }

    @Test
    void everyOptimizerScheduleAndLossStandsInItsList() {
        assertListed("org.layerwright.plan.optimizer", OptimizerType.class, OptimizerTypes.all());
        assertListed("org.layerwright.plan.schedule", ScheduleType.class, ScheduleTypes.all());
        assertListed("org.layerwright.plan.loss", LossType.class, LossTypes.all());
    }

    @Test
    void everyChoiceHasItsTextsInBothLanguages() {
        for (Locale locale : List.of(Texts.ENGLISH, Texts.CHINESE)) {
            Texts texts = new Texts(locale);
            assertTexts(texts, "optimizer", OptimizerTypes.all());
            assertTexts(texts, "schedule", ScheduleTypes.all());
            assertTexts(texts, "loss", LossTypes.all());
            PlanParams.all().forEach(param -> assertParamTexts(texts, param));
        }
    }

    @Test
    void theConstantScheduleIsConstant() {
        var schedule = ScheduleTypes.find("constant")
                .orElseThrow()
                .create(ParamValues.EMPTY, new ScheduleType.RunLength(10, 2));
        assertEquals(0.3, schedule.rate(0.3, 0));
        assertEquals(0.3, schedule.rate(0.3, 19));
    }

    private static Problem only(TrainingPlan plan) {
        List<Problem> problems = PlanCheck.problems(plan);
        assertEquals(1, problems.size(), problems.toString());
        return problems.get(0);
    }

    private static void assertListed(String packageName, Class<?> type, List<?> list) {
        Set<String> listed =
                list.stream().map(entry -> entry.getClass().getName()).collect(Collectors.toSet());
        Set<String> found = new ClassFileImporter()
                .importPackages(packageName).stream()
                        .filter(candidate -> candidate.isAssignableTo(type) && !candidate.isInterface())
                        .filter(candidate -> !candidate.getModifiers().contains(JavaModifier.ABSTRACT))
                        .map(candidate -> candidate.getName())
                        .collect(Collectors.toSet());
        assertEquals(found, listed);
    }

    private static void assertTexts(Texts texts, String kind, List<? extends Parameterized> types) {
        for (Parameterized type : types) {
            Stream.of("title", "help")
                    .map(part -> kind + "." + type.id() + "." + part)
                    .forEach(key -> assertTrue(texts.find(key).isPresent(), texts.locale() + " " + key));
            type.params().forEach(param -> assertParamTexts(texts, param));
        }
    }

    private static void assertParamTexts(Texts texts, ParamSpec<?> param) {
        assertTrue(texts.find("param." + param.name() + ".label").isPresent(), texts.locale() + " " + param.name());
        assertTrue(texts.find("param." + param.name() + ".help").isPresent(), texts.locale() + " " + param.name());
    }
}
