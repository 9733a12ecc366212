package org.layerwright.engine.training;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.layerwright.device.DeviceException;
import org.layerwright.engine.Device;
import org.layerwright.text.ExplainedException;

/**
 * Tells from what CUDA and ND4J say in the middle of a run what happened to the card, in a sentence with a remedy. Names and
 * numbers of errors: CUDA Runtime API, "Data types", cudaError; cuDNN and cuBLAS have their own.
 */
final class DeviceFailures {
    private static final List<Pattern> OUT_OF_MEMORY = patterns(
            "out of memory",
            "cudaErrorMemoryAllocation",
            "CUDA error code:? ?\\[?2\\b",
            "(CUBLAS|CUDNN|CUSOLVER)_STATUS_ALLOC_FAILED",
            "failed to allocate \\[?\\d* ?\\]? ?(bytes|mb)?.*device",
            "\\[DEVICE\\] allocation failed",
            "can'?t allocate .*device");

    private static final List<Pattern> LOST = patterns(
            "illegal memory access",
            "unspecified launch failure",
            "device-side assert",
            "cudaError(LaunchFailure|IllegalAddress|DevicesUnavailable|EccUncorrectable|HardwareStackError|LaunchTimeout"
                    + "|NoDevice|SystemDriverMismatch|InitializationError|ContextIsDestroyed|Unknown)",
            "launch timed out",
            "uncorrectable ECC error",
            "no CUDA-capable device",
            "all CUDA-capable devices are busy",
            "fallen off the bus",
            "driver shutting down",
            "CUDA error code:? ?\\[?(4|46|100|214|700|702|709|719|999)\\b",
            "(CUBLAS|CUDNN)_STATUS_(EXECUTION_FAILED|INTERNAL_ERROR|NOT_INITIALIZED|MAPPING_ERROR)");

    private static final int MOST_WORDS = 160;

    private DeviceFailures() {}

    private static List<Pattern> patterns(String... texts) {
        return List.of(texts).stream()
                .map(text -> Pattern.compile(text, Pattern.CASE_INSENSITIVE))
                .toList();
    }

    /** The failure itself where it is none of the card's. */
    static RuntimeException explain(Throwable failure, Device device, int batchSize) {
        if (device.layout() == Device.Layout.NHWC || failure instanceof ExplainedException) {
            return unchecked(failure);
        }
        for (Throwable each = failure; each != null; each = each.getCause()) {
            String words = String.valueOf(each.getMessage());
            if (matches(OUT_OF_MEMORY, words) || isDeviceMemory(each)) {
                return new DeviceException(
                        failure,
                        "error.device.memory",
                        device.id(),
                        batchSize,
                        shorten(words),
                        Math.max(1, batchSize / 2));
            }
            if (matches(LOST, words)) {
                return new DeviceException(failure, "error.device.lost", device.id(), shorten(words));
            }
        }
        return unchecked(failure);
    }

    /** JavaCPP and ND4J throw the JVM's own error for memory that is not the JVM's. */
    private static boolean isDeviceMemory(Throwable failure) {
        return failure instanceof OutOfMemoryError
                && !String.valueOf(failure.getMessage())
                        .toLowerCase(Locale.ROOT)
                        .contains("java heap");
    }

    private static boolean matches(List<Pattern> patterns, String words) {
        return patterns.stream().anyMatch(pattern -> pattern.matcher(words).find());
    }

    private static String shorten(String words) {
        String line = words.lines().findFirst().orElse("").strip();
        return line.length() > MOST_WORDS ? line.substring(0, MOST_WORDS) + "…" : line;
    }

    private static RuntimeException unchecked(Throwable failure) {
        if (failure instanceof Error error) {
            throw error;
        }
        return (RuntimeException) failure;
    }
}
