package org.layerwright.engine.training;

import java.util.function.Supplier;
import org.layerwright.device.ComputeCapability;
import org.layerwright.device.CudaSupport;
import org.layerwright.device.DeviceException;
import org.layerwright.device.DeviceList;
import org.layerwright.device.DeviceProbe;
import org.layerwright.device.DeviceStatus;
import org.layerwright.device.Reason;
import org.layerwright.device.ThisMachine;
import org.layerwright.engine.Backend;
import org.layerwright.engine.Device;
import org.layerwright.engine.SelfCheck;

/**
 * The gate of the product. A card is looked at through its driver's program first: one that the kernels are not made for,
 * or a driver that is too old, must be told before anything native can crash. Only then is its backend loaded, and both
 * must calculate rightly.
 */
final class CheckedGate implements DeviceGate {
    private static final long MIB = 1 << 20;

    private final Supplier<DeviceList> probe;

    /** @param probe what devices there are; asked for cards only */
    CheckedGate(Supplier<DeviceList> probe) {
        this.probe = probe;
    }

    /** Asks this machine. The worker's class path was chosen by whoever started it. */
    static CheckedGate ofThisMachine() {
        return new CheckedGate(() -> new DeviceProbe(new ThisMachine(), Backend.hasCudaOnClassPath()).run());
    }

    @Override
    public Opened open(Device device) {
        if (device.layout() == Device.Layout.NHWC) {
            SelfCheck.run();
            return new Opened(Backend.describe(), 0, false);
        }
        DeviceStatus card = card(device);
        Backend.requireCuda(device.id());
        SelfCheck.run(device);
        return new Opened(
                Backend.describeCuda() + ", " + card.name() + ", driver "
                        + card.facts().get("driver"),
                memory(card),
                hasTensorCores(card));
    }

    private DeviceStatus card(Device device) {
        DeviceList list = probe.get();
        DeviceStatus card = list.find(device.id()).orElseThrow(() -> new DeviceException("device.absent", device.id()));
        if (!card.usable()) {
            Reason why = card.refusal().get();
            throw new DeviceException(why.key(), why.arguments().toArray());
        }
        return card;
    }

    private static long memory(DeviceStatus card) {
        String text = card.facts().getOrDefault("memory", "").replaceAll("[^0-9]", "");
        return text.isEmpty() ? 0 : Long.parseLong(text) * MIB;
    }

    private static boolean hasTensorCores(DeviceStatus card) {
        return ComputeCapability.parse(card.facts().getOrDefault("capability", ""))
                .map(found -> found.compareTo(CudaSupport.HALF_PRECISION) >= 0)
                .orElse(false);
    }
}
