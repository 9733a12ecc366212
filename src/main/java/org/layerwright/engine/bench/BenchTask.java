package org.layerwright.engine.bench;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What one process of {@code bench peers} measures, as it stands on the command line of that process.
 *
 * @param network which network
 * @param mode training steps or inference
 * @param threads how many threads it may use
 * @param batches the batch sizes, measured one after the other, smallest first
 * @param warmUpSeconds before each measurement
 * @param seconds of each measurement
 * @param onnx the network as an ONNX file, for the peer that wants one
 * @param result the file to write
 */
public record BenchTask(
        BenchNetworks network,
        Mode mode,
        int threads,
        List<Integer> batches,
        double warmUpSeconds,
        double seconds,
        Path onnx,
        Path result) {
    /** What a step is. */
    public enum Mode {
        /** Forward, backward and the update. */
        TRAIN,
        /** Forward alone, with the network made ready for it. */
        INFER
    }

    public BenchTask {
        batches = batches.stream().sorted().toList();
    }

    /** The counterpart of {@link #arguments}. */
    public static BenchTask parse(String[] arguments) {
        return new BenchTask(
                BenchNetworks.valueOf(arguments[0]),
                Mode.valueOf(arguments[1]),
                Integer.parseInt(arguments[2]),
                Arrays.stream(arguments[3].split(",")).map(Integer::valueOf).toList(),
                Double.parseDouble(arguments[4]),
                Double.parseDouble(arguments[5]),
                Path.of(arguments[6]),
                Path.of(arguments[7]));
    }

    public List<String> arguments() {
        return List.of(
                network.name(),
                mode.name(),
                String.valueOf(threads),
                batches.stream().map(String::valueOf).collect(Collectors.joining(",")),
                String.valueOf(warmUpSeconds),
                String.valueOf(seconds),
                onnx.toString(),
                result.toString());
    }
}
