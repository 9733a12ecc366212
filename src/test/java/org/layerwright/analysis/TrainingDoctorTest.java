package org.layerwright.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.layerwright.analysis.Remedy.ChangeNetwork;
import org.layerwright.analysis.Remedy.ChangePlan;
import org.layerwright.data.augmentation.AugmentationTypes;
import org.layerwright.event.WorkerEvent;
import org.layerwright.network.LayerSpec;
import org.layerwright.network.NetworkJson;
import org.layerwright.network.NetworkSpec;
import org.layerwright.network.layer.Lowering;
import org.layerwright.network.param.Setting;
import org.layerwright.plan.PlanCheck;
import org.layerwright.plan.TrainingPlan;
import org.layerwright.plan.TrainingPlan.ComputePlan;
import org.layerwright.plan.TrainingPlan.DataPlan;
import org.layerwright.text.Texts;

/** Every finding is provoked by real training, and a healthy run has none. */
class TrainingDoctorTest {
    @TempDir
    Path folder;

    @Test
    void theClassicNetworkOnMnistIsHealthy() throws IOException {
        assertHealthy(1000, 2);
    }

    @Test
    @Tag("slow")
    void theClassicNetworkIsHealthyForLonger() throws IOException {
        assertHealthy(3000, 3);
    }

    private void assertHealthy(int samples, int epochs) throws IOException {
        NetworkSpec network = NetworkJson.read(Files.readString(Path.of("sample-models", "keras-mnist-cnn.json")));
        TrainingPlan plan = TrainingPlan.DEFAULT
                .withData(new DataPlan("mnist", samples, 0.1))
                .withEpochs(epochs)
                .withCompute(new ComputePlan("cpu", 2));
        TinyRun run = TinyRun.train(folder, network, plan);
        assertEquals(List.of(), run.findings(), run.summary());
    }

    @Test
    void sensibleRunsOnTinyDataAreHealthyAtEveryEpoch() {
        for (double rate : new double[] {0.001, 0.003, 0.01}) {
            TinyRun run = TinyRun.train(folder, mlp(32), plan(clean(), 0.2, 10, "adam", rate));
            TrainingDoctor doctor = new TrainingDoctor(run.network(), run.plan());
            for (WorkerEvent event : run.events()) {
                doctor.accept(event);
                if (event instanceof WorkerEvent.EpochDone || event instanceof WorkerEvent.LayersMeasured) {
                    assertEquals(List.of(), doctor.findings(), "rate " + rate + run.summary());
                }
            }
        }
    }

    @Test
    void aRateOfTenExplodes() {
        TinyRun run = TinyRun.train(folder, mlp(16), plan(clean(), 0, 6, "sgd", 10));
        Finding finding = run.finding("explosion");
        assertEquals(Severity.FATAL, finding.severity());
        assertEquals(1.0, newPlan(finding, run).optimizer().params().get("learningRate"));
        assertTrue(
                (Double) finding.evidence().get(1)
                        > 3 * (Double) finding.evidence().get(0),
                finding.toString());
        assertFalse(run.codes().contains("loss-flat"), run.codes().toString());
    }

    @Test
    void notANumberIsTheEndAndSaysSo() {
        NetworkSpec deep = NetworkSpec.of(
                "Deep",
                input(),
                LayerSpec.of("f", "Flatten"),
                LayerSpec.of("a", "Dense", "units", 64),
                LayerSpec.of("b", "Dense", "units", 64),
                LayerSpec.of("c", "Dense", "units", 64),
                LayerSpec.of("out", "Dense", "units", 10, "activation", "softmax"));
        TinyRun run = TinyRun.train(folder, deep, plan(clean(), 0, 6, "sgd", 100));
        Finding finding = run.finding("not-finite");
        assertEquals(finding, run.findings().get(0));
        assertEquals(10.0, newPlan(finding, run).optimizer().params().get("learningRate"));
    }

    @Test
    void aTinyRateLeavesTheLossFlat() {
        TinyRun run = TinyRun.train(folder, mlp(16), plan(clean(), 0, 6, "adam", 1e-9));
        Finding finding = run.finding("loss-flat");
        assertEquals("raise-rate", finding.remedy().code());
        assertEquals(1e-8, newPlan(finding, run).optimizer().params().get("learningRate"));
    }

    @Test
    void aLargeRateMakesTheLossJump() {
        TinyRun run = TinyRun.train(folder, linear(), plan(noisy(), 0, 8, "sgd", 3));
        Finding finding = run.finding("oscillation");
        assertEquals("lower-rate", finding.remedy().code());
        TinyRun cured = TinyRun.train(folder, linear(), plan(noisy(), 0, 8, "sgd", 0.05));
        assertFalse(cured.codes().contains("oscillation"), cured.codes().toString());
    }

