package org.layerwright.plan.optimizer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.layerwright.network.param.ParamSpec;
import org.layerwright.network.param.ParamSpec.DoubleParam;
import org.layerwright.network.param.ParamValues;
import org.layerwright.network.param.Setting;
import org.layerwright.plan.PlanCheck;
import org.layerwright.plan.PlanJson;
import org.layerwright.plan.TrainingPlan;
import org.layerwright.text.Texts;

/** What holds for every optimizer in the list. */
class OptimizerContractTest {
    private static final int LENGTH = 1000;

    static List<OptimizerType> types() {
        return OptimizerTypes.all();
    }

    @ParameterizedTest
    @MethodSource("types")
    void anUpdateInPartsGivesTheSameBits(OptimizerType type) {
        UpdateRule rule = type.rule(ParamValues.EMPTY);
        float[] whole = wave(1);
        float[] parts = whole.clone();
        float[][] wholeState = new float[type.slots()][LENGTH];
        float[][] partsState = new float[type.slots()][LENGTH];
        for (int step = 1; step <= 5; step++) {
            float[] gradients = wave(step + 1);
            rule.update(whole, gradients, wholeState, 0, LENGTH, 0.01, step);
            rule.update(parts, gradients, partsState, 333, LENGTH, 0.01, step);
            rule.update(parts, gradients, partsState, 0, 333, 0.01, step);
        }
        assertArrayEquals(whole, parts);
        for (int slot = 0; slot < type.slots(); slot++) {
            assertArrayEquals(wholeState[slot], partsState[slot]);
        }
    }

    /** All that a rule knows of the past stands in its state, so a fresh rule goes on where another one stopped. */
    @ParameterizedTest
    @MethodSource("types")
    void aFreshRuleGoesOnWithTheSameBits(OptimizerType type) {
        float[] once = wave(1);
        float[] resumed = once.clone();
        float[][] onceState = new float[type.slots()][LENGTH];
        float[][] resumedState = new float[type.slots()][LENGTH];
        UpdateRule rule = type.rule(ParamValues.EMPTY);
        for (int step = 1; step <= 20; step++) {
            float[] gradients = wave(step);
            rule.update(once, gradients, onceState, 0, LENGTH, 0.01, step);
            type.rule(ParamValues.EMPTY).update(resumed, gradients, resumedState, 0, LENGTH, 0.01, step);
        }
        assertArrayEquals(once, resumed);
    }

    @ParameterizedTest
    @MethodSource("types")
    void aWeightWithoutGradientNeverMoves(OptimizerType type) {
        for (ParamValues params : List.of(ParamValues.EMPTY, edges(type))) {
            UpdateRule rule = type.rule(params);
            float[] weights = wave(1);
            float[] before = weights.clone();
            float[][] state = new float[type.slots()][LENGTH];
            for (int step = 1; step <= 30; step++) {
                float[] gradients = wave(step);
                for (int i = 0; i < LENGTH; i += 2) {
                    gradients[i] = step % 2 == 0 ? 0f : -0f;
                }
                rule.update(weights, gradients, state, 0, LENGTH, 0.5, step);
            }
            for (int i = 0; i < LENGTH; i += 2) {
                assertEquals(before[i], weights[i], type.id());
            }
            assertNotEquals(before[1], weights[1]);
        }
    }

    @ParameterizedTest
    @MethodSource("types")
    void goesDownhill(OptimizerType type) {
        UpdateRule rule = type.rule(ParamValues.EMPTY);
        float[] weights = {3};
        float[][] state = new float[type.slots()][1];
        for (int step = 1; step <= 200; step++) {
            rule.update(
                    weights,
                    new float[] {weights[0]},
                    state,
                    0,
                    1,
                    type.learningRate().defaultValue(),
                    step);
        }
        assertTrue(Math.abs(weights[0]) < 3, type.id() + " " + weights[0]);
    }

    @ParameterizedTest
    @MethodSource("types")
    void takesItsDefaultsAndSaysWhatItIs(OptimizerType type) {
        assertEquals(Optional.of(type.learningRate()), type.param("learningRate"));
        for (ParamSpec<?> spec : type.params()) {
            assertEquals(Optional.of(spec.defaultValue()), spec.accept(spec.defaultValue()));
        }
        assertEquals(
                type.params().size(),
                type.params().stream().map(ParamSpec::name).distinct().count());
        for (Locale locale : List.of(Texts.ENGLISH, Texts.CHINESE)) {
            Texts texts = new Texts(locale);
            assertTrue(texts.find("optimizer." + type.id() + ".title").isPresent());
            assertTrue(texts.find("optimizer." + type.id() + ".help").isPresent());
        }
    }

    @ParameterizedTest
    @MethodSource("types")
    void aPlanWithItIsSoundAndIsReadAsWritten(OptimizerType type) {
        Setting setting = Setting.of(type.id());
        for (ParamSpec<?> spec : type.params()) {
            setting = setting.with(spec.name(), spec.defaultValue());
        }
        TrainingPlan plan = TrainingPlan.DEFAULT.withOptimizer(setting);
        assertEquals(List.of(), PlanCheck.problems(plan));
        assertEquals(plan, PlanJson.read(PlanJson.write(plan)));
    }

    @ParameterizedTest
    @MethodSource("types")
    void decaysOnlyWhereItHasTheParameter(OptimizerType type) {
        boolean decays = Set.of("adamw", "lion").contains(type.id());
        assertEquals(decays, type.param("weightDecay").isPresent());
        assertEquals(decays ? 0.25 : 0, type.weightDecay(ParamValues.of("weightDecay", 0.25)));
        assertEquals(type.id().equals("gd"), type.fullBatch());
    }

    /** Every parameter but the rate at its lower bound: the smallest ε, no momentum. */
    private static ParamValues edges(OptimizerType type) {
        return new ParamValues(type.params().stream()
                .filter(spec -> spec instanceof DoubleParam bounds && !bounds.minOpen())
                .collect(Collectors.toMap(ParamSpec::name, spec -> ((DoubleParam) spec).min())));
    }

    private static float[] wave(int speed) {
        float[] values = new float[LENGTH];
        for (int i = 0; i < LENGTH; i++) {
            values[i] = (float) Math.sin(speed * (i + 0.5));
        }
        return values;
    }
}
