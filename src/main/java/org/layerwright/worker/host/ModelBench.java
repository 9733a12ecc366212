package org.layerwright.worker.host;

import ai.onnxruntime.OrtException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.layerwright.engine.Backend;
import org.layerwright.engine.Device;
import org.layerwright.engine.bench.ModelInference;
import org.layerwright.engine.inspection.QuestionException;
import org.layerwright.event.WorkerCommand.BenchModel;
import org.layerwright.event.WorkerEvent;
import org.layerwright.event.WorkerEvent.ModelBenched;
import org.layerwright.event.WorkerEvent.SpeedCell;
import org.layerwright.export.onnx.OnnxExporter;
import org.layerwright.export.source.ExportSource;
import org.layerwright.export.target.ExportException;
import org.layerwright.export.target.ExportOptions;
import org.layerwright.file.AtomicFiles;
import org.layerwright.importer.AnyModel;
import org.layerwright.model.TrainedModel;
import org.layerwright.network.layer.Lowered;
import org.layerwright.network.layer.Lowering;
import org.layerwright.network.op.OpGraph;
import org.layerwright.run.RunBench;

/**
 * Measures how fast a model answers, with our engine and with ONNX Runtime. Both get the same samples in this process and
 * take turns of a fraction of a second, so that whatever else the machine does meets both alike. An answer is timed from
 * the samples in an array to the outputs in an array.
 */
final class ModelBench {
    private static final int ROUNDS = 5;
    /** The first rounds are not counted: compilers and caches. */
    private static final int WARM_UP_ROUNDS = 2;
    /** Threads of the program that had its turn may still wait for work in a loop. */
    private static final long PAUSE_NANOS = 20_000_000L;

    private static final long SEED = 1;
    private static final int BATCHES = 4;
    /** That every Java machine makes. */
    private static final int LARGEST_ARRAY = Integer.MAX_VALUE - 8;

    private final Clock clock;
    private final AtomicFiles files = new AtomicFiles();

    ModelBench(Clock clock) {
        this.clock = clock;
    }

    /**
     * Measures, and keeps the result beside the run that the model belongs to.
     *
     * @throws org.layerwright.text.ExplainedException where the model cannot be read, or the work was given up
     */
    ModelBenched run(BenchModel command, Device device, BooleanSupplier cancelled, Consumer<WorkerEvent> out) {
        Path file = Path.of(command.modelFile());
        TrainedModel model = new AnyModel().read(file);
        Lowered lowered = Lowering.lower(model.network());
        if (!lowered.isSound()) {
            throw new QuestionException("error.bench.network", model.network().name());
        }
        Peer peer = peer(model, lowered.graph());
        List<SpeedCell> cells = new ArrayList<>();
        int all = command.batchSizes().size() * command.threads().size();
        double difference = Double.NaN;
        for (int threads : command.threads()) {
            for (int batch : command.batchSizes()) {
                BooleanSupplier goesOn = () -> !cancelled.getAsBoolean();
                try (Cell cell = new Cell(model, lowered.graph(), peer, device, batch, threads)) {
                    difference = larger(difference, cell.difference());
                    int before = cells.size() * (ROUNDS + WARM_UP_ROUNDS);
                    cells.add(cell.measure(
                            command.seconds(),
                            goesOn,
                            round -> out.accept(new WorkerEvent.AnswerProgress(
                                    command.requestId(), before + round, all * (ROUNDS + WARM_UP_ROUNDS)))));
                }
            }
        }
        ModelBenched result = new ModelBenched(
                command.requestId(),
                Processor.name(),
                Backend.describe(),
                peer.name(),
                cells,
                difference,
                peer.problem(),
                peer.arguments());
        RunBench.of(file).ifPresent(kept -> kept.add(file, result, clock.instant(), files));
        return result;
    }

    private static double larger(double one, double other) {
        return Double.isNaN(one) ? other : Double.isNaN(other) ? one : Math.max(one, other);
    }

    /**
     * The other program.
     *
     * @param model the bytes of the ONNX file; null where there are none
     * @param problem why there are none: a key of the texts
     */
    private record Peer(String name, byte[] model, String problem, List<String> arguments) {}

