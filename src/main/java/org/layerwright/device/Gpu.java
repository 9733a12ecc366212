package org.layerwright.device;

import java.util.Optional;

/**
 * A graphics card as its driver describes it.
 *
 * @param index its number in the order of the bus, from 0
 * @param memoryMib its memory in MiB
 * @param capability its generation; empty where the driver is too old to tell
 * @param driver the version of the driver
 */
public record Gpu(
        int index, String name, long memoryMib, Optional<ComputeCapability> capability, DriverVersion driver) {}
