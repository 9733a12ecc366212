package org.layerwright.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.layerwright.json.JsonReader;
import org.layerwright.text.Texts;

/** Commands that need no worker, and everything that can be wrong before one is started. */
class MainTest {
    private static final Path SEED = Path.of("sample-models", "keras-mnist-cnn.json");

    @TempDir
    Path folder;

    private CliRun run(Object... arguments) {
        return CliRun.of(folder, arguments);
    }

    @Test
    void infoShowsTheLayerTable() {
        CliRun info = run("info", SEED);
        assertEquals(ExitCode.OK, info.code);
        assertTrue(info.out.contains("conv2    Conv2D     11×11×64      18,496      2,230,272"), info.out);
        // Keras counts the same: its summary of this network says "Total params: 93,322".
        assertTrue(info.out.contains("Total: 93,322 parameters"), info.out);
        assertEquals("", info.err);
    }

    @Test
    void infoSpeaksJson() {
        CliRun info = run("info", SEED, "--json");
        assertEquals(ExitCode.OK, info.code);
        JsonReader json = JsonReader.parse(info.out);
        assertEquals(93_322, json.integer("parameters"));
        assertEquals("26×26×32", json.objects("layers").get(1).string("output"));
        assertEquals(List.of(), json.strings("problems"));
    }

    @Test
    void infoSpeaksChinese() {
        CliRun info = run("info", SEED, "--lang", "zh-CN");
        assertTrue(info.out.contains("合计：93,322 个参数"), info.out);
        assertEquals(info.out, run("--lang=zh-CN", "info", SEED).out);
    }

    @Test
    void infoNamesTheProblemsAndStillShowsWhatItUnderstood() throws IOException {
        Path broken = write("broken.json", Files.readString(SEED).replace("\"Flatten\"", "\"Flattn\""));
        CliRun info = run("info", broken);
        assertEquals(ExitCode.FAILED, info.code);
        assertTrue(info.err.contains("Flattn"), info.err);
        assertTrue(info.out.contains("26×26×32"), info.out);
        CliRun json = run("info", broken, "--json");
        assertEquals(ExitCode.FAILED, json.code);
        assertFalse(JsonReader.parse(json.out).strings("problems").isEmpty());
    }

    @Test
    void trainRefusesANetworkWithProblemsAndWritesNothing() throws IOException {
        Path broken = write("broken.json", Files.readString(SEED).replace("\"Flatten\"", "\"Flattn\""));
        CliRun train = run("train", broken);
        assertEquals(ExitCode.FAILED, train.code);
        assertTrue(train.err.contains("cannot be trained"), train.err);
        assertTrue(train.isPlain(), train.err);
        assertFalse(Files.exists(folder.resolve("runs")));
    }

    @Test
    void everyKindOfBadFileHasItsSentence() throws IOException {
        String seed = Files.readString(SEED);
        refused(folder.resolve("none.json"), "There is no file");
        refused(folder, "is a folder");
        refused(write("empty.json", ""), "JSON object");
        refused(write("cut.json", seed.substring(0, seed.length() / 2)), "not valid JSON");
        refused(write("list.json", "[1, 2]"), "JSON object");
        refused(write("newer.json", seed.replaceFirst("\"version\" *: *1", "\"version\": 99")), "newer version");
        refused(write("other.json", seed.replace("layerwright-network", "layerwright-plan")), "layerwright-network");
        refused(write("field.json", seed.replaceFirst("\"layers\"", "\"layrs\"")), "layrs");
        Path binary = folder.resolve("binary.json");
        Files.write(binary, new byte[] {'{', (byte) 0xC3, (byte) 0x28});
        refused(binary, "UTF-8");
        Path large = folder.resolve("large.json");
        Files.write(large, new byte[(16 << 20) + 1]);
        refused(large, "at most");
    }

    private void refused(Path file, String expected) {
        for (String command : new String[] {"info", "train"}) {
            CliRun result = run(command, file);
            assertEquals(ExitCode.FAILED, result.code, result.err);
            assertTrue(result.err.contains(expected), result.err);
            assertTrue(result.err.contains(file.toString()), result.err);
            assertEquals(1, result.err.lines().count(), result.err);
            assertTrue(result.isPlain(), result.err);
            assertEquals("", result.out);
        }
    }

