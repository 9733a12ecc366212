package org.layerwright.engine.training;

import org.layerwright.engine.Device;

/** Lets an engine onto a device, or says why not. */
interface DeviceGate {
    /**
     * Loads what the device needs.
     *
     * @throws org.layerwright.device.DeviceException where it cannot be used
     */
    Opened open(Device device);

    /**
     * A device that can be used.
     *
     * @param backend the native libraries in use, for provenance
     * @param memory the device's own memory in bytes; 0 where it has none of its own
     * @param halfPrecision whether 16 bits are worth it there
     */
    record Opened(String backend, long memory, boolean halfPrecision) {}
}
