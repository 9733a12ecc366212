package org.layerwright.engine;

/**
 * Where a network runs. The layout of images and the set of kernels belong to the device; outside the engine images are
 * always channels-last.
 *
 * @param id how plans name it
 * @param layout how its kernels keep images
 */
public record Device(String id, Layout layout) {
    /** The order of an image batch's axes in memory. */
    public enum Layout {
        NHWC
    }

    public static final Device CPU = new Device("cpu", Layout.NHWC);

    /**
     * @param id as in a plan
     * @throws EngineException where there is no such device
     */
    public static Device of(String id) {
        if (id.equals(CPU.id())) {
            return CPU;
        }
        throw new EngineException("The device '" + id + "' is not available: this build computes on 'cpu' only. "
                + "Choose the device 'cpu'.");
    }
}
