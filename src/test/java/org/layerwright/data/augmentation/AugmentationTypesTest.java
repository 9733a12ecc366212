package org.layerwright.data.augmentation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.layerwright.network.Problem;
import org.layerwright.network.Shape;
import org.layerwright.network.param.ParamSpec;
import org.layerwright.network.param.Setting;
import org.layerwright.plan.PlanCheck;
import org.layerwright.plan.PlanJson;
import org.layerwright.plan.TrainingPlan;
import org.layerwright.text.Texts;

class AugmentationTypesTest {
    @Test
    void everyAugmentationStandsInTheList() {
        Set<String> found = new ClassFileImporter()
                .importPackages("org.layerwright.data.augmentation").stream()
                        .filter(type -> type.isAssignableTo(AugmentationType.class) && !type.isInterface())
                        .map(type -> type.getName())
                        .collect(Collectors.toSet());
        Set<String> listed = AugmentationTypes.all().stream()
                .map(type -> type.getClass().getName())
                .collect(Collectors.toSet());
        assertEquals(found, listed);
    }

    @Test
    void everyAugmentationAndParameterHasItsTexts() {
        for (Locale locale : List.of(Texts.ENGLISH, Texts.CHINESE)) {
            Texts texts = new Texts(locale);
            for (AugmentationType type : AugmentationTypes.all()) {
                assertText(texts, "augmentation." + type.id() + ".title");
                assertText(texts, "augmentation." + type.id() + ".help");
                for (ParamSpec<?> param : type.params()) {
                    assertText(texts, "param." + param.name() + ".label");
                    assertText(texts, "param." + param.name() + ".help");
                }
            }
        }
    }

    @Test
    void aPlanWithAllOfThemIsSoundAndReadsBack() {
        TrainingPlan plan = plan(AugmentationTypes.all().stream()
                .map(type -> Setting.of(type.id()))
                .toArray(Setting[]::new));
        assertEquals(List.of(), PlanCheck.problems(plan));
        assertEquals(plan, PlanJson.read(PlanJson.write(plan)));
    }

    @Test
    void aPlanIsToldWhatIsUnknownOrOutOfBounds() {
        assertProblem("unknown-augmentation", "shake", plan(Setting.of("shake")));
        assertProblem("unknown-plan-param", "angle", plan(Setting.of("rotate", "angle", 3.0)));
        assertProblem("bad-plan-value", "-1.0", plan(Setting.of("rotate", "maxAngle", -1.0)));
        assertProblem("bad-plan-value", "maxZoom", plan(Setting.of("zoom", "maxZoom", 1.0)));
        assertProblem("bad-plan-value", "mixupAlpha", plan(Setting.of("mixup", "mixupAlpha", 0.0)));
        assertProblem("augmentation-mixes-twice", "mixup", plan(Setting.of("mixup"), Setting.of("mixup")));
        assertEquals(List.of(), PlanCheck.problems(plan(Setting.of("cutout"), Setting.of("cutout"))));
    }

    @Test
    void onlyImagesAreAugmentedAndOnlyClassesAreMixed() {
        List<Setting> shift = List.of(Setting.of("shift"));
        List<Setting> mixup = List.of(Setting.of("mixup"));
        assertEquals(List.of(), AugmentationCheck.fit(shift, Shape.of(28, 28, 1), 0));
        assertEquals(List.of(), AugmentationCheck.fit(mixup, Shape.of(28, 28, 1), 10));
        assertEquals(List.of(), AugmentationCheck.fit(List.of(), Shape.of(4), 3));
        Problem vector = AugmentationCheck.fit(shift, Shape.of(4), 3).get(0);
        assertEquals("augmentation-needs-images", vector.code());
        assertTrue(new Texts(Texts.ENGLISH).problem(vector).contains("a sample of this data is 4"));
        Problem targets = AugmentationCheck.fit(mixup, Shape.of(28, 28, 1), 0).get(0);
        assertEquals("augmentation-needs-classes", targets.code());
    }

    private static TrainingPlan plan(Setting... settings) {
        return TrainingPlan.DEFAULT.withData(TrainingPlan.DEFAULT.data().withAugmentation(List.of(settings)));
    }

    private static void assertProblem(String code, String named, TrainingPlan plan) {
        List<Problem> problems = PlanCheck.problems(plan);
        assertEquals(List.of(code), problems.stream().map(Problem::code).toList());
        String sentence = new Texts(Texts.ENGLISH).problem(problems.get(0));
        assertTrue(sentence.contains(named), sentence);
    }

    private static void assertText(Texts texts, String key) {
        assertTrue(texts.find(key).isPresent(), texts.locale() + " " + key);
    }
}
