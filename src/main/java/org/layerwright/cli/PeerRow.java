package org.layerwright.cli;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.layerwright.engine.bench.BenchNetworks;
import org.layerwright.engine.bench.BenchResult.Cell;
import org.layerwright.engine.bench.BenchTask.Mode;

/** One line of the comparison: what each contestant's processes measured for one network, mode, thread count and batch. */
final class PeerRow {
    private final BenchNetworks network;
    private final Mode mode;
    private final int threads;
    private final int batch;
    private final Map<Contestant, List<Cell>> cells = new EnumMap<>(Contestant.class);

    PeerRow(BenchNetworks network, Mode mode, int threads, int batch) {
        this.network = network;
        this.mode = mode;
        this.threads = threads;
        this.batch = batch;
    }

    BenchNetworks network() {
        return network;
    }

    Mode mode() {
        return mode;
    }

    int threads() {
        return threads;
    }

    int batch() {
        return batch;
    }

    void add(Contestant contestant, Cell cell) {
        cells.computeIfAbsent(contestant, key -> new ArrayList<>()).add(cell);
    }

    boolean has(Contestant contestant) {
        return cells.containsKey(contestant);
    }

    /** Images per second of its processes, from the slowest to the fastest. */
    List<Double> speeds(Contestant contestant) {
        return cells.get(contestant).stream()
                .map(Cell::imagesPerSecond)
                .sorted()
                .toList();
    }

    static double median(List<Double> sorted) {
        int half = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(half) : (sorted.get(half - 1) + sorted.get(half)) / 2;
    }

    static double best(List<Double> sorted) {
        return sorted.get(sorted.size() - 1);
    }

    /**
     * Our median against the peer's best process, since a peer can be slow for a whole process long; empty where the
     * peer did not take part.
     */
    Optional<Double> ratio(Contestant peer) {
        return has(peer) ? Optional.of(median(speeds(Contestant.LAYERWRIGHT)) / best(speeds(peer))) : Optional.empty();
    }

    /** The same by processor time; only for one thread, since idle threads of a peer may spin. */
    Optional<Double> processorRatio(Contestant peer) {
        return threads == 1 && has(peer)
                ? Optional.of(median(processorSpeeds(Contestant.LAYERWRIGHT)) / best(processorSpeeds(peer)))
                : Optional.empty();
    }

    private List<Double> processorSpeeds(Contestant contestant) {
        return cells.get(contestant).stream()
                .map(Cell::imagesPerProcessorSecond)
                .sorted()
                .toList();
    }

    /** The processor time its processes got, per second and thread. */
    double share(Contestant contestant) {
        return cells.get(contestant).stream()
                        .mapToDouble(Cell::processors)
                        .average()
                        .orElse(0)
                / threads;
    }

    /** MiB: the highest of ours, the lowest of a peer. */
    int peak(Contestant contestant) {
        var peaks = cells.get(contestant).stream().mapToInt(Cell::peakMiB);
        return contestant.isPeer() ? peaks.min().orElse(0) : peaks.max().orElse(0);
    }
}
