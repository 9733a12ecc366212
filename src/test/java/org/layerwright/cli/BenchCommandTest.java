package org.layerwright.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.layerwright.engine.bench.BenchNetworks;
import org.layerwright.engine.bench.BenchResult.Cell;
import org.layerwright.engine.bench.BenchTask.Mode;
import org.layerwright.json.JsonReader;
import org.layerwright.text.Texts;

class BenchCommandTest {
    @TempDir
    Path folder;

    private static PeerRow row() {
        PeerRow row = new PeerRow(BenchNetworks.SEED, Mode.INFER, 1, 64);
        for (double speed : new double[] {100, 300, 200}) {
            row.add(Contestant.LAYERWRIGHT, new Cell(64, speed, 0.5, 150, 0));
        }
        for (double speed : new double[] {80, 50, 90}) {
            row.add(Contestant.LIBTORCH, new Cell(64, speed, 1, 300, 0));
        }
        return row;
    }

    @Test
    void ourMedianCountsAgainstThePeersBest() {
        assertEquals(Optional.of(200.0 / 90), row().ratio(Contestant.LIBTORCH));
        assertEquals(Optional.of(400.0 / 90), row().processorRatio(Contestant.LIBTORCH));
        assertEquals(Optional.empty(), row().ratio(Contestant.ONNX_RUNTIME));
    }

    @Test
    void theReportHasAllForms() {
        PeerReport report = new PeerReport(new Texts(Texts.ENGLISH));
        String line =
                "| seed infer | 1 | 64 | 200 | 100 – 300 | libtorch | 90 | 80 | 50 – 90 | 2.22 | 4.44 | 150 / 300 |";
        assertEquals(line, report.markdown(List.of(row())).lines().toList().get(2));
        assertEquals(3, report.table(List.of(row())).size());
        JsonReader json = JsonReader.parse(report.json(List.of(row()), 3, 2).toText());
        JsonReader peer = json.objects("rows").get(0).objects("contestants").get(1);
        assertEquals(List.of(50.0, 80.0, 90.0), peer.numbers("imagesPerSecond"));
        assertEquals(200.0 / 90, peer.number("ratio"), 1e-12);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"kernels --batch 0", "scaling --rounds 0", "optimizers --samples 0", "kernels --network vgx"})
    void wrongOptionsAreRefusedInOneSentence(String line) {
        String[] words = line.split(" ");
        CliRun result = CliRun.of(folder, "bench", words[0], words[1], words[2]);
        assertEquals(ExitCode.USAGE, result.code, result.err);
        assertTrue(result.isPlain(), result.err);
        assertEquals("", result.out);
    }
}
