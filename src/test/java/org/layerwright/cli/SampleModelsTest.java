package org.layerwright.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.layerwright.json.JsonReader;
import org.layerwright.worker.client.WorkerLaunch;

/**
 * Trains every sample network with the command and the real worker until its end, and compares its test accuracy with
 * what its file promises. Takes many minutes, so it runs with the profile {@code slow-tests} only.
 */
class SampleModelsTest {
    private static final Path HOME = Path.of("").toAbsolutePath();
    private static final Path SAMPLES = HOME.resolve("sample-models");
    /** Stands for a folder that the test makes, because CIFAR-10 does not come with the application. */
    private static final String COLOUR_DIGITS = "COLOUR_DIGITS";

    @TempDir
    Path folder;

    record Expectation(String file, String options, double least) {
        @Override
        public String toString() {
            return file;
        }
    }

    static List<Expectation> expectations() throws IOException {
        try (InputStream in = SampleModelsTest.class.getResourceAsStream("/expectations.json")) {
            JsonReader json = JsonReader.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            return json.objects("models").stream()
                    .map(model -> new Expectation(model.string("file"), model.string("options"), model.number("least")))
                    .toList();
        }
    }

    @Test
    void everySampleHasAnExpectation() throws IOException {
        Set<String> expected = expectations().stream().map(Expectation::file).collect(Collectors.toSet());
        try (Stream<Path> files = Files.list(SAMPLES)) {
            assertEquals(
                    new TreeSet<>(files.map(file -> file.getFileName().toString())
                            .filter(name -> name.endsWith(".json"))
                            .toList()),
                    new TreeSet<>(expected));
        }
    }

    @Tag("slow")
    @ParameterizedTest
    @MethodSource("expectations")
    void reachesTheAccuracyThatItsFilePromises(Expectation expectation) throws IOException {
        List<Object> arguments = new ArrayList<>(List.of("train", SAMPLES.resolve(expectation.file()), "--json"));
        for (String option : expectation.options().split(" ")) {
            arguments.add(option.equals(COLOUR_DIGITS) ? ColourDigits.write(HOME, folder.resolve("digits")) : option);
        }
        CliRun run = CliRun.with(
                WorkerLaunch.ofThisProcess(HOME, System.getProperties()), folder.resolve("user"), arguments.toArray());
        assertEquals(0, run.code, run.err);
        double accuracy = JsonReader.parse(run.out).number("testAccuracy");
        System.getLogger("samples").log(System.Logger.Level.INFO, expectation.file() + " " + accuracy);
        assertTrue(accuracy >= expectation.least(), () -> expectation.file() + " reached " + accuracy);
    }
}
