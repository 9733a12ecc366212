package org.layerwright.device;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the system tells of the processor.
 *
 * @param model what its maker calls it; the architecture's name where nobody tells
 * @param instructions the widest vector instructions it has; empty where nobody tells
 */
record ProcessorFacts(String model, Optional<String> instructions) {
    private static final Path CPU_INFO = Path.of("/proc/cpuinfo");
    private static final Duration LIMIT = Duration.ofSeconds(5);
    private static final Pattern MODEL = Pattern.compile("(?m)^model name\\s*:\\s*(.+)$");
    private static final Pattern FLAGS = Pattern.compile("(?m)^(?:flags|Features)\\s*:\\s*(.+)$");
    private static final Pattern WINDOWS_NAME = Pattern.compile("ProcessorNameString\\s+REG_SZ\\s+(.+)");
    private static final int MOST_LETTERS = 80;

    /** Widest first: the flag as Linux writes it, and the name. */
    private static final List<List<String>> INSTRUCTIONS = List.of(
            List.of("avx512f", "AVX-512"),
            List.of("avx2", "AVX2"),
            List.of("avx", "AVX"),
            List.of("sse4_2", "SSE4.2"),
            List.of("sve", "SVE"),
            List.of("asimd", "NEON"));

    static ProcessorFacts of(Machine machine) {
        String os = machine.os();
        if (os.startsWith("Windows")) {
            Machine.Answer answer = machine.run(
                    LIMIT,
                    "reg",
                    "query",
                    "HKLM\\HARDWARE\\DESCRIPTION\\System\\CentralProcessor\\0",
                    "/v",
                    "ProcessorNameString");
            return new ProcessorFacts(first(WINDOWS_NAME, answer.output()).orElse(machine.arch()), Optional.empty());
        }
        if (os.startsWith("Mac")) {
            String name = machine.run(LIMIT, "sysctl", "-n", "machdep.cpu.brand_string")
                    .output();
            return new ProcessorFacts(clean(name).orElse(machine.arch()), Optional.empty());
        }
        String text = machine.read(CPU_INFO).orElse("");
        return new ProcessorFacts(
                first(MODEL, text).orElse(machine.arch()), first(FLAGS, text).flatMap(ProcessorFacts::widest));
    }

    private static Optional<String> widest(String flags) {
        Set<String> known = new HashSet<>(Arrays.asList(flags.split("\\s+")));
        return INSTRUCTIONS.stream()
                .filter(set -> known.contains(set.get(0)))
                .map(set -> set.get(1))
                .findFirst();
    }

    private static Optional<String> first(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? Optional.of(matcher.group(1).strip()) : Optional.empty();
    }

    private static Optional<String> clean(String text) {
        String line =
                text.lines().findFirst().orElse("").replaceAll("\\p{Cntrl}", "").strip();
        return line.isEmpty()
                ? Optional.empty()
                : Optional.of(line.substring(0, Math.min(MOST_LETTERS, line.length())));
    }
}
