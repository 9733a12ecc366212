package org.layerwright.engine.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.layerwright.engine.NetworkProfile;
import org.layerwright.engine.NetworkProfile.NodeTime;
import org.layerwright.engine.SelfCheck;
import org.layerwright.engine.kernel.NativeThreads;
import org.layerwright.engine.training.ParameterInitialization;
import org.layerwright.network.op.OpGraph;

/**
 * Times the kernels of networks on one thread. Arguments: names of networks joined by commas, batch, seconds to warm up,
 * seconds to measure, file to write.
 */
public final class KernelBenchmark {
    private KernelBenchmark() {}

    public static void main(String[] args) throws IOException {
        // Loads the natives, too.
        SelfCheck.run();
        NativeThreads.useOnePerCall();
        MachinePeak peak = MachinePeak.measure();
        List<KernelReport.Network> networks = new ArrayList<>();
        for (String name : args[0].split(",")) {
            networks.add(measure(
                    BenchNetworks.valueOf(name),
                    Integer.parseInt(args[1]),
                    Double.parseDouble(args[2]),
                    Double.parseDouble(args[3]),
                    peak));
        }
        new KernelReport(peak, networks).write(Path.of(args[4]));
    }

    private static KernelReport.Network measure(
            BenchNetworks network, int batch, double warmUp, double seconds, MachinePeak peak) {
        OpGraph graph = network.graph();
        BenchmarkData data = new BenchmarkData(graph.input(), batch);
        try (NetworkProfile profile = new NetworkProfile(graph, ParameterInitialization.draw(graph, 1), batch)) {
            NetworkProfile.Times times = profile.run(data.images(0), data.labels(0), warmUp, seconds);
            List<KernelReport.Row> rows = times.nodes().stream()
                    .map(time -> row(graph, time, batch, peak))
                    .toList();
            return new KernelReport.Network(network.id(), times.stepMillis(), rows);
        }
    }

    private static KernelReport.Row row(OpGraph graph, NodeTime time, int batch, MachinePeak peak) {
        KernelWork work = KernelWork.of(graph, time, batch);
        return new KernelReport.Row(
                time.node().layer(),
                KernelWork.describe(time),
                time.forwardMillis(),
                time.backwardMillis(),
                (work.forwardMultiplyAdds() + work.backwardMultiplyAdds()) / 1e9,
                (work.forwardBytes() + work.backwardBytes()) / 1e9,
                work.idealMillis(peak));
    }
}