    @Test
    void tooLargeStepsKillReluUnits() {
        TinyRun run = measured(mlp(32), plan(clean(), 0, 6, "sgd", 3));
        Finding finding = run.finding("dead-relu");
        assertEquals("hidden", finding.subject());
        assertTrue((Long) finding.evidence().get(0) > 50, finding.toString());
        ChangeNetwork remedy = assertInstanceOf(ChangeNetwork.class, finding.remedy());
        NetworkSpec changed = remedy.edit().applyTo(run.network());
        assertEquals("leakyRelu", changed.layers().get(2).params().get("activation"));
        assertTrue(Lowering.lower(changed).isSound());
        assertFalse(measured(mlp(32), plan(clean(), 0, 6, "sgd", 0.05)).codes().contains("dead-relu"));
    }

    @Test
    void updatesMuchSmallerOrLargerThanAThousandthAreFound() {
        TinyRun small = measured(mlp(16), plan(clean(), 0, 6, "adam", 1e-7));
        assertEquals("raise-rate", small.finding("update-small").remedy().code());
        TinyRun large = measured(mlp(64), plan(noisy(), 0, 6, "sgd", 1));
        assertEquals("lower-rate", large.finding("update-large").remedy().code());
        TinyRun sound = measured(mlp(16), plan(clean(), 0, 6, "adam", 0.001));
        assertEquals(List.of(), sound.findings(), sound.summary());
    }

    @Test
    void fewSamplesAndManyEpochsAreLearnedByHeart() {
        TinyRun run = TinyRun.train(folder, mlp(64), plan(few(), 0.3, 30, "adam", 0.03));
        Finding finding = run.finding("over-fitting");
        TrainingPlan augmented = newPlan(finding, run);
        assertEquals(List.of(), PlanCheck.problems(augmented));
        assertTrue(augmented.data().augmentation().stream()
                .allMatch(setting -> AugmentationTypes.find(setting.type()).isPresent()));
        // Where images are varied already, the next remedy is offered.
        TinyRun again = new TinyRun(run.network(), augmented, run.folder(), run.events());
        assertEquals("stop-early", again.finding("over-fitting").remedy().code());
        assertTrue(newPlan(again.finding("over-fitting"), again).earlyStopping().isOn());
    }

    /** Twenty points whose value is chance: there is nothing to learn but the points themselves. */
    @Test
    void numbersThatAreChanceAreLearnedByHeart() throws IOException {
        Random random = new Random(3);
        StringBuilder table = new StringBuilder("x,y,value\n");
        for (int i = 0; i < 40; i++) {
            table.append(random.nextDouble() + "," + random.nextDouble() + "," + random.nextGaussian() + "\n");
        }
        Path file = Files.writeString(folder.resolve("chance.csv"), table);
        NetworkSpec network = NetworkSpec.of(
                "Chance",
                LayerSpec.of("input", "Input", "height", 0, "width", 0, "channels", 2),
                LayerSpec.of("hidden", "Dense", "units", 64, "activation", "relu"),
                LayerSpec.of("out", "Dense", "units", 1, "activation", "linear"));
        TrainingPlan plan = plan(file.toString(), 0.5, 60, "adam", 0.03).withLoss(Setting.of("meanSquaredError"));
        TinyRun run = TinyRun.train(folder, network, plan);
        assertEquals("stop-early", run.finding("over-fitting-numbers").remedy().code());
    }

    @Test
    void certaintyWithoutReasonIsFound() {
        TrainingPlan plan = plan(few(), 0.3, 60, "adam", 0.03);
        TinyRun run = TinyRun.train(folder, mlp(64), plan, 119);
        Finding finding = run.finding("over-confident");
        assertTrue((Long) finding.evidence().get(0) >= 99, finding.toString());
        assertEquals(List.of(), PlanCheck.problems(newPlan(finding, run)));
    }

    @Test
    void oneUnitCannotTellTenClassesApart() {
        TinyRun run = TinyRun.train(folder, mlp(1), plan(clean(), 0, 25, "adam", 0.005));
        Finding finding = run.finding("under-fitting");
        ChangeNetwork remedy = assertInstanceOf(ChangeNetwork.class, finding.remedy());
        assertEquals(
                2, remedy.edit().applyTo(run.network()).layers().get(2).params().get("units"));
    }

    @Test
    void aRunThatWasCutShortIsToldToGoOn() {
        TinyRun run = TinyRun.train(folder, mlp(16), plan(clean(), 0, 4, "adam", 0.0005));
        assertEquals(8, newPlan(run.finding("under-fitting"), run).epochs());
    }

