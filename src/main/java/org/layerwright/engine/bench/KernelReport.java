package org.layerwright.engine.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.layerwright.json.JsonReader;
import org.layerwright.json.JsonWriter;

/**
 * What {@code bench kernels} measured.
 *
 * @param peak of one core
 * @param networks in the order asked for
 */
public record KernelReport(MachinePeak peak, List<Network> networks) {
    /**
     * One network.
     *
     * @param name which
     * @param stepMillis a training step without the optimizer's update
     * @param rows in order of execution
     */
    public record Network(String name, double stepMillis, List<Row> rows) {
        public Network {
            rows = List.copyOf(rows);
        }
    }

    /**
     * One operator.
     *
     * @param layer the layer it came from
     * @param operator what it is, in words
     * @param forwardMillis per step
     * @param backwardMillis per step
     * @param multiplyAdds both passes, in 10⁹
     * @param bytes both passes, in 10⁹
     * @param idealMillis what a core at its peak would need
     */
    public record Row(
            String layer,
            String operator,
            double forwardMillis,
            double backwardMillis,
            double multiplyAdds,
            double bytes,
            double idealMillis) {
        public double millis() {
            return forwardMillis + backwardMillis;
        }

        /** Multiply-adds a second, in 10⁹. */
        public double multiplyAddsPerSecond() {
            return 1000 * multiplyAdds / millis();
        }

        /** Bytes a second, in 10⁹. */
        public double bytesPerSecond() {
            return 1000 * bytes / millis();
        }

        /** What could be gained at most. */
        public double lostMillis() {
            return millis() - idealMillis;
        }
    }

    public KernelReport {
        networks = List.copyOf(networks);
    }

    public void write(Path file) throws IOException {
        Files.writeString(file, json().toLine());
    }

    public JsonWriter json() {
        List<JsonWriter> written = new ArrayList<>();
        for (Network network : networks) {
            written.add(new JsonWriter()
                    .put("network", network.name())
                    .put("stepMillis", network.stepMillis())
                    .putObjects(
                            "rows",
                            network.rows().stream().map(KernelReport::json).toList()));
        }
        return new JsonWriter()
                .put("peakMultiplyAdds", peak.multiplyAdds())
                .put("peakBytes", peak.bytes())
                .putObjects("networks", written);
    }

    private static JsonWriter json(Row row) {
        return new JsonWriter()
                .put("layer", row.layer())
                .put("operator", row.operator())
                .put("forwardMillis", row.forwardMillis())
                .put("backwardMillis", row.backwardMillis())
                .put("multiplyAdds", row.multiplyAdds())
                .put("bytes", row.bytes())
                .put("idealMillis", row.idealMillis());
    }

    public static KernelReport read(Path file) throws IOException {
        JsonReader json = JsonReader.parse(Files.readString(file));
        List<Network> networks = new ArrayList<>();
        for (JsonReader network : json.objects("networks")) {
            networks.add(new Network(
                    network.string("network"),
                    network.number("stepMillis"),
                    network.objects("rows").stream().map(KernelReport::row).toList()));
        }
        return new KernelReport(new MachinePeak(json.number("peakMultiplyAdds"), json.number("peakBytes")), networks);
    }

    private static Row row(JsonReader row) {
        return new Row(
                row.string("layer"),
                row.string("operator"),
                row.number("forwardMillis"),
                row.number("backwardMillis"),
                row.number("multiplyAdds"),
                row.number("bytes"),
                row.number("idealMillis"));
    }
}
