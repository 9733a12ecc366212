package org.layerwright.engine.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.layerwright.engine.NetworkProfile;
import org.layerwright.engine.NetworkProfile.NodeTime;
import org.layerwright.engine.training.ParameterInitialization;
import org.layerwright.network.op.OpGraph;
import org.layerwright.network.op.OpType;

class KernelBenchmarkTest {
    @TempDir
    Path folder;

    private static NetworkProfile.Times profile(OpGraph graph, int batch) {
        BenchmarkData data = new BenchmarkData(graph.input(), batch);
        try (NetworkProfile profile = new NetworkProfile(graph, ParameterInitialization.draw(graph, 1), batch)) {
            return profile.run(data.images(0), data.labels(0), 0, 0.05);
        }
    }

    @Test
    void everyOperatorButTheLastSoftmaxHasATime() {
        OpGraph graph = BenchNetworks.SEPARABLE.graph();
        NetworkProfile.Times times = profile(graph, 4);
        assertEquals(graph.nodes().size() - 1, times.nodes().size());
        assertTrue(times.nodes().stream().noneMatch(time -> time.node().type() == OpType.SOFTMAX));
        assertTrue(times.nodes().stream().allMatch(time -> time.forwardMillis() >= 0));
        double kernels = times.nodes().stream().mapToDouble(NodeTime::millis).sum();
        assertTrue(kernels > 0 && times.stepMillis() > 0, () -> kernels + " of " + times.stepMillis());
        assertFalse(times.nodes().get(0).inputGradient());
        assertTrue(times.nodes().get(2).inputGradient());
    }

    /** 3·3·1·32 multiply-adds at 26·26 places; the first layer needs no gradient of its input. */
    @Test
    void workIsCountedFromTheShapes() {
        OpGraph graph = BenchNetworks.SEED.graph();
        NodeTime first = new NodeTime(graph.nodes().get(0), List.of(graph.input()), false, 1, 1);
        KernelWork work = KernelWork.of(graph, first, 64);
        double products = 64.0 * 26 * 26 * 9 * 32;
        assertEquals(products, work.forwardMultiplyAdds());
        assertEquals(products, work.backwardMultiplyAdds());
        double in = 4.0 * 64 * 28 * 28;
        double out = 4.0 * 64 * 26 * 26 * 32;
        assertEquals(in + out, work.forwardBytes());
        assertEquals(in + out, work.backwardBytes());
        double ideal = new KernelWork(2e9, 0, 0, 3e9).idealMillis(new MachinePeak(100, 10));
        assertEquals(20 + 300, ideal, 1e-9);
        assertEquals("Conv 3×3, 28×28×1 → 26×26×32", KernelWork.describe(first));
    }

    @Test
    void aReportIsReadAsItWasWritten() throws IOException {
        KernelReport report = new KernelReport(
                new MachinePeak(100, 50),
                List.of(new KernelReport.Network(
                        "seed", 12.5, List.of(new KernelReport.Row("conv1", "Conv", 1, 2, 3, 4, 0.5)))));
        report.write(folder.resolve("report.json"));
        assertEquals(report, KernelReport.read(folder.resolve("report.json")));
    }
}