    private Peer peer(TrainedModel model, OpGraph graph) {
        try {
            ExportSource source = ExportSource.of(model);
            byte[] bytes = new OnnxExporter(files, "").bytes(source, ExportOptions.PLAIN);
            new OnnxInference(bytes, graph.input(), graph.outputShape(), 1, 1).close();
            return new Peer(OnnxInference.name(), bytes, "", List.of());
        } catch (ExportException e) {
            return new Peer("ONNX Runtime", null, e.key(), e.arguments());
        } catch (OrtException | LinkageError e) {
            return new Peer("ONNX Runtime", null, "error.bench.peer", List.of(String.valueOf(e.getMessage())));
        }
    }

    /** One batch size with one number of threads: both programs, ready. */
    private static final class Cell implements AutoCloseable {
        private final int batch;
        private final int threads;
        private final Inference own;
        private final Optional<Inference> other;
        private final float[][] samples;
        private final float[] outputs;
        private final float[] otherOutputs;
        private final Laps ownLaps;
        private final Laps otherLaps;

        Cell(TrainedModel model, OpGraph graph, Peer peer, Device device, int batch, int threads) {
            this.batch = batch;
            this.threads = threads;
            this.samples = samples(values(batch, graph.input().size()));
            this.outputs = new float[values(batch, graph.outputShape().size())];
            this.otherOutputs = outputs.clone();
            this.ownLaps = new Laps(batch);
            this.otherLaps = new Laps(batch);
            this.own = own(new ModelInference(graph, model.weights().flatten(), device, batch, threads));
            this.other = other(graph, peer);
        }

        /** What no array can hold is too much for the memory, and is told as that. */
        private static int values(int batch, int each) {
            long values = (long) batch * each;
            if (values > LARGEST_ARRAY) {
                throw new OutOfMemoryError(values + " values");
            }
            return (int) values;
        }

        private static float[][] samples(int values) {
            Random random = new Random(SEED);
            float[][] batches = new float[BATCHES][values];
            for (float[] each : batches) {
                for (int i = 0; i < values; i++) {
                    each[i] = random.nextFloat();
                }
            }
            return batches;
        }

        private static Inference own(ModelInference inference) {
            return new Inference() {
                @Override
                public void answer(float[] samples, float[] outputs) {
                    inference.answer(samples, outputs);
                }

                @Override
                public void close() {
                    inference.close();
                }
            };
        }

        private Optional<Inference> other(OpGraph graph, Peer peer) {
            if (peer.model() == null) {
                return Optional.empty();
            }
            try {
                return Optional.of(new OnnxInference(peer.model(), graph.input(), graph.outputShape(), batch, threads));
            } catch (OrtException e) {
                own.close();
                throw new IllegalStateException(e);
            }
        }

        /** The largest difference of what both say to the same samples; NaN where there is one only. */
        double difference() {
            if (other.isEmpty()) {
                return Double.NaN;
            }
            own.answer(samples[0], outputs);
            other.get().answer(samples[0], otherOutputs);
            double largest = 0;
            for (int i = 0; i < outputs.length; i++) {
                largest = Math.max(largest, Math.abs(outputs[i] - otherOutputs[i]));
            }
            return largest;
        }

        SpeedCell measure(double seconds, BooleanSupplier goesOn, Consumer<Integer> progress) {
            long nanos = (long) (seconds * 1e9 / ROUNDS);
            for (int round = 1; round <= WARM_UP_ROUNDS + ROUNDS; round++) {
                boolean counts = round > WARM_UP_ROUNDS;
                turn(own, counts ? ownLaps : new Laps(batch), nanos, goesOn);
                if (other.isPresent()) {
                    turn(other.get(), counts ? otherLaps : new Laps(batch), nanos, goesOn);
                }
                progress.accept(round);
            }
            return new SpeedCell(batch, threads, ownLaps.speed(), other.isPresent() ? otherLaps.speed() : null);
        }

        private void turn(Inference who, Laps laps, long nanos, BooleanSupplier goesOn) {
            LockSupport.parkNanos(PAUSE_NANOS);
            long begin = System.nanoTime();
            long before = begin;
            for (int i = 0; before - begin < nanos || i == 0; i++) {
                if (!goesOn.getAsBoolean()) {
                    throw new QuestionException("error.inspect.cancelled");
                }
                who.answer(samples[i % BATCHES], outputs);
                long now = System.nanoTime();
                laps.add(now - before);
                before = now;
            }
        }

        @Override
        public void close() {
            own.close();
            other.ifPresent(Inference::close);
        }
    }
}
