package org.layerwright.engine.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.layerwright.json.JsonReader;
import org.layerwright.json.JsonWriter;

/**
 * How the time of training grows.
 *
 * @param lines one a quantity
 * @param speedUps one a network
 * @param threads how many threads the speed-ups compare with one
 */
public record ScalingReport(List<Line> lines, List<SpeedUp> speedUps, int threads) {
    /**
     * Times against one quantity.
     *
     * @param quantity {@code batch}, {@code data} or {@code depth}
     * @param x its values
     * @param millis the times
     */
    public record Line(String quantity, List<Double> x, List<Double> millis) {
        public Line {
            x = List.copyOf(x);
            millis = List.copyOf(millis);
        }

        public LinearFit fit() {
            return LinearFit.of(x, millis);
        }
    }

    /**
     * One thread against several, the shortest step of each.
     *
     * @param network which
     * @param oneMillis with one thread
     * @param allMillis with all
     */
    public record SpeedUp(String network, double oneMillis, double allMillis) {
        public double factor() {
            return oneMillis / allMillis;
        }
    }

    public ScalingReport {
        lines = List.copyOf(lines);
        speedUps = List.copyOf(speedUps);
    }

    public void write(Path file) throws IOException {
        Files.writeString(file, json().toLine());
    }

    public JsonWriter json() {
        List<JsonWriter> written = new ArrayList<>();
        for (Line line : lines) {
            written.add(new JsonWriter()
                    .put("quantity", line.quantity())
                    .putNumbers("x", line.x())
                    .putNumbers("millis", line.millis()));
        }
        List<JsonWriter> factors = new ArrayList<>();
        for (SpeedUp speedUp : speedUps) {
            factors.add(new JsonWriter()
                    .put("network", speedUp.network())
                    .put("oneMillis", speedUp.oneMillis())
                    .put("allMillis", speedUp.allMillis()));
        }
        return new JsonWriter()
                .putObjects("lines", written)
                .putObjects("speedUps", factors)
                .put("threads", threads);
    }

    public static ScalingReport read(Path file) throws IOException {
        JsonReader json = JsonReader.parse(Files.readString(file));
        return new ScalingReport(
                json.objects("lines").stream()
                        .map(line -> new Line(line.string("quantity"), line.numbers("x"), line.numbers("millis")))
                        .toList(),
                json.objects("speedUps").stream()
                        .map(each ->
                                new SpeedUp(each.string("network"), each.number("oneMillis"), each.number("allMillis")))
                        .toList(),
                json.integer("threads"));
    }
}
