package org.layerwright.plan.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.layerwright.network.Problem;
import org.layerwright.network.param.ParamSpec;
import org.layerwright.network.param.ParamSpec.ChoiceParam;
import org.layerwright.network.param.ParamSpec.DoubleParam;
import org.layerwright.network.param.ParamSpec.IntParam;
import org.layerwright.network.param.ParamValues;
import org.layerwright.network.param.Setting;
import org.layerwright.plan.PlanCheck;
import org.layerwright.plan.PlanJson;
import org.layerwright.plan.TrainingPlan;
import org.layerwright.plan.schedule.ScheduleType.RunLength;
import org.layerwright.text.Texts;

/** What holds for every schedule in the list. */
class ScheduleContractTest {
    private static final double BASE = 0.4;
    private static final RunLength LENGTH = new RunLength(7, 9);

    static List<ScheduleType> types() {
        return ScheduleTypes.all();
    }

    @ParameterizedTest
    @MethodSource("types")
    void staysBetweenNothingAndTheBase(ScheduleType type) {
        for (RunLength length : List.of(LENGTH, new RunLength(1, 1), new RunLength(1, 2), new RunLength(1000, 1))) {
            Schedule schedule = type.create(ParamValues.EMPTY, length);
            for (long step = 0; step < length.totalSteps() + 3; step++) {
                double rate = schedule.rate(BASE, step);
                assertTrue(rate >= 0 && rate <= BASE * (1 + 1e-12), type.id() + " " + step + " " + rate);
                assertEquals(rate, schedule.rate(2 * BASE, step) / 2, 1e-12, "A rate is a share of the base.");
            }
        }
    }

    /** From a quarter: 1/4 + 3/4 · (t + 1) / 15 of the curve in the first 14 steps, the bare curve after. */
    @ParameterizedTest
    @MethodSource("types")
    void warmsUpInAStraightLine(ScheduleType type) {
        Schedule bare = type.create(ParamValues.EMPTY, LENGTH);
        Schedule warm = type.create(ParamValues.of("warmupEpochs", 2.0, "warmupFrom", 0.25), LENGTH);
        for (long step = 0; step < LENGTH.totalSteps(); step++) {
            double share = step < 14 ? 0.25 + 0.05 * (step + 1) : 1;
            assertEquals(share * bare.rate(BASE, step), warm.rate(BASE, step), 1e-12, type.id() + " " + step);
        }
    }

    @ParameterizedTest
    @MethodSource("types")
    void holdsTheRateOfAnEpochsFirstStep(ScheduleType type) {
        Schedule bare = type.create(ParamValues.EMPTY, LENGTH);
        Schedule held = type.create(ParamValues.of("per", "epoch"), LENGTH);
        Schedule warm = type.create(ParamValues.of("per", "epoch", "warmupEpochs", 1.0), LENGTH);
        for (long step = 0; step < LENGTH.totalSteps(); step++) {
            double expected = bare.rate(BASE, step / 7 * 7);
            assertEquals(expected, held.rate(BASE, step));
            assertEquals(expected * Math.min(1, (step + 1) / 8.0), warm.rate(BASE, step), 1e-12);
        }
    }

    @Test
    void whatIsToldReachesTheCurveThroughItsDecoration() {
        Schedule schedule = ScheduleTypes.create(
                Setting.of("reduceOnPlateau", "patience", 0, "per", "epoch", "warmupEpochs", 1.0), LENGTH);
        schedule.epochEnded(0, 1);
        schedule.epochEnded(1, Double.NaN);
        assertEquals(BASE, schedule.rate(BASE, 13));
        assertEquals(BASE / 2, schedule.rate(BASE, 14));
    }