    @Test
    void aLossThatStopsFallingIsAPlateau() {
        TinyRun run = TinyRun.train(folder, linear(), plan(noisy(), 0, 25, "adam", 0.03));
        assertEquals("lower-rate", run.finding("plateau").remedy().code());
    }

    @Test
    void rareClassesAreCounted() {
        int[] counts = {80, 80, 80, 80, 80, 80, 80, 80, 80, 8};
        String data =
                new TinyData(folder.resolve("rare"), counts, 0.3, 0).write().toString();
        TinyRun run = TinyRun.train(folder, mlp(16), plan(data, 0, 2, "adam", 0.003));
        assertEquals(List.of(8, 80, 11L), run.finding("class-imbalance").evidence());
        assertFalse(counted(run, 30, 30, 30, 30, 30, 30, 30, 30, 30, 8).codes().contains("class-imbalance"));
    }

    /** Codes stand in the rules' sources as literals; each has its texts, in both languages. */
    @Test
    void everyFindingAndRemedyHasItsTexts() throws IOException {
        Pattern finding = Pattern.compile("(?:Finding\\.of|finding)\\(\\s*\"([a-z-]+)\"");
        Pattern remedy = Pattern.compile("(?:Remedy\\.\\w+|set)\\(\\s*\"([a-z-]+)\"");
        int found = 0;
        try (Stream<Path> sources = Files.list(Path.of("src/main/java/org/layerwright/analysis"))) {
            for (Path source : sources.filter(Files::isRegularFile).toList()) {
                String code = Files.readString(source);
                found += assertTexts(finding.matcher(code), "finding.", "", ".title", ".why");
                found += assertTexts(remedy.matcher(code), "remedy.", "");
            }
        }
        assertEquals(16 + 14, found);
    }

    private static int assertTexts(Matcher codes, String prefix, String... parts) {
        int found = 0;
        while (codes.find()) {
            found++;
            for (String part : parts) {
                for (Locale locale : List.of(Texts.ENGLISH, Texts.CHINESE)) {
                    String key = prefix + codes.group(1) + part;
                    assertTrue(new Texts(locale).find(key).isPresent(), locale + " " + key);
                }
            }
        }
        return found;
    }

    /** Stopped at step 50, where layers are measured. */
    private TinyRun measured(NetworkSpec network, TrainingPlan plan) {
        TinyRun run = TinyRun.train(folder, network, plan, 50);
        assertTrue(
                run.events().stream()
                        .anyMatch(event -> event instanceof WorkerEvent.LayersMeasured layers && layers.step() == 50),
                run.summary());
        return run;
    }

    /** The counts told, whatever the engine tells of them. */
    private static TinyRun counted(TinyRun run, Integer... counts) {
        return run.with(new WorkerEvent.RunStarted("", 0, 0, 0, 1, 1, 0, false, List.of(counts)));
    }

    private static TrainingPlan newPlan(Finding finding, TinyRun run) {
        return assertInstanceOf(ChangePlan.class, finding.remedy()).edit().applyTo(run.plan());
    }

    private String clean() {
        return TinyData.of(folder.resolve("clean"), 64, 0.3, 0).write().toString();
    }

    /** A third of the labels are wrong, so that no network gets beyond two thirds. */
    private String noisy() {
        return TinyData.of(folder.resolve("noisy"), 64, 0.4, 0.35).write().toString();
    }

    private String few() {
        return TinyData.of(folder.resolve("few"), 6, 0.6, 0.3).write().toString();
    }

    private static TrainingPlan plan(String data, double validation, int epochs, String optimizer, double rate) {
        return TrainingPlan.DEFAULT
                .withData(new DataPlan(data, 0, validation))
                .withEpochs(epochs)
                .withBatchSize(32)
                .withOptimizer(Setting.of(optimizer, "learningRate", rate))
                .withCompute(new ComputePlan("cpu", 1));
    }

    private static LayerSpec input() {
        return LayerSpec.of("input", "Input", "height", TinyData.SIDE, "width", TinyData.SIDE);
    }

    private static NetworkSpec mlp(int units) {
        return NetworkSpec.of(
                "Tiny",
                input(),
                LayerSpec.of("flatten", "Flatten"),
                LayerSpec.of("hidden", "Dense", "units", units, "activation", "relu"),
                LayerSpec.of("out", "Dense", "units", 10, "activation", "softmax"));
    }

    private static NetworkSpec linear() {
        return NetworkSpec.of(
                "Linear",
                input(),
                LayerSpec.of("flatten", "Flatten"),
                LayerSpec.of("out", "Dense", "units", 10, "activation", "softmax"));
    }
}
