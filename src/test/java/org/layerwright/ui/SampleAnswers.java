package org.layerwright.ui;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.layerwright.data.Dataset;
import org.layerwright.event.Numbers;
import org.layerwright.event.WorkerCommand.DataPart;
import org.layerwright.event.WorkerEvent.ActivationsShown;
import org.layerwright.event.WorkerEvent.Inferred;
import org.layerwright.event.WorkerEvent.Judged;
import org.layerwright.event.WorkerEvent.LayerOutput;
import org.layerwright.event.WorkerEvent.ModelBenched;
import org.layerwright.event.WorkerEvent.SaliencyShown;
import org.layerwright.event.WorkerEvent.Speed;
import org.layerwright.event.WorkerEvent.SpeedCell;
import org.layerwright.file.AtomicFiles;
import org.layerwright.model.ModelFile;
import org.layerwright.model.Preprocessing;
import org.layerwright.model.TrainedModel;
import org.layerwright.model.Weights;
import org.layerwright.network.NetworkSpec;
import org.layerwright.network.layer.Lowering;
import org.layerwright.network.op.OpGraph;
import org.layerwright.plan.TrainingPlan;

/** Answers that look like those of a network that learned something; the same each time. */
final class SampleAnswers {
    private SampleAnswers() {}

    /** Mostly right, and mostly sure. */
    static Judged judged(Dataset data) {
        Random random = new Random(3);
        int classes = data.classNames().size();
        float[] outputs = new float[data.size() * classes];
        float[] targets = new float[data.size()];
        for (int i = 0; i < data.size(); i++) {
            targets[i] = data.label(i);
            double sum = 0;
            double[] scores = new double[classes];
            for (int c = 0; c < classes; c++) {
                scores[c] = Math.exp(1.6 * random.nextGaussian() + (c == data.label(i) ? 6 : 0));
                sum += scores[c];
            }
            for (int c = 0; c < classes; c++) {
                outputs[i * classes + c] = (float) (scores[c] / sum);
            }
        }
        return new Judged(
                "", DataPart.TEST, 0.08, classes, data.classNames(), Numbers.of(targets), Numbers.of(outputs));
    }

    /** Three numbers a sample, the later ones worse. */
    static Judged numbers(int samples) {
        Random random = new Random(3);
        float[] targets = new float[3 * samples];
        float[] outputs = new float[3 * samples];
        for (int i = 0; i < targets.length; i++) {
            targets[i] = (float) (10 * random.nextGaussian());
            outputs[i] = (float) (targets[i] + (1 + i % 3) * random.nextGaussian() + 0.5);
        }
        return new Judged("", DataPart.TEST, 0.08, 3, List.of(), Numbers.of(targets), Numbers.of(outputs));
    }

    /** Two batch sizes with two numbers of threads. */
    static ModelBenched speeds() {
        List<SpeedCell> cells = new ArrayList<>();
        for (int threads = 1; threads <= 2; threads++) {
            for (int batch : new int[] {1, 32, 256}) {
                Speed own = new Speed(2400.5 * Math.sqrt(batch), batch / (2400.5 * Math.sqrt(batch)), 0.0123, 1000);
                Speed peer = new Speed(2100.5 * Math.sqrt(batch), batch / (2100.5 * Math.sqrt(batch)), 0.0111, 900);
                cells.add(new SpeedCell(batch, threads, own, peer));
            }
        }
        return new ModelBenched(
                "",
                "Some Processor × 2",
                "ND4J 1.0.0-M2.1, OpenBLAS 0.3.31 (SkylakeX)",
                "ONNX Runtime 1.29.0",
                cells,
                4.2e-7,
                "",
                List.of());
    }

    /** A model with the seed network's layers and weights of nought. */
    static void writeModel(Path file, NetworkSpec network) {
        OpGraph graph = Lowering.lower(network).graph();
        new ModelFile(new AtomicFiles())
                .write(
                        file,
                        new TrainedModel(
                                network,
                                TrainingPlan.DEFAULT,
                                Weights.of(graph.weights(), new float[graph.parameterCount()]),
                                List.of(),
                                Preprocessing.SCALED_BYTES,
                                Map.of()));
    }

    /** A spot in the middle. */
    static SaliencyShown saliency(int side) {
        float[] values = new float[side * side];
        for (int i = 0; i < values.length; i++) {
            int x = i % side;
            int y = i / side;
            values[i] = (float) Math.exp(-(Math.pow(x - side / 2.0, 2) + Math.pow(y - side / 3.0, 2)) / 20);
        }
        return new SaliencyShown("", 1, side, side, Numbers.of(values));
    }

    /** Three arms of a spiral. */
    static Inferred plane(float[] points) {
        float[] outputs = new float[points.length / 2 * 3];
        for (int i = 0; i < points.length / 2; i++) {
            double x = points[2 * i];
            double y = points[2 * i + 1];
            double angle = Math.atan2(y, x) - 3.5 * Math.hypot(x, y);
            double sum = 0;
            double[] scores = new double[3];
            for (int c = 0; c < 3; c++) {
                scores[c] = Math.exp(3 * Math.cos(angle - 2 * Math.PI * c / 3));
                sum += scores[c];
            }
            for (int c = 0; c < 3; c++) {
                outputs[3 * i + c] = (float) (scores[c] / sum);
            }
        }
        return new Inferred("", 3, List.of("0", "1", "2"), Numbers.of(outputs));
    }

    /** As the seed network's layers would be, with a class that is surer the larger {@code best} is counted. */
    static ActivationsShown activations(float[] sample, int best) {
        List<LayerOutput> layers = new ArrayList<>();
        layers.add(new LayerOutput("input", List.of(28, 28, 1), Numbers.of(sample)));
        float[] maps = new float[13 * 13 * 4];
        IntStream.range(0, maps.length).forEach(i -> maps[i] = sample[(i / 4 / 13 * 2) * 28 + (i / 4 % 13) * 2]);
        layers.add(new LayerOutput("conv1", List.of(13, 13, 4), Numbers.of(maps)));
        layers.add(new LayerOutput("pool1", List.of(13, 13, 4), Numbers.of(maps)));
        layers.add(new LayerOutput("conv2", List.of(13, 13, 4), Numbers.of(maps)));
        float[] outputs = new float[10];
        Arrays.fill(outputs, 0.01f);
        outputs[best] = 0.91f;
        layers.add(new LayerOutput("dense1", List.of(10), Numbers.of(outputs)));
        return new ActivationsShown("", layers, Numbers.of(outputs));
    }
}
