package org.layerwright.engine.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.layerwright.json.JsonReader;
import org.layerwright.json.JsonWriter;

/**
 * What one process measured.
 *
 * @param parameters numbers in the network, running statistics included; 0 where the program does not tell
 * @param cells one a batch size
 */
public record BenchResult(long parameters, List<Cell> cells) {
    /**
     * One batch size.
     *
     * @param imagesPerSecond the speed
     * @param processors seconds of processor time the process got per second; below its threads on a busy machine
     * @param peakMiB the kernel's high-water mark of the whole process so far; 0 where it tells none
     * @param loss of the last training step, 0 for inference
     */
    public record Cell(int batch, double imagesPerSecond, double processors, int peakMiB, double loss) {
        /**
         * Images per second of processor time, which a busy machine changes less than the speed; of use where one
         * thread works.
         */
        public double imagesPerProcessorSecond() {
            return imagesPerSecond / processors;
        }

        /** Ends a measurement. */
        public static Cell of(int batch, Stopwatch watch, double loss) throws IOException {
            return new Cell(batch, watch.imagesPerSecond(), watch.processors(), (int) (peakKilobytes() / 1024), loss);
        }
    }

    public BenchResult {
        cells = List.copyOf(cells);
    }

    public void write(Path file) throws IOException {
        List<JsonWriter> written = new ArrayList<>();
        for (Cell cell : cells) {
            written.add(new JsonWriter()
                    .put("batch", cell.batch())
                    .put("imagesPerSecond", cell.imagesPerSecond())
                    .put("processors", cell.processors())
                    .put("peakMiB", cell.peakMiB())
                    .put("loss", cell.loss()));
        }
        Files.writeString(
                file,
                new JsonWriter()
                        .put("parameters", parameters)
                        .putObjects("cells", written)
                        .toLine());
    }

    public static BenchResult read(Path file) throws IOException {
        JsonReader json = JsonReader.parse(Files.readString(file));
        List<Cell> cells = json.objects("cells").stream()
                .map(cell -> new Cell(
                        cell.integer("batch"),
                        cell.number("imagesPerSecond"),
                        cell.number("processors"),
                        cell.integer("peakMiB"),
                        cell.number("loss")))
                .toList();
        return new BenchResult(json.longInteger("parameters"), cells);
    }

    private static long peakKilobytes() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.exists(status)) {
            return 0;
        }
        for (String line : Files.readAllLines(status)) {
            if (line.startsWith("VmHWM:")) {
                return Long.parseLong(line.replaceAll("[^0-9]", ""));
            }
        }
        return 0;
    }
}
