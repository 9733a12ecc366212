package org.layerwright.device;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Asks NVIDIA's driver which cards there are, through its own program, so that a broken driver hurts nobody. */
final class NvidiaProbe {
    static final Duration LIMIT = Duration.ofSeconds(10);
    static final Path DRIVER_FILE = Path.of("/proc/driver/nvidia/version");
    private static final String PROGRAM = "nvidia-smi";
    private static final String QUERY = "--query-gpu=index,name,memory.total,driver_version";
    private static final String CAPABILITY = ",compute_cap";
    private static final String FORMAT = "--format=csv,noheader,nounits";
    /** Where Windows keeps it when the path does not name it. */
    private static final String WINDOWS_PROGRAM = "C:\\Windows\\System32\\nvidia-smi.exe";

    private static final Pattern KERNEL_MODULE =
            Pattern.compile("NVRM version:.*?\\s(\\d{3,4}(?:\\.\\d{1,3}){1,2})\\s");
    private static final int FIELDS = 4;
    private static final int MOST_CARDS = 64;
    private static final int MOST_WORDS = 160;

    private final Machine machine;

    /**
     * What the driver said.
     *
     * @param gpus all cards, in its order
     * @param trouble why there are none; empty where there are some
     */
    record Found(List<Gpu> gpus, Optional<Reason> trouble) {
        static Found nothing(Reason why) {
            return new Found(List.of(), Optional.of(why));
        }
    }

    NvidiaProbe(Machine machine) {
        this.machine = machine;
    }

    Found run() {
        Machine.Answer answer = ask(PROGRAM, QUERY + CAPABILITY);
        String program = PROGRAM;
        if (answer.kind() == Machine.Answer.Kind.ABSENT && machine.os().startsWith("Windows")) {
            program = WINDOWS_PROGRAM;
            answer = ask(program, QUERY + CAPABILITY);
        }
        if (answer.output().contains("not a valid field")) {
            answer = ask(program, QUERY);
        }
        return switch (answer.kind()) {
            case LATE -> Found.nothing(Reason.of("device.gpu.hangs", LIMIT.toSeconds()));
            case ABSENT -> Found.nothing(withoutProgram());
            case ENDED -> read(answer);
        };
    }

    private Machine.Answer ask(String program, String query) {
        return machine.run(LIMIT, program, query, FORMAT);
    }

    private Reason withoutProgram() {
        Optional<DriverVersion> module = kernelModule();
        if (module.isPresent()) {
            return Reason.of("device.gpu.noProgram", module.get().text());
        }
        return machine.hasNvidiaCard().orElse(true)
                ? Reason.of(machine.hasNvidiaCard().isPresent() ? "device.gpu.noDriver" : "device.gpu.none")
                : Reason.of("device.gpu.noCard");
    }

    /** The version of the loaded kernel module, as Linux shows it. */
    private Optional<DriverVersion> kernelModule() {
        Matcher matcher = KERNEL_MODULE.matcher(machine.read(DRIVER_FILE).orElse(""));
        return matcher.find() ? DriverVersion.parse(matcher.group(1)) : Optional.empty();
    }

    private Found read(Machine.Answer answer) {
        String words = shorten(answer.output());
        if (answer.exitCode() != 0) {
            return Found.nothing(
                    words.contains("No devices were found")
                            ? Reason.of("device.gpu.noCard")
                            : Reason.of("device.gpu.driverFails", words.isEmpty() ? answer.exitCode() : words));
        }
        if (words.contains("No devices were found")) {
            return Found.nothing(Reason.of("device.gpu.noCard"));
        }
        List<Gpu> gpus = new ArrayList<>();
        for (String line : answer.output().lines().limit(MOST_CARDS).toList()) {
            gpu(line).ifPresent(gpus::add);
        }
        return gpus.isEmpty()
                ? Found.nothing(Reason.of("device.gpu.unreadable", words))
                : new Found(List.copyOf(gpus), Optional.empty());
    }

    /** One line: {@code 0, NVIDIA GeForce RTX 3060, 12288, 525.60.13, 8.6}; without the last field from old drivers. */
    private static Optional<Gpu> gpu(String line) {
        String[] fields = line.split(",");
        if (fields.length < FIELDS || fields.length > FIELDS + 1) {
            return Optional.empty();
        }
        String index = fields[0].strip();
        String name = fields[1].strip();
        String memory = fields[2].strip();
        Optional<DriverVersion> driver = DriverVersion.parse(fields[3]);
        Optional<ComputeCapability> capability =
                fields.length > FIELDS ? ComputeCapability.parse(fields[FIELDS]) : Optional.empty();
        boolean sound = index.matches("\\d{1,3}") && memory.matches("\\d{1,9}") && !name.isEmpty();
        if (!sound || driver.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Gpu(Integer.parseInt(index), name, Long.parseLong(memory), capability, driver.get()));
    }

    /** The first line with words, without what a terminal would take as a command. */
    private static String shorten(String output) {
        String line = output.lines()
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");
        String plain = line.replaceAll("\\p{Cntrl}", "");
        return plain.length() > MOST_WORDS ? plain.substring(0, MOST_WORDS) + "…" : plain;
    }
}
