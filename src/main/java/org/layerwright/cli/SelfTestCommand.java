package org.layerwright.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.layerwright.device.DeviceList;
import org.layerwright.device.DeviceStatus;
import org.layerwright.engine.selftest.SelfTestResult;
import org.layerwright.file.AtomicFiles;
import org.layerwright.json.JsonWriter;
import org.layerwright.worker.client.DeviceProbeProcess;
import org.layerwright.worker.client.DeviceProgram;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code layerwright selftest}: whether a device computes rightly, how fast it is, and a report to send in. */
@Command(name = "selftest", sortOptions = false)
final class SelfTestCommand implements Callable<Integer> {
    private static final String PROGRAM = "org.layerwright.engine.selftest.SelfTestMain";
    private static final Duration LIMIT = Duration.ofMinutes(10);

    private final Cli cli;

    @Option(names = "--device", paramLabel = "NAME", descriptionKey = "selftestDevice")
    private String device = DeviceStatus.CPU;

    @Option(names = "--report", paramLabel = "FILE", descriptionKey = "selftestReport")
    private Path report;

    SelfTestCommand(Cli cli) {
        this.cli = cli;
    }

    /** One check with its outcome. */
    private record Line(String name, boolean passed, String words) {}

    @Override
    public Integer call() throws IOException, InterruptedException {
        cli.err().println(cli.texts().get("selftest.begin", device));
        DeviceProgram program =
                new DeviceProgram(cli.launch(), cli.environment(), cli.folders().userData());
        SelfTestResult result = SelfTestResult.read(program.run(PROGRAM, device, LIMIT));
        // The processor is checked against its own loss; a card against the processor as well.
        SelfTestResult processor = device.equals(DeviceStatus.CPU)
                ? result
                : SelfTestResult.read(program.run(PROGRAM, DeviceStatus.CPU, LIMIT));
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < result.cases().size(); i++) {
            lines.add(judge(result.cases().get(i), processor.cases().get(i)));
        }
        lines.forEach(line -> cli.out().println(cli.texts().get("selftest.case", line.name(), line.words())));
        cli.out()
                .println(cli.texts()
                        .get(
                                "selftest.speed",
                                result.network(),
                                result.batch(),
                                Columns.number(result.imagesPerSecond(), 0)));
        long failed = lines.stream().filter(line -> !line.passed()).count();
        cli.out()
                .println(
                        failed == 0
                                ? cli.texts().get("selftest.all", lines.size())
                                : cli.texts().get("selftest.some", failed, lines.size()));
        write(result, lines);
        return failed == 0 ? ExitCode.OK : ExitCode.FAILED;
    }

    private Line judge(SelfTestResult.Case found, SelfTestResult.Case expected) {
        if (!found.refusal().isEmpty()) {
            return new Line(found.name(), true, cli.texts().get("selftest.missing"));
        }
        double fromProcessor = found.from(expected);
        boolean right = found.passed() && fromProcessor <= SelfTestResult.DEVICE_LIMIT;
        boolean ownFault = !found.passed();
        double difference = ownFault ? found.difference() : Math.max(found.difference(), fromProcessor);
        double limit = ownFault ? SelfTestResult.DERIVATIVE_LIMIT : SelfTestResult.DEVICE_LIMIT;
        String number = String.format(Locale.ROOT, "%.1e", difference);
        return new Line(
                found.name(),
                right,
                right ? cli.texts().get("selftest.passed", number) : cli.texts().get("selftest.failed", number, limit));
    }

    /** What a person who sends it in would be asked for: the device, the driver, the system, and each check. */
    private void write(SelfTestResult result, List<Line> lines) {
        Path file = cli.absolute(report == null ? Path.of("selftest-" + device.replace(':', '-') + ".json") : report);
        DeviceList devices = new DeviceProbeProcess(
                        cli.launch(), cli.environment(), cli.folders().userData())
                .run(false);
        JsonWriter json = new JsonWriter()
                .put("layerwright", Main.version())
                .put("java", System.getProperty("java.vm.name") + " " + Runtime.version())
                .put("system", System.getProperty("os.name") + " " + System.getProperty("os.version"))
                .put("device", result.device())
                .put("backend", result.backend())
                .put("network", result.network())
                .put("batch", result.batch())
                .put("imagesPerSecond", result.imagesPerSecond())
                .put("devices", devices.json())
                .putObjects(
                        "checks",
                        lines.stream()
                                .map(line -> new JsonWriter()
                                        .put("name", line.name())
                                        .put("passed", line.passed())
                                        .put("result", line.words()))
                                .toList());
        new AtomicFiles().write(file, json.toText().getBytes(StandardCharsets.UTF_8));
        cli.out().println(cli.texts().get("selftest.report", file));
    }
}
