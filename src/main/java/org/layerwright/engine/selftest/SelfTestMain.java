package org.layerwright.engine.selftest;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import org.layerwright.data.DatasetCatalog;
import org.layerwright.engine.Device;
import org.layerwright.engine.EngineException;
import org.layerwright.engine.training.Nd4jEngine;
import org.layerwright.event.WorkerEvent;
import org.layerwright.file.AtomicFiles;
import org.layerwright.text.ExplainedException;

/** The process that tests a device; it starts as a worker for that device does. */
public final class SelfTestMain {
    /** Ended with a sentence on standard output. */
    public static final int EXIT_TOLD = 3;

    private SelfTestMain() {}

    /** @param args the device and the file for the result */
    public static void main(String[] args) {
        try {
            WorkerEvent.Ready ready = new Nd4jEngine(new DatasetCatalog(Path.of("")), Clock.systemUTC()).start(args[0]);
            SelfTestResult result = new SelfTest(Device.of(args[0])).run(ready.backend(), ready.threads());
            new AtomicFiles().write(Path.of(args[1]), result.json().toText().getBytes(StandardCharsets.UTF_8));
            Runtime.getRuntime().halt(0);
        } catch (ExplainedException | EngineException e) {
            // The asking process takes the last line of the log.
            System.getLogger(SelfTestMain.class.getName()).log(System.Logger.Level.ERROR, e.getMessage());
            Runtime.getRuntime().halt(EXIT_TOLD);
        }
    }
}
