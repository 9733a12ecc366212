package org.layerwright.export.onnx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.onnxruntime.OrtEnvironment;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.layerwright.data.Dataset;
import org.layerwright.data.DatasetCatalog;
import org.layerwright.export.target.ExportOptions;
import org.layerwright.file.AtomicFiles;
import org.layerwright.json.JsonWriter;
import org.layerwright.model.Preprocessing;
import org.layerwright.model.TrainedModel;
import org.layerwright.model.Weights;
import org.layerwright.network.LayerSpec;
import org.layerwright.network.NetworkSpec;
import org.layerwright.network.layer.Lowering;
import org.layerwright.network.op.OpGraph;
import org.layerwright.plan.TrainingPlan;

/**
 * The two programs in {@code docs/use} know nothing of a model but its file. They classify digits with a network whose
 * weights are written down here, and must say what plain arithmetic says.
 */
class StrangersProgramsTest {
    private static final Path PROGRAMS = Path.of("docs", "use").toAbsolutePath();
    private static final System.Logger LOG = System.getLogger(StrangersProgramsTest.class.getName());
    private static final int PICTURES = 4;
    private static final int PIXELS = 28 * 28;
    private static final double MEAN = 0.1307;
    private static final double DEVIATION = 0.3081;
    private static final List<String> CLASSES =
            List.of("zero", "\"one\"", "two \\ II", "three", "四", "five", "six", "seven", "eight", "nine, 9");

    @TempDir
    Path folder;

    private final Dataset digits =
            new DatasetCatalog(Path.of("")).open("mnist").test().orElseThrow();
    private final float[][] means = new float[10][PIXELS];
    private final List<String> pictures = new ArrayList<>();

    /** Pictures of the first digits of the test part, and the mean of each class. */
    @BeforeEach
    void makePictures() throws IOException {
        int[] counts = new int[10];
        float[] pixels = new float[PIXELS];
        for (int i = 100; i < 600; i++) {
            digits.read(i, pixels, 0);
            counts[digits.label(i)]++;
            for (int p = 0; p < PIXELS; p++) {
                means[digits.label(i)][p] += pixels[p];
            }
        }
        for (int c = 0; c < 10; c++) {
            for (int p = 0; p < PIXELS; p++) {
                means[c][p] /= counts[c];
            }
        }
        for (int i = 0; i < PICTURES; i++) {
            digits.read(i, pixels, 0);
            BufferedImage picture = new BufferedImage(28, 28, BufferedImage.TYPE_BYTE_GRAY);
            for (int p = 0; p < PIXELS; p++) {
                picture.getRaster().setSample(p % 28, p / 28, 0, Math.round(pixels[p] * 255));
            }
            Path file = folder.resolve("digit-" + i + ".png");
            ImageIO.write(picture, "png", file.toFile());
            pictures.add(file.toString());
        }
    }

    /** A sample belongs to the class whose mean is nearest: −|x − m|² / 2 and −|x|² / 2 give x·m − |m|² / 2. */
    private TrainedModel nearestMean() {
        NetworkSpec network = NetworkSpec.of(
                "Nearest mean",
                LayerSpec.of("input", "Input"),
                LayerSpec.of("flatten", "Flatten"),
                LayerSpec.of("dense", "Dense", "units", 10, "activation", "softmax"));
        OpGraph graph = Lowering.lower(network).graph();
        float[] parameters = new float[graph.parameterCount()];
        assertEquals(PIXELS * 10 + 10, parameters.length);
        for (int c = 0; c < 10; c++) {
            for (int p = 0; p < PIXELS; p++) {
                parameters[p * 10 + c] = prepared(means[c][p]) / 20;
                parameters[PIXELS * 10 + c] -= prepared(means[c][p]) * prepared(means[c][p]) / 40;
            }
        }
        return new TrainedModel(
                network,
                TrainingPlan.DEFAULT,
                Weights.of(graph.weights(), parameters),
                CLASSES,
                new Preprocessing(Preprocessing.SCALED_BYTES.note(), List.of(MEAN), List.of(DEVIATION)),
                Map.of());
    }

    private static float prepared(float pixel) {
        return (float) ((pixel - MEAN) / DEVIATION);
    }

    private Path export(ExportOptions options) {
        Path file = folder.resolve("digits.onnx");
        new OnnxExporter(new AtomicFiles(), "test").write(nearestMean(), options, file);
        return file;
    }

