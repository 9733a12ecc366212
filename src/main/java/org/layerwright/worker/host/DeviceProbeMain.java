package org.layerwright.worker.host;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.layerwright.device.CudaPack;
import org.layerwright.device.DeviceList;
import org.layerwright.device.DeviceProbe;
import org.layerwright.device.DeviceStatus;
import org.layerwright.device.Reason;
import org.layerwright.device.ThisMachine;
import org.layerwright.engine.Backend;
import org.layerwright.engine.EngineException;
import org.layerwright.engine.SelfCheck;
import org.layerwright.engine.bench.ConvolutionPeak;
import org.layerwright.engine.bench.MachinePeak;
import org.layerwright.engine.kernel.NativeThreads;
import org.layerwright.file.AtomicFiles;

/**
 * The process that looks for devices, so that whatever a driver does to it, the window and the command line live on. It
 * writes what it found before it loads anything native, and once more with what that told.
 */
public final class DeviceProbeMain {
    /** As the second argument: the natives are named, and what they reach is measured, which takes a few seconds. */
    private static final String WITH_PEAKS = "peaks";

    private DeviceProbeMain() {}

    /** @param args the file for the result, how much to do, and the folder of the user */
    public static void main(String[] args) {
        Path result = Path.of(args[0]);
        boolean pack = CudaPack.ofThisMachine(Path.of(args[2]))
                .map(CudaPack::isInstalled)
                .orElse(false);
        DeviceList found = new DeviceProbe(new ThisMachine(), pack || Backend.hasCudaOnClassPath()).run();
        write(found, result);
        if (args[1].equals(WITH_PEAKS)) {
            write(found.with(measured(found.devices().get(0))), result);
        }
        // Native libraries have threads and handlers that can hang.
        Runtime.getRuntime().halt(0);
    }

    private static void write(DeviceList list, Path result) {
        new AtomicFiles().write(result, list.json().toText().getBytes(StandardCharsets.UTF_8));
    }

    private static DeviceStatus measured(DeviceStatus processor) {
        try {
            SelfCheck.run();
        } catch (EngineException e) {
            Reason why = Reason.of("error.worker.engine", e.getMessage());
            return new DeviceStatus(processor.id(), processor.name(), Optional.of(why), processor.facts());
        }
        NativeThreads.useOnePerCall();
        Map<String, String> facts = new LinkedHashMap<>(processor.facts());
        facts.put("natives", Backend.describe());
        facts.put("product", gflops(MachinePeak.measure().multiplyAdds()));
        facts.put("convolution", gflops(ConvolutionPeak.measure()));
        return new DeviceStatus(processor.id(), processor.name(), processor.refusal(), facts);
    }

    /** A multiply-add is two operations. */
    private static String gflops(double billionMultiplyAdds) {
        return Math.round(2 * billionMultiplyAdds) + " GFLOP/s";
    }
}