    @Test
    void badModelFilesHaveTheirSentence() throws IOException {
        Path text = write("text.lwm", "no zip");
        for (CliRun result : List.of(
                run("evaluate", folder.resolve("none.lwm")),
                run("evaluate", text),
                run("info", text),
                run("predict", text, "x.png"))) {
            assertEquals(ExitCode.FAILED, result.code, result.err);
            assertTrue(result.err.contains(".lwm"), result.err);
            assertTrue(result.isPlain(), result.err);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "--epochs, 0",
        "--epochs, many",
        "--epochs, 1.5",
        "--epochs, NaN",
        "--batch, 0",
        "--batch, 1000000",
        "--learning-rate, 0",
        "--learning-rate, -1",
        "--learning-rate, 1e9",
        "--l2, -0.1",
        "--validation, 0.95",
        "--limit, -1",
        "--threads, 1000",
        "--seed, x",
        "--optimizer, magic",
        "--schedule, magic",
        "--loss, magic",
        "--augment, magic",
        "--label-smoothing, 1",
        "--ema, 1",
        "--patience, -1",
        "--monitor, luck"
    })
    void wrongOptionValuesAreWrongUse(String option, String value) {
        CliRun result = run("train", SEED, option + "=" + value);
        assertEquals(ExitCode.USAGE, result.code, result.err);
        assertTrue(result.err.contains(option + " expects "), result.err);
        assertTrue(result.err.contains("“" + value + "”"), result.err);
        assertTrue(result.isPlain(), result.err);
    }

    @Test
    void parametersOfAChoiceAreCheckedByName() {
        CliRun value = run("train", SEED, "--schedule", "cosine:warmupEpochs=-1");
        assertEquals(ExitCode.USAGE, value.code, value.err);
        assertTrue(value.err.contains("--schedule cosine:warmupEpochs expects "), value.err);
        CliRun name = run("train", SEED, "--optimizer", "adamw:decay=1");
        assertEquals(ExitCode.USAGE, name.code, name.err);
        assertTrue(name.err.contains("weightDecay="), name.err);
    }