    @ParameterizedTest
    @MethodSource("types")
    void refusesWhatIsOutOfBounds(ScheduleType type) {
        for (ParamSpec<?> spec : type.params()) {
            if (spec instanceof DoubleParam bounds) {
                assertRefused(type, spec, bounds.minOpen() ? bounds.min() : bounds.min() - 1);
                assertRefused(type, spec, bounds.maxOpen() ? bounds.max() : bounds.max() * 2);
                assertRefused(type, spec, Double.NaN);
            } else if (spec instanceof IntParam bounds) {
                assertRefused(type, spec, bounds.min() - 1);
                assertRefused(type, spec, bounds.max() + 1);
            }
            assertRefused(type, spec, "neither");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "0:", ":1", "0:1,", "0:1;5:0.1", "-1:1", "0:-1", "0.5:1", "0:1e", "1234567:1"})
    void refusesTablesThatAreNone(String table) {
        assertRefused(new Piecewise(), new Piecewise().param("pieces").orElseThrow(), table);
    }

    @Test
    void aTableMayBeLongButNotEndless() {
        ParamSpec<?> spec = new Piecewise().param("pieces").orElseThrow();
        String entries = "0:1, ".repeat(70);
        assertTrue(spec.accept(entries + "8:0.1").isPresent());
        assertTrue(spec.accept(entries.repeat(2) + "8:0.1").isEmpty());
    }

    @ParameterizedTest
    @MethodSource("types")
    void aPlanWithItIsSoundAndIsReadAsWritten(ScheduleType type) {
        Setting setting = Setting.of(type.id());
        for (ParamSpec<?> spec : type.params()) {
            assertEquals(Optional.of(spec.defaultValue()), spec.accept(spec.defaultValue()));
            setting = setting.with(spec.name(), spec.defaultValue());
        }
        TrainingPlan plan = TrainingPlan.DEFAULT.withSchedule(setting);
        assertEquals(List.of(), PlanCheck.problems(plan));
        assertEquals(plan, PlanJson.read(PlanJson.write(plan)));
    }

    @ParameterizedTest
    @MethodSource("types")
    void hasTheCommonParametersAndTexts(ScheduleType type) {
        List<String> names = type.params().stream().map(ParamSpec::name).toList();
        assertEquals(names.size(), names.stream().distinct().count());
        assertEquals(List.of("per", "warmupEpochs", "warmupFrom"), names.subList(names.size() - 3, names.size()));
        for (Locale locale : List.of(Texts.ENGLISH, Texts.CHINESE)) {
            Texts texts = new Texts(locale);
            assertTrue(texts.find("schedule." + type.id() + ".title").isPresent());
            assertTrue(texts.find("schedule." + type.id() + ".help").isPresent());
            type.params().stream()
                    .filter(ChoiceParam.class::isInstance)
                    .flatMap(spec -> ((ChoiceParam) spec).choices().stream())
                    .forEach(choice -> assertTrue(texts.find("choice." + choice).isPresent(), choice));
        }
    }

    @ParameterizedTest
    @MethodSource("types")
    void canBeDrawnBeforeTheRun(ScheduleType type) {
        Setting setting = Setting.of(type.id(), "warmupEpochs", 1.0);
        Schedule schedule = ScheduleTypes.create(setting, LENGTH);
        List<SchedulePreview.Point> points = SchedulePreview.points(setting, BASE, LENGTH, 5);
        assertEquals(
                List.of(0L, 16L, 31L, 47L, 62L),
                points.stream().map(SchedulePreview.Point::step).toList());
        for (SchedulePreview.Point point : points) {
            assertEquals(schedule.rate(BASE, point.step()), point.rate());
            assertEquals(point.step() / 7.0, point.epochs());
        }
        assertEquals(63, SchedulePreview.points(setting, BASE, LENGTH, 1000).size());
    }

    @Test
    void aPreviewNeedsTwoPointsAndAKnownSchedule() {
        assertThrows(
                IllegalArgumentException.class, () -> SchedulePreview.points(Setting.of("constant"), BASE, LENGTH, 1));
        assertThrows(
                IllegalArgumentException.class, () -> SchedulePreview.points(Setting.of("never"), BASE, LENGTH, 5));
    }

    private static void assertRefused(ScheduleType type, ParamSpec<?> spec, Object value) {
        TrainingPlan plan = TrainingPlan.DEFAULT.withSchedule(Setting.of(type.id(), spec.name(), value));
        assertEquals(
                List.of("bad-plan-value"),
                PlanCheck.problems(plan).stream().map(Problem::code).toList(),
                spec.name() + " " + value);
    }
}
