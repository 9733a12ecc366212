package org.layerwright.ui.viewmodel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.layerwright.network.LayerSpec;
import org.layerwright.network.NetworkSpec;
import org.layerwright.network.param.ParamSpec;
import org.layerwright.network.param.Setting;
import org.layerwright.plan.EarlyStopping;
import org.layerwright.plan.PlanCheck;
import org.layerwright.plan.Regularization;
import org.layerwright.plan.TrainingPlan;
import org.layerwright.plan.TrainingPlan.ComputePlan;
import org.layerwright.plan.TrainingPlan.DataPlan;
import org.layerwright.plan.optimizer.OptimizerType;
import org.layerwright.plan.optimizer.OptimizerTypes;
import org.layerwright.plan.schedule.ScheduleType;
import org.layerwright.plan.schedule.ScheduleTypes;
import org.layerwright.text.Texts;

class PlanFormViewModelTest {
    private final PlanFormViewModel form = new PlanFormViewModel(
            List.of(DeviceOption.available("cpu", "CPU"), DeviceOption.missing("cuda", "GPU", "device.gpu.noCard")));

    @Test
    void beginsWithTheDefaultPlan() {
        assertEquals(TrainingPlan.DEFAULT, form.plan());
        assertEquals(List.of(), form.problems());
    }

    @Test
    void showsAPlanAndGivesItBack() {
        TrainingPlan plan = new TrainingPlan(
                new DataPlan("/data/birds", 1200, 0.25, true, List.of()),
                3,
                128,
                Setting.of("adam", "learningRate", 3e-4, "beta1", 0.8),
                Setting.of("piecewise", "pieces", "0:1, 2:0.5", "warmupEpochs", 0.5),
                TrainingPlan.DEFAULT.loss(),
                Regularization.ofL2(1e-4).with(Regularization.CLIP_NORM, 1.0),
                EarlyStopping.NEVER.with(EarlyStopping.PATIENCE, 4).with(EarlyStopping.MONITOR, EarlyStopping.LOSS),
                42,
                new ComputePlan("cpu", 2));
        form.setPlan(plan);
        assertEquals(plan, form.plan());
        assertEquals("3e-4", field(form.optimization().optimizer().fields(), "learningRate"));
        assertEquals("0:1, 2:0.5", field(form.optimization().schedule().fields(), "pieces"));
        assertEquals(List.of(), form.problems());
        form.setPlan(TrainingPlan.DEFAULT);
        assertEquals(TrainingPlan.DEFAULT, form.plan());
    }

    @Test
    void everyEntryReachesThePlan() {
        form.data().chooseFolder(Path.of("/data/leaves"));
        form.data().allSamplesProperty().set(false);
        form.data().limit().enterText("700");
        form.data().validationFraction().enterText("0.2");
        form.data().standardize().enter(true);
        form.run().epochs().enterText(" 4 ");
        form.run().batchSize().enterText("32");
        SettingChoice<OptimizerType> optimizer = form.optimization().optimizer();
        optimizer.typeProperty().set(OptimizerTypes.find("sgd").orElseThrow());
        optimizer.fields().get(0).enterText("5e-2");
        SettingChoice<ScheduleType> schedule = form.optimization().schedule();
        schedule.typeProperty().set(ScheduleTypes.find("stepDecay").orElseThrow());
        schedule.paramsOf(schedule.type()).field("warmupEpochs").enterText("1.5");
        form.regularization().params().field("l2").enterText("1e-3");
        form.run().earlyStopping().field("patience").enterText("3");
        form.run().threads().enterText("1");
        form.run().seed().enterText("9");
        assertEquals(
                new TrainingPlan(
                        new DataPlan("/data/leaves", 700, 0.2, true, List.of()),
                        4,
                        32,
                        Setting.of("sgd", "learningRate", 0.05),
                        Setting.of("stepDecay", "warmupEpochs", 1.5),
                        TrainingPlan.DEFAULT.loss(),
                        Regularization.ofL2(1e-3),
                        EarlyStopping.NEVER.with(EarlyStopping.PATIENCE, 3),
                        9,
                        new ComputePlan("cpu", 1)),
                form.plan());
        assertEquals(List.of(), PlanCheck.problems(form.plan()));
    }

    @Test
    void aSectionGoesBackToItsDefaultsAndLeavesTheOthers() {
        form.run().epochs().enterText("4");
        form.regularization().params().field("l2").enterText("1e-3");
        form.regularization().params().field("clipNorm").enterText("much");
        assertFalse(form.regularization().isDefault());
        form.reset(form.regularization());
        assertTrue(form.regularization().isDefault());
        assertEquals(List.of(), form.problems());
        assertEquals(TrainingPlan.DEFAULT.withEpochs(4), form.plan());
        assertFalse(form.run().isDefault());
    }

    @Test
    void aWrongEntryAloneIsNoDefault() {
        form.run().seed().enterText("x");
        assertFalse(form.run().isDefault());
    }

