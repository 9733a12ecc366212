package org.layerwright.device;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds out what this machine can train on and, where something is missing, what. It loads nothing native: cards are asked
 * about through the driver's own program, and whether they can be used follows from tables.
 */
public final class DeviceProbe {
    /** Facts about a device, in the order in which they are shown. */
    public static final List<String> FACTS = List.of(
            "cores",
            "instructions",
            "natives",
            "product",
            "convolution",
            "memory",
            "capability",
            "driver",
            "precision");

    private final Machine machine;
    private final boolean packInstalled;

    /** @param packInstalled whether the CUDA natives are there, as a pack or on the class path */
    public DeviceProbe(Machine machine, boolean packInstalled) {
        this.machine = machine;
        this.packInstalled = packInstalled;
    }

    public DeviceList run() {
        List<DeviceStatus> devices = new ArrayList<>();
        devices.add(processor());
        devices.addAll(cards());
        return new DeviceList(devices);
    }

    private DeviceStatus processor() {
        ProcessorFacts facts = ProcessorFacts.of(machine);
        Map<String, String> shown = new LinkedHashMap<>();
        shown.put("cores", Integer.toString(machine.cores()));
        facts.instructions().ifPresent(text -> shown.put("instructions", text));
        return new DeviceStatus(DeviceStatus.CPU, facts.model(), Optional.empty(), shown);
    }

    /** All cards; where there is none, one entry that says why. */
    private List<DeviceStatus> cards() {
        Optional<Platform> platform = Platform.of(machine.os(), machine.arch());
        if (platform.isEmpty()) {
            return List.of(missing(Reason.of("device.gpu.platform", machine.os(), machine.arch())));
        }
        NvidiaProbe.Found found = new NvidiaProbe(machine).run();
        if (found.trouble().isPresent()) {
            return List.of(missing(found.trouble().get()));
        }
        CudaSupport support = CudaSupport.on(platform.get());
        return found.gpus().stream().map(gpu -> card(gpu, support)).toList();
    }

    private DeviceStatus card(Gpu gpu, CudaSupport support) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("memory", gpu.memoryMib() + " MiB");
        gpu.capability().ifPresent(capability -> facts.put("capability", capability.toString()));
        facts.put("driver", gpu.driver().text());
        Optional<Reason> refusal = support.refusal(gpu).or(this::withoutPack);
        return new DeviceStatus(DeviceStatus.idOf(gpu.index()), gpu.name(), refusal, facts);
    }

    private Optional<Reason> withoutPack() {
        return packInstalled ? Optional.empty() : Optional.of(Reason.of(DeviceStatus.NO_PACK));
    }

    private static DeviceStatus missing(Reason why) {
        return new DeviceStatus(DeviceStatus.CUDA, "", Optional.of(why), Map.of());
    }
}