    @Test
    void aPlanFileCanBeWrongToo() throws IOException {
        String header = "{\"format\": \"layerwright-plan\", \"version\": 1";
        Path plan = write("plan.json", header + ", \"epochs\": -5}");
        CliRun outOfBounds = run("train", SEED, "--plan", plan);
        assertEquals(ExitCode.FAILED, outOfBounds.code);
        assertTrue(outOfBounds.err.contains("epochs"), outOfBounds.err);
        assertTrue(outOfBounds.err.contains(plan.toString()), outOfBounds.err);
        Path unknown = write("unknown.json", header + ", \"optimizer\": {\"type\": \"magic\"}}");
        assertTrue(run("train", SEED, "--plan", unknown).err.contains("magic"));
        assertEquals(ExitCode.FAILED, run("train", SEED, "--plan", folder.resolve("none.json")).code);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "tran x",
                "train",
                "train a b",
                "train --epochz=3 x",
                "train --epochs",
                "info",
                "predict m.lwm",
                "train x --resume y",
                "train --resume y --epochs=3",
                "train --resume y --out=z"
            })
    void wrongUseSaysWhatToDo(String line) {
        CliRun result = run((Object[]) (line.isEmpty() ? new String[0] : line.split(" ")));
        assertEquals(ExitCode.USAGE, result.code, result.err);
        assertFalse(result.err.isBlank());
        assertTrue(result.isPlain(), result.err);
        assertEquals("", result.out);
    }

    @Test
    void suggestsWhatWasMeant() {
        assertTrue(run("trian", "x").err.contains("Did you mean train?"), run("trian", "x").err);
        assertTrue(run("train", "--epochs").err.contains("--epochs=N is missing."));
    }

    @Test
    void aRunThatIsNoneCannotBeResumed() {
        CliRun result = run("train", "--resume", folder.resolve("nothing"));
        assertEquals(ExitCode.FAILED, result.code);
        assertTrue(result.err.contains("is no run folder"), result.err);
    }

    @Test
    void runsAreListed() {
        CliRun none = run("runs");
        assertEquals(ExitCode.OK, none.code);
        assertTrue(none.out.contains("There are no runs"), none.out);
        assertTrue(JsonReader.parse(run("runs", "--json").out).objects("runs").isEmpty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "train",
                "evaluate",
                "predict",
                "info",
                "runs",
                "runs export",
                "export",
                "convert",
                "doctor",
                "version",
                "bench",
                "bench exports",
                "bench peers",
                "bench model",
                "bench kernels",
                "bench scaling",
                "bench optimizers",
                "datasets",
                "datasets get",
                "datasets info",
                "datasets remove",
                "devices",
                "devices install-cuda",
                "devices remove-cuda",
                "selftest"
            })
    void helpExplainsEveryOptionWithExamplesAndExitCodes(String command) {
        String line = (command + " --help").strip();
        CliRun english = run((Object[]) line.split(" "));
        assertEquals(ExitCode.OK, english.code);
        assertTrue(english.out.contains("Examples:\n  "), english.out);
        assertTrue(english.out.contains("130   interrupted"), english.out);
        assertTrue(english.out.contains("layerwright " + command), english.out);
        for (String shown : english.out.split("\n")) {
            assertTrue(shown.length() <= 100, shown);
            assertFalse(
                    shown.matches(" +(-., )?--[a-z0-9=A-Z:.-]+ *| {6}\\[?[A-Z]{3,}(\\.[a-z]+)?]? *"),
                    "an option or a file without an explanation: " + shown);
        }
        Object[] chinese = (line + " --lang=zh-CN").split(" ");
        assertTrue(run(chinese).out.contains("退出码："));
    }

    @Test
    void takesTheLanguageFromOptionOrVariable() {
        assertEquals(Texts.CHINESE, Main.language(new String[] {"--lang", "zh"}, Map.of()));
        assertEquals(Texts.CHINESE, Main.language(new String[] {}, Map.of("LAYERWRIGHT_LANG", "zh-CN")));
        assertEquals(Texts.ENGLISH, Main.language(new String[] {"--lang=en"}, Map.of("LAYERWRIGHT_LANG", "zh-CN")));
    }

    @Test
    void anotherLanguageIsWrongUse() {
        for (String line :
                List.of("version --lang=fr", "version --lang fr", "--lang= version", "--lang=english version")) {
            CliRun result = run((Object[]) line.split(" "));
            assertEquals(ExitCode.USAGE, result.code, line);
            assertTrue(result.err.startsWith("--lang expects en, zh-CN, but got “"), result.err);
        }
        for (String tag : List.of("en", "EN-GB", "zh", "zh_CN", "zh-TW")) {
            assertEquals(ExitCode.OK, run("version", "--lang", tag).code, tag);
        }
    }

    @Test
    void numbersThatAreNoneAreExplained() {
        assertTrue(run("evaluate", "m", "--top-k", "1,a")
                .err
                .startsWith("--top-k expects a whole number up to 2,147,483,647, but got “a”."));
        assertTrue(run("export", "m", "--samples=99999999999").err.contains("but got “99999999999”."));
        assertTrue(run("bench", "kernels", "--network=lenet")
                .err
                .startsWith("--network expects seed, mlp, vgg, resnet, separable, but got “lenet”."));
        assertTrue(run("runs", "export", "r").err.startsWith("--tensorboard=DIR | --csv=FILE is missing."));
        assertTrue(run("bench", "model", "m", "--batch=1,5478275")
                .err
                .startsWith("--batch expects 1 … 65536, but got “5478275”."));
        assertTrue(run("bench", "model", "m", "--threads=257")
                .err
                .startsWith("--threads expects 1 … 256, but got “257”."));
        assertTrue(run("bench", "model", "m", "--seconds=NaN")
                .err
                .startsWith("--seconds expects > 0, ≤ 3600, but got “NaN”."));
        assertTrue(run("train", "--resume=r", "--more-epochs=2147483647")
                .err
                .startsWith("--more-epochs expects 1 … 100000, but got “2147483647”."));
        CliRun bench = run("bench");
        assertEquals(ExitCode.USAGE, bench.code);
        assertTrue(bench.err.contains("  kernels  "), bench.err);
    }

    @Test
    void helpIsACommandToo() {
        assertEquals(run("--help").out, run("help").out);
        assertEquals(run("runs", "export", "--help").out, run("help", "runs", "export").out);
        CliRun unknown = run("help", "trian");
        assertEquals(ExitCode.USAGE, unknown.code);
        assertTrue(unknown.err.startsWith("“trian” is not known here. Did you mean train?"), unknown.err);
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text, StandardCharsets.UTF_8);
    }
}
