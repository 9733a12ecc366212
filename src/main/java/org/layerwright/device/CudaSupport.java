package org.layerwright.device;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the CUDA natives can run on: ND4J 1.0.0-M2.1 with CUDA 11.6 and cuDNN 8.3. Asked before anything native is loaded,
 * because a card without code for it fails in the middle of the first operator, if not worse.
 *
 * @param platform whose natives
 * @param compiledFor the capabilities that the natives hold machine code for, lowest first; they hold no PTX, so newer
 *     generations cannot translate it
 * @param oldestDriver what every CUDA 11 program runs on, and so this one
 */
public record CudaSupport(Platform platform, List<ComputeCapability> compiledFor, DriverVersion oldestDriver) {
    /** Tensor cores came with this generation; before it half precision is not worth its rounding. */
    public static final ComputeCapability HALF_PRECISION = new ComputeCapability(7, 0);

    /**
     * NVIDIA, CUDA Toolkit Release Notes, table "CUDA Toolkit and Minimum Required Driver Version for CUDA Minor Version
     * Compatibility": CUDA 11.x from 450.80.02 on Linux and 452.39 on Windows. (CUDA 11.6 came with 510.39.01 and 511.23;
     * older ones run it by minor version compatibility, which excludes only PTX, and there is none.)
     */
    private static final String LINUX_DRIVER = "450.80.02";

    private static final String WINDOWS_DRIVER = "452.39";

    /** With the driver of CUDA 11.6 {@code nvidia-smi} learned to tell the capability. */
    private static final String OWN_DRIVER = "510.39";

    /** Read from the headers of the fat binaries in {@code libnd4jcuda.so} and {@code nd4jcuda.dll}: 239 units for each. */
    private static final String LINUX_CODE = "3.7 5.0 5.2 6.0 6.1 7.0 7.5 8.0 8.6";

    private static final String WINDOWS_CODE = "5.0 5.2 6.1 7.5 8.6";

    public CudaSupport {
        compiledFor = List.copyOf(compiledFor);
    }

    public static CudaSupport on(Platform platform) {
        boolean linux = platform == Platform.LINUX;
        return new CudaSupport(
                platform,
                Stream.of((linux ? LINUX_CODE : WINDOWS_CODE).split(" "))
                        .map(text -> ComputeCapability.parse(text).orElseThrow())
                        .toList(),
                new DriverVersion(linux ? LINUX_DRIVER : WINDOWS_DRIVER));
    }

    /** Why a card cannot be used; empty where it can. */
    public Optional<Reason> refusal(Gpu gpu) {
        if (!gpu.driver().isAtLeast(oldestDriver)) {
            return Optional.of(Reason.of("device.gpu.oldDriver", gpu.driver().text(), oldestDriver.text()));
        }
        if (gpu.capability().isEmpty()) {
            return Optional.of(Reason.of("device.gpu.untold", gpu.driver().text(), OWN_DRIVER));
        }
        ComputeCapability capability = gpu.capability().get();
        if (compiledFor.stream().noneMatch(capability::runs)) {
            boolean tooNew = capability.compareTo(compiledFor.get(compiledFor.size() - 1)) > 0;
            return Optional.of(
                    Reason.of(tooNew ? "device.gpu.tooNew" : "device.gpu.tooOld", capability, generations()));
        }
        return Optional.empty();
    }

    private String generations() {
        return compiledFor.stream().map(ComputeCapability::toString).collect(Collectors.joining(", "));
    }
}
