package org.layerwright.ui.viewmodel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.layerwright.network.param.ParamSpec;
import org.layerwright.network.param.Setting;
import org.layerwright.plan.EarlyStopping;
import org.layerwright.plan.PlanCheck;
import org.layerwright.plan.Regularization;
import org.layerwright.plan.TrainingPlan;
import org.layerwright.plan.TrainingPlan.ComputePlan;
import org.layerwright.plan.TrainingPlan.DataPlan;
import org.layerwright.plan.optimizer.OptimizerTypes;
import org.layerwright.text.Texts;

class PlanFormViewModelTest {
    private final PlanFormViewModel form = new PlanFormViewModel(
            List.of(DeviceOption.available("cpu", "CPU"), DeviceOption.missing("cuda", "GPU", "device.cuda.missing")));

    @Test
    void beginsWithTheDefaultPlan() {
        assertEquals(TrainingPlan.DEFAULT, form.plan());
        assertEquals(List.of(), form.problems());
    }

    @Test
    void showsAPlanAndGivesItBack() {
        TrainingPlan plan = new TrainingPlan(
                new DataPlan("/data/birds", 1200, 0.25),
                3,
                128,
                Setting.of("adam", "learningRate", 3e-4, "beta1", 0.8),
                TrainingPlan.DEFAULT.schedule(),
                TrainingPlan.DEFAULT.loss(),
                Regularization.ofL2(1e-4),
                EarlyStopping.NEVER,
                42,
                new ComputePlan("cpu", 2));
        form.setPlan(plan);
        assertEquals(plan, form.plan());
        assertEquals(
                "3e-4",
                form.fieldsOf(form.optimizerProperty().get())
                        .get(0)
                        .textProperty()
                        .get());
        assertEquals(List.of(), form.problems());
        form.setPlan(TrainingPlan.DEFAULT);
        assertEquals(TrainingPlan.DEFAULT, form.plan());
    }

    @Test
    void everyEntryReachesThePlan() {
        form.chooseFolder(Path.of("/data/leaves"));
        form.allSamplesProperty().set(false);
        form.limit().textProperty().set("700");
        form.validationFraction().textProperty().set("0.2");
        form.epochs().textProperty().set(" 4 ");
        form.batchSize().textProperty().set("32");
        form.optimizerProperty().set(OptimizerTypes.find("sgd").orElseThrow());
        form.fieldsOf(form.optimizerProperty().get()).get(0).textProperty().set("5e-2");
        form.l2().textProperty().set("1e-3");
        form.threads().textProperty().set("1");
        form.seed().textProperty().set("9");
        assertEquals(
                new TrainingPlan(
                        new DataPlan("/data/leaves", 700, 0.2),
                        4,
                        32,
                        Setting.of("sgd", "learningRate", 0.05),
                        TrainingPlan.DEFAULT.schedule(),
                        TrainingPlan.DEFAULT.loss(),
                        Regularization.ofL2(1e-3),
                        EarlyStopping.NEVER,
                        9,
                        new ComputePlan("cpu", 1)),
                form.plan());
        assertEquals(List.of(), PlanCheck.problems(form.plan()));
    }

    @ParameterizedTest
    @CsvSource({"0", "-1", "1.5", "ten", "''", "1e9", "0x10", "12f", "NaN", "'1,000'"})
    void aWrongNumberOfEpochsIsToldAndTheLastRightOneKept(String entered) {
        form.epochs().textProperty().set("7");
        form.epochs().textProperty().set(entered);
        assertFalse(form.epochs().isValid());
        assertEquals(7, form.plan().epochs());
        assertEquals(1, form.problems().size());
        assertEquals(
                "Epochs: expected 1 … 100000, found “" + entered + "”.",
                new RunWords(new Texts(Texts.ENGLISH)).problem(form.problems().get(0)));
        form.epochs().textProperty().set("8");
        assertEquals(List.of(), form.problems());
        assertEquals(8, form.plan().epochs());
    }

    @Test
    void onlyEntriesInUseCanBeWrong() {
        form.limit().textProperty().set("none");
        assertEquals(List.of(), form.problems());
        form.allSamplesProperty().set(false);
        assertEquals("limit", form.problems().get(0).subject());
        form.allSamplesProperty().set(true);
        form.fieldsOf(form.optimizerProperty().get()).get(1).textProperty().set("1");
        assertEquals("beta1", form.problems().get(0).subject());
        form.optimizerProperty().set(OptimizerTypes.find("sgd").orElseThrow());
        assertEquals(List.of(), form.problems());
    }

    @Test
    void aDeviceThatIsNotThereSaysWhy() {
        form.deviceProperty().set("cuda");
        assertEquals(
                "GPU: GPU support is not part of this version. The CPU always works. Choose another device.",
                new RunWords(new Texts(Texts.ENGLISH)).problem(form.problems().get(0)));
        form.deviceProperty().set("tpu");
        assertTrue(new RunWords(new Texts(Texts.ENGLISH))
                .problem(form.problems().get(0))
                .contains("tpu"));
    }

    @Test
    void aSeedThatTheFormCannotHoldIsToldAndNotReplacedInSilence() {
        form.setPlan(TrainingPlan.DEFAULT.withSeed(1L << 40));
        assertEquals("seed", form.problems().get(0).subject());
    }

    @Test
    void aTextEntryKeepsTheLastRightText() {
        ParamField<String> field =
                new ParamField<>(new ParamSpec.TextParam("pieces", "0:1", 8, "\\d:\\d(, \\d:\\d)*", "0:1, 2:3"));
        field.textProperty().set(" 0:1, 5:2 ");
        assertEquals("0:1, 5:2", field.value());
        field.textProperty().set("0:1, 5");
        assertEquals("0:1, 5:2", field.value());
        assertEquals(
                List.of("pieces", "0:1, 2:3", "0:1, 5"),
                field.problem().orElseThrow().arguments());
        field.textProperty().set("0:1, 5:2, 6:3");
        assertEquals("0:1, 5:2", field.value());
    }
}
