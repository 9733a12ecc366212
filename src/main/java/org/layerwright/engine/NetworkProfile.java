package org.layerwright.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.layerwright.engine.kernel.Kernel;
import org.layerwright.engine.kernel.KernelSite;
import org.layerwright.engine.kernel.Kernels;
import org.layerwright.engine.kernel.NativeThreads;
import org.layerwright.engine.kernel.NativeVector;
import org.layerwright.engine.kernel.Pass;
import org.layerwright.engine.kernel.ShardMeeting;
import org.layerwright.network.Shape;
import org.layerwright.network.op.OpGraph;
import org.layerwright.network.op.OpNode;
import org.layerwright.network.param.Setting;
import org.layerwright.plan.loss.SoftmaxCrossEntropy;

/**
 * Where the time of a training step goes: a network on one thread, with a clock around each kernel. All times are
 * processor time, see {@link ProcessorTime}. Networks that train have no clock, so nothing is measured where nobody asked.
 */
public final class NetworkProfile implements AutoCloseable {
    /**
     * One operator as it is computed, after the rewrites.
     *
     * @param node the operator
     * @param inputs the shapes of what it reads
     * @param inputGradient whether its backward pass makes a gradient for its input
     * @param forwardMillis the time of its forward passes in one step, median over the steps
     * @param backwardMillis the time of its backward passes in one step; 0 where it has none
     */
    public record NodeTime(
            OpNode node, List<Shape> inputs, boolean inputGradient, double forwardMillis, double backwardMillis) {
        public NodeTime {
            inputs = List.copyOf(inputs);
        }

        public double millis() {
            return forwardMillis + backwardMillis;
        }
    }

    /**
     * All of a network.
     *
     * @param nodes in order of execution
     * @param stepMillis the whole step without the optimizer's update; median
     */
    public record Times(List<NodeTime> nodes, double stepMillis) {
        public Times {
            nodes = List.copyOf(nodes);
        }
    }

    /** A kernel with a clock. */
    private static final class Timed implements Kernel {
        private final Kernel kernel;
        private final KernelSite site;
        private final List<Double> forwards = new ArrayList<>();
        private final List<Double> backwards = new ArrayList<>();
        private long forward;
        private long backward;

        Timed(Kernel kernel, KernelSite site) {
            this.kernel = kernel;
            this.site = site;
        }

        /** What depends on the weights alone is counted to the forward pass. */
        @Override
        public void prepare(float[] parameters, boolean training) {
            long start = ProcessorTime.ofThread();
            kernel.prepare(parameters, training);
            forward += ProcessorTime.ofThread() - start;
        }

        @Override
        public void forward(Pass pass) {
            long start = ProcessorTime.ofThread();
            kernel.forward(pass);
            forward += ProcessorTime.ofThread() - start;
        }

        @Override
        public void backward(Pass pass) {
            long start = ProcessorTime.ofThread();
            kernel.backward(pass);
            backward += ProcessorTime.ofThread() - start;
        }

        @Override
        public boolean meetsOthers() {
            return kernel.meetsOthers();
        }

        @Override
        public void settle(float[] parameters) {
            kernel.settle(parameters);
        }

        @Override
        public void close() {
            kernel.close();
        }

        void endStep(boolean kept) {
            if (kept) {
                forwards.add(forward / 1e6);
                backwards.add(backward / 1e6);
            }
            forward = 0;
            backward = 0;
        }

        NodeTime time() {
            return new NodeTime(
                    site.node(),
                    site.node().inputs().stream().map(site.graph()::shapeOf).toList(),
                    site.inputGradients().stream().anyMatch(Objects::nonNull),
                    median(forwards),
                    median(backwards));
        }
    }

    private final int batch;
    private final int outputs;
    private final NativeVector nativeParameters;
    private final float[] parameters;
    private final Shard shard;
    private final List<Timed> kernels = new ArrayList<>();

    /**
     * @param parameters the flat vector
     * @param batch samples a step
     */
    public NetworkProfile(OpGraph source, float[] parameters, int batch) {
        LossKernel loss = LossKernel.of(Setting.of(SoftmaxCrossEntropy.ID));
        OpGraph graph = loss.head(source);
        this.batch = batch;
        this.outputs = graph.outputShape().size();
        this.parameters = parameters;
        this.nativeParameters = new NativeVector(parameters.length);
        Kernels timed = Kernels.cpu().wrapped((site, kernel) -> {
            Timed result = new Timed(kernel, site);
            kernels.add(result);
            return result;
        });
        CompiledNetwork network = new CompiledNetwork(
                graph, timed, Capacity.of(graph, batch, 1), nativeParameters, 1, new ShardMeeting(1), 0);
        kernels.sort(Comparator.comparingInt(kernel -> kernel.site.index()));
        shard = new Shard(network, loss, parameters.length);
        NativeThreads.useOnePerCall();
        nativeParameters.write(parameters);
    }

    /**
     * Runs training steps without updates.
     *
     * @param warmUpSeconds before times are kept
     * @param seconds for which times are kept
     */
    public Times run(float[] inputs, int[] labels, double warmUpSeconds, double seconds) {
        Targets targets = new Targets(batch, outputs, 0, SoftmaxCrossEntropy.ID);
        targets.set(labels, batch, true);
        List<Double> steps = new ArrayList<>();
        long start = System.nanoTime();
        double elapsed;
        do {
            long stepStart = ProcessorTime.ofThread();
            shard.train(parameters, inputs, targets.dense(), 0, batch, batch, 1, 1);
            long end = ProcessorTime.ofThread();
            elapsed = (System.nanoTime() - start) / 1e9;
            boolean kept = elapsed > warmUpSeconds;
            if (kept) {
                steps.add((end - stepStart) / 1e6);
            }
            kernels.forEach(kernel -> kernel.endStep(kept));
        } while (elapsed < warmUpSeconds + seconds || steps.isEmpty());
        return new Times(kernels.stream().map(Timed::time).toList(), median(steps));
    }

    private static double median(List<Double> values) {
        double[] sorted = values.stream().mapToDouble(Double::doubleValue).toArray();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    @Override
    public void close() {
        shard.close();
        nativeParameters.close();
    }
}