    @Test
    void headsSayWhatIsSet() {
        Texts texts = new Texts(Texts.ENGLISH);
        assertEquals("MNIST (digits)", form.data().summary(texts));
        assertEquals("Adam · η 0.001", form.optimization().summary(texts));
        assertEquals("none", form.regularization().summary(texts));
        assertEquals("10 epochs · batch 64", form.run().summary(texts));
        form.setPlan(new TrainingPlan(
                new DataPlan("/data/birds", 1200, 0.25, true, List.of()),
                1,
                32,
                Setting.of("momentum", "learningRate", 0.01, "momentum", 0.8),
                Setting.of("cosine", "per", "epoch"),
                TrainingPlan.DEFAULT.loss(),
                Regularization.ofL2(1e-4),
                EarlyStopping.NEVER.with(EarlyStopping.RESTORE_BEST, false),
                1,
                new ComputePlan("cuda", 2)));
        assertEquals(
                "birds · 1,200 samples · Validation share 0.25 · Standardise",
                form.data().summary(texts));
        assertEquals(
                "Momentum · η 0.01 · Momentum 0.8 · Cosine · Changes epoch",
                form.optimization().summary(texts));
        assertEquals("L2 1e-4", form.regularization().summary(texts));
        assertEquals(
                "1 epoch · batch 32 · Keep the best epoch: no · Threads 2 · GPU",
                form.run().summary(texts));
    }

    @Test
    void whatIsNotKnownIsToldAndKeptUntilSomethingElseIsChosen() {
        TrainingPlan plan = TrainingPlan.DEFAULT.withSchedule(Setting.of("ofTomorrow", "speed", 3));
        form.setPlan(plan);
        assertEquals(plan, form.plan());
        assertEquals("unknown-schedule", form.problems().get(0).code());
        form.optimization().schedule().typeProperty().set(ScheduleTypes.all().get(0));
        assertEquals(TrainingPlan.DEFAULT, form.plan());
        assertEquals(List.of(), form.problems());
    }

    @ParameterizedTest
    @CsvSource({"0", "-1", "1.5", "ten", "''", "1e9", "0x10", "12f", "NaN", "'1,000'"})
    void aWrongNumberOfEpochsIsToldAndTheLastRightOneKept(String entered) {
        form.run().epochs().enterText("7");
        form.run().epochs().enterText(entered);
        assertFalse(form.run().epochs().isValid());
        assertEquals(7, form.plan().epochs());
        assertEquals(1, form.problems().size());
        assertEquals(
                "Epochs: expected 1 … 100000, found “" + entered + "”.",
                new RunWords(new Texts(Texts.ENGLISH)).problem(form.problems().get(0)));
        form.run().epochs().enterText("8");
        assertEquals(List.of(), form.problems());
        assertEquals(8, form.plan().epochs());
    }

    @Test
    void whatIsToldOfAWrongEntryFollowsWhatIsTyped() {
        for (String typed : List.of("0", "00", "00x")) {
            form.run().epochs().enterText(typed);
            assertEquals(typed, form.problems().get(0).arguments().get(2));
        }
    }

    @Test
    void onlyEntriesInUseCanBeWrong() {
        form.data().limit().enterText("none");
        assertEquals(List.of(), form.problems());
        form.data().allSamplesProperty().set(false);
        assertEquals("limit", form.problems().get(0).subject());
        form.data().allSamplesProperty().set(true);
        form.optimization().optimizer().fields().get(1).enterText("1");
        assertEquals("beta1", form.problems().get(0).subject());
        form.optimization()
                .optimizer()
                .typeProperty()
                .set(OptimizerTypes.find("sgd").orElseThrow());
        assertEquals(List.of(), form.problems());
    }

    @Test
    void aDeviceThatIsNotThereSaysWhy() {
        form.run().deviceProperty().set("cuda");
        assertEquals(
                "GPU: There is no NVIDIA card in this machine. The CPU always works. Choose another device.",
                new RunWords(new Texts(Texts.ENGLISH)).problem(form.problems().get(0)));
        form.run().deviceProperty().set("tpu");
        assertTrue(new RunWords(new Texts(Texts.ENGLISH))
                .problem(form.problems().get(0))
                .contains("tpu"));
    }

    /** Cards compute every operator, also those windows that ND4J cannot be told. */
    @Test
    void aDeviceRefusesNoNetworkThatItCanCompute() {
        PlanFormViewModel offered = new PlanFormViewModel(
                List.of(DeviceOption.available("cpu", "CPU"), DeviceOption.available("cuda", "GPU")));
        offered.run().deviceProperty().set("cuda");
        assertEquals(List.of(), offered.problems(), "no network yet");
        for (int dilation : new int[] {1, 2, 3}) {
            offered.networkProperty().set(NetworkState.of(dilated(dilation)));
            assertEquals(List.of(), offered.problems());
        }
    }

    private static NetworkSpec dilated(int dilation) {
        return NetworkSpec.of(
                "net",
                LayerSpec.of("input", "Input", "height", 12, "width", 12, "channels", 1),
                LayerSpec.of("wide", "Conv2D", "filters", 2, "dilation", dilation),
                LayerSpec.of("flat", "Flatten"),
                LayerSpec.of("out", "Dense", "units", 3));
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

    private static String field(List<ParamField<?>> fields, String name) {
        return fields.stream()
                .filter(field -> field.name().equals(name))
                .findFirst()
                .orElseThrow()
                .textProperty()
                .get();
    }
}
