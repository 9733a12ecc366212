package org.layerwright.engine;

import org.layerwright.device.DeviceException;
import org.layerwright.device.DeviceStatus;
import org.layerwright.engine.array.ArrayPlacement;
import org.layerwright.engine.device.Placement;
import org.layerwright.network.op.OpGraph;

/**
 * Where a network runs. The layout of images and the set of kernels belong to the device; outside the engine images are
 * always channels-last.
 *
 * @param id how plans name it
 * @param layout how its kernels keep images
 * @param precision with how many bits it computes
 */
public record Device(String id, Layout layout, Precision precision) {
    /** The order of an image batch's axes in memory. */
    public enum Layout {
        /** Channels last: kernels of our own, see {@link org.layerwright.engine.kernel.Kernels}. */
        NHWC,
        /** Channels first, as cuDNN likes it: operators of ND4J's, see {@link org.layerwright.engine.array}. */
        NCHW
    }

    public static final Device CPU = new Device(DeviceStatus.CPU, Layout.NHWC, Precision.FLOAT32);

    /**
     * @param id as in a plan
     * @throws DeviceException where there is no such device
     */
    public static Device of(String id) {
        if (id.equals(CPU.id())) {
            return CPU;
        }
        if (DeviceStatus.isCuda(id)) {
            return new Device(id, Layout.NCHW, Precision.FLOAT32);
        }
        throw new DeviceException("device.unknown", id, "cpu, cuda");
    }

    public Device withPrecision(Precision newPrecision) {
        return new Device(id, layout, newPrecision);
    }

    /** A place for a network up to the sums that its loss reads. */
    Placement place(OpGraph graph, TrainerOptions options) {
        return layout == Layout.NHWC
                ? new HostPlacement(graph, options)
                : ArrayPlacement.of(
                        id,
                        GraphPasses.optimize(graph),
                        options.maxBatch(),
                        options.seed(),
                        precision == Precision.MIXED);
    }
}
