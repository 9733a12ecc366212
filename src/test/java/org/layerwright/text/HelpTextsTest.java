package org.layerwright.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.layerwright.data.augmentation.AugmentationTypes;
import org.layerwright.network.param.ParamSpec;
import org.layerwright.network.param.Parameterized;
import org.layerwright.plan.EarlyStopping;
import org.layerwright.plan.PlanParams;
import org.layerwright.plan.Regularization;
import org.layerwright.plan.loss.LossTypes;
import org.layerwright.plan.optimizer.OptimizerTypes;
import org.layerwright.plan.schedule.ScheduleTypes;

/** Everything that a student chooses in the training form says what it is, in both languages. */
class HelpTextsTest {
    static Stream<Locale> languages() {
        return Stream.of(Texts.ENGLISH, Texts.CHINESE);
    }

    @ParameterizedTest
    @MethodSource("languages")
    void everyFieldOfTheFormExplainsItself(Locale language) {
        Texts texts = new Texts(language);
        List<String> poor = new ArrayList<>();
        check(texts, "optimizer", OptimizerTypes.all(), poor);
        check(texts, "schedule", ScheduleTypes.all(), poor);
        check(texts, "loss", LossTypes.all(), poor);
        check(texts, "augmentation", AugmentationTypes.all(), poor);
        Regularization.PARAMS.forEach(param -> check(texts, param, poor));
        EarlyStopping.PARAMS.forEach(param -> check(texts, param, poor));
        PlanParams.all().forEach(param -> check(texts, param, poor));
        assertEquals(List.of(), poor);
    }

    private static void check(Texts texts, String kind, List<? extends Parameterized> types, List<String> poor) {
        for (Parameterized type : types) {
            check(texts, kind + "." + type.id() + ".title", kind + "." + type.id() + ".help", poor);
            type.params().forEach(param -> check(texts, param, poor));
        }
    }

    private static void check(Texts texts, ParamSpec<?> param, List<String> poor) {
        check(texts, "param." + param.name() + ".label", "param." + param.name() + ".help", poor);
    }

    /** More than the title again: a sentence, which even in Chinese takes a while. */
    private static void check(Texts texts, String title, String help, List<String> poor) {
        String name = texts.find(title).orElse("");
        String sentence = texts.find(help).orElse("");
        if (name.isEmpty() || sentence.length() < 8 || sentence.equals(name)) {
            poor.add(help + ": “" + sentence + "”");
        }
    }
}
