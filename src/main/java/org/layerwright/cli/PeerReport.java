package org.layerwright.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.layerwright.engine.bench.BenchTask.Mode;
import org.layerwright.json.JsonWriter;
import org.layerwright.text.Texts;

/** A comparison as a table for people, as Markdown and as JSON. */
final class PeerReport {
    private static final int WORD_COLUMNS = 1;

    private final Texts texts;

    PeerReport(Texts texts) {
        this.texts = texts;
    }

    /** A table for a terminal; its first row holds the titles. */
    List<String> table(List<PeerRow> rows) {
        return Columns.table(cells(rows), WORD_COLUMNS);
    }

    String markdown(List<PeerRow> rows) {
        return Columns.markdown(cells(rows), WORD_COLUMNS);
    }

    /** Titles, then one row a comparison with one peer. */
    private List<List<String>> cells(List<PeerRow> rows) {
        List<List<String>> cells = new ArrayList<>();
        cells.add(List.of(texts.get("cli.bench.peers.titles").split("\\|")));
        for (PeerRow row : rows) {
            for (Contestant peer : List.of(Contestant.LIBTORCH, Contestant.ONNX_RUNTIME)) {
                if (row.has(peer)) {
                    cells.add(cells(row, peer));
                }
            }
        }
        return cells;
    }

    private List<String> cells(PeerRow row, Contestant peer) {
        List<Double> ours = row.speeds(Contestant.LAYERWRIGHT);
        List<Double> theirs = row.speeds(peer);
        return List.of(
                row.network().id() + " " + word(row.mode()),
                String.valueOf(row.threads()),
                String.valueOf(row.batch()),
                whole(PeerRow.median(ours)),
                spread(ours),
                peer.title(),
                whole(PeerRow.best(theirs)),
                whole(PeerRow.median(theirs)),
                spread(theirs),
                ratio(row.ratio(peer)),
                ratio(row.processorRatio(peer)),
                row.peak(Contestant.LAYERWRIGHT) + " / " + row.peak(peer));
    }

    private String word(Mode mode) {
        return texts.get(mode == Mode.TRAIN ? "cli.bench.train" : "cli.bench.infer");
    }

    private static String spread(List<Double> sorted) {
        return whole(sorted.get(0)) + " – " + whole(PeerRow.best(sorted));
    }

    private static String whole(double number) {
        return Columns.number(number, 0);
    }

    private static String ratio(Optional<Double> ratio) {
        return ratio.map(value -> String.format(Locale.ROOT, "%.2f", value)).orElse("–");
    }

    JsonWriter json(List<PeerRow> rows, int processes, double seconds) {
        List<JsonWriter> list = new ArrayList<>();
        for (PeerRow row : rows) {
            List<JsonWriter> contestants = new ArrayList<>();
            for (Contestant contestant : Contestant.values()) {
                if (row.has(contestant)) {
                    contestants.add(json(row, contestant));
                }
            }
            list.add(new JsonWriter()
                    .put("network", row.network().id())
                    .put("mode", row.mode().name().toLowerCase(Locale.ROOT))
                    .put("threads", row.threads())
                    .put("batch", row.batch())
                    .putObjects("contestants", contestants));
        }
        return new JsonWriter()
                .put("processes", processes)
                .put("seconds", seconds)
                .put("java", System.getProperty("java.vm.version"))
                .put("os", System.getProperty("os.name") + " " + System.getProperty("os.version"))
                .put("processors", Runtime.getRuntime().availableProcessors())
                .putObjects("rows", list);
    }

    private static JsonWriter json(PeerRow row, Contestant contestant) {
        JsonWriter writer = new JsonWriter()
                .put("name", contestant.title())
                .putNumbers("imagesPerSecond", row.speeds(contestant))
                .put("processorShare", row.share(contestant))
                .put("peakMiB", row.peak(contestant));
        row.ratio(contestant).filter(value -> contestant.isPeer()).ifPresent(value -> writer.put("ratio", value));
        row.processorRatio(contestant)
                .filter(value -> contestant.isPeer())
                .ifPresent(value -> writer.put("processorRatio", value));
        return writer;
    }
}