    @Test
    void theJavaProgramClassifiesPictures() throws Exception {
        String runtime = Path.of(OrtEnvironment.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toURI())
                .toString();
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                runtime,
                PROGRAMS.resolve("Classify.java").toString(),
                export(ExportOptions.RAW).toString()));
        command.addAll(pictures);
        check(run(command));
    }

    @Test
    void thePythonProgramClassifiesPictures() throws Exception {
        Optional<String> real = python("import onnxruntime, numpy, PIL");
        Optional<String> standIn = python("import numpy, PIL");
        if (real.isPresent() || standIn.isPresent()) {
            for (ExportOptions options : List.of(ExportOptions.RAW, ExportOptions.PLAIN)) {
                List<String> command = new ArrayList<>(List.of(
                        real.orElseGet(standIn::get),
                        PROGRAMS.resolve("classify.py").toString(),
                        export(options).toString()));
                command.addAll(pictures);
                check(run(command, real.isEmpty()));
            }
            return;
        }
        LOG.log(System.Logger.Level.INFO, "No Python with numpy and pillow is here: the program is only parsed.");
        String parse = "import ast, sys; ast.parse(open(sys.argv[1], encoding='utf-8').read())";
        for (String python : python("import ast").stream().toList()) {
            run(List.of(python, "-c", parse, PROGRAMS.resolve("classify.py").toString()));
        }
    }

    @Test
    void bothAreShort() throws IOException {
        for (String program : List.of("Classify.java", "classify.py")) {
            assertTrue(Files.readAllLines(PROGRAMS.resolve(program)).size() <= 40, program);
        }
    }

    private void check(List<String> lines) {
        assertEquals(PICTURES, lines.size(), lines.toString());
        float[] pixels = new float[PIXELS];
        for (int i = 0; i < PICTURES; i++) {
            digits.read(i, pixels, 0);
            double[] probabilities = probabilities(pixels);
            int best = 0;
            for (int c = 1; c < 10; c++) {
                best = probabilities[c] > probabilities[best] ? c : best;
            }
            String begin = pictures.get(i) + ": " + CLASSES.get(best) + " (";
            assertTrue(lines.get(i).startsWith(begin), () -> lines + " instead of " + begin);
            double said = Double.parseDouble(
                    lines.get(i).substring(begin.length(), lines.get(i).length() - 1));
            assertEquals(probabilities[best], said, 0.00051);
        }
    }

    private double[] probabilities(float[] pixels) {
        double[] exponentials = new double[10];
        double sum = 0;
        for (int c = 0; c < 10; c++) {
            double score = 0;
            for (int p = 0; p < PIXELS; p++) {
                double mean = prepared(means[c][p]);
                score += prepared(pixels[p]) * mean / 20 - mean * mean / 40;
            }
            exponentials[c] = Math.exp(score);
            sum += exponentials[c];
        }
        for (int c = 0; c < 10; c++) {
            exponentials[c] /= sum;
        }
        return exponentials;
    }

    /** A Python that can run a line. */
    private static Optional<String> python(String line) throws Exception {
        for (String program : List.of("python3", "python", "/usr/bin/python3")) {
            try {
                Process process = new ProcessBuilder(program, "-c", line)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
                if (process.waitFor(60, TimeUnit.SECONDS) && process.exitValue() == 0) {
                    return Optional.of(program);
                }
            } catch (IOException e) {
                // There is no such program.
            }
        }
        return Optional.empty();
    }

    private List<String> run(List<String> command) throws Exception {
        return run(command, false);
    }

    private List<String> run(List<String> command, boolean withStandIn) throws Exception {
        Path said = folder.resolve("said.txt");
        Path complained = folder.resolve("complained.txt");
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("LC_ALL", "C.UTF-8");
        builder.environment().put("PYTHONIOENCODING", "utf-8");
        if (withStandIn) {
            builder.environment()
                    .put(
                            "PYTHONPATH",
                            Path.of("src/test/resources/python")
                                    .toAbsolutePath()
                                    .toString());
            builder.environment().put("PYTHONDONTWRITEBYTECODE", "1");
            builder.environment().put("ONNX_BRIDGE", bridge());
        }
        Process process = builder.redirectOutput(said.toFile())
                .redirectError(complained.toFile())
                .start();
        assertTrue(process.waitFor(120, TimeUnit.SECONDS));
        assertEquals(0, process.exitValue(), Files.readString(complained));
        return Files.readAllLines(said, StandardCharsets.UTF_8);
    }

    /** The command that the stand-in asks, as JSON. */
    private static String bridge() {
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        String list = new JsonWriter()
                .putStrings(
                        "command",
                        List.of(
                                System.getProperty("java.home") + File.separator + "bin" + File.separator + "java",
                                "-Xss16m",
                                "-cp",
                                classPath,
                                OnnxBridge.class.getName()))
                .toLine();
        return list.substring(list.indexOf('['), list.lastIndexOf(']') + 1);
    }
}
