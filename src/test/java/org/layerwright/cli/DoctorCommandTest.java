package org.layerwright.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.layerwright.event.LineCodec;
import org.layerwright.event.WorkerEvent;
import org.layerwright.file.AtomicFiles;
import org.layerwright.json.JsonReader;
import org.layerwright.network.LayerSpec;
import org.layerwright.network.NetworkSpec;
import org.layerwright.plan.TrainingPlan;
import org.layerwright.run.EventLog;
import org.layerwright.run.RunFolder;
import org.layerwright.run.RunRecord;

class DoctorCommandTest {
    @TempDir
    Path folder;

    @Test
    void tellsWhatWasSeenWhyItMattersAndWhatToDo() {
        CliRun doctor = CliRun.of(folder, "doctor", run(2.3, 120).path());
        assertEquals(ExitCode.OK, doctor.code, doctor.err);
        List<String> lines = doctor.out.lines().toList();
        assertEquals("Serious: Explosion (epoch 1, step 20)", lines.get(0));
        assertEquals(
                "  The loss shot up from 2.3 to 120.0, at a learning rate of 0.001, and has not come back.",
                lines.get(1));
        assertEquals("  What to do: Lower the learning rate from 0.001 to 1.0E-4.", lines.get(3));
    }

    @Test
    void speaksJsonAndChinese() {
        Path run = run(2.3, 120).path();
        JsonReader json = JsonReader.parse(CliRun.of(folder, "doctor", run, "--json").out);
        JsonReader finding = json.objects("findings").get(0);
        assertEquals("explosion", finding.string("code"));
        assertEquals("FATAL", finding.string("severity"));
        assertEquals("lower-rate", finding.string("remedy"));
        assertTrue(CliRun.of(folder, "doctor", run, "--lang", "zh-CN").out.contains("把学习率从 0.001 降到"));
    }

    @Test
    void aHealthyRunAndAFolderThatIsNone() {
        CliRun healthy = CliRun.of(folder, "doctor", run(2.3, 1.2).path());
        assertTrue(healthy.out.contains("nothing wrong"), healthy.out);
        CliRun none = CliRun.of(folder, "doctor", folder);
        assertEquals(ExitCode.FAILED, none.code);
        assertTrue(none.isPlain(), none.err);
    }

    /** A folder whose diary has ten steps of one loss and ten of another, and a line of a newer version. */
    private RunFolder run(double first, double then) {
        NetworkSpec network = NetworkSpec.of("Net", LayerSpec.of("input", "Input"));
        RunFolder run = RunFolder.create(folder, "net", Clock.systemUTC());
        RunRecord.Provenance unknown = new RunRecord.Provenance("", "", "cpu", "", 0, Map.of());
        run.writeRecord(
                RunRecord.started(
                        network,
                        TrainingPlan.DEFAULT,
                        unknown,
                        Clock.systemUTC().instant()),
                new AtomicFiles());
        LineCodec<WorkerEvent> codec = new LineCodec<>(WorkerEvent.class);
        try (EventLog log = run.appendEvents(Clock.systemUTC())) {
            log.write("{\"type\":\"FromTheFuture\"}");
            for (int step = 1; step <= 20; step++) {
                double loss = step <= 10 ? first : then;
                log.write(codec.encode(new WorkerEvent.StepDone(1, step, step, loss, 0.1, 0.001, 1, 1, 1, 0)));
            }
        }
        return run;
    }
}
