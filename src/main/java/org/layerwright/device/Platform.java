package org.layerwright.device;

import java.util.Locale;
import java.util.Optional;

/** Operating systems and processors that there are CUDA natives for. */
public enum Platform {
    LINUX("linux-x86_64"),
    WINDOWS("windows-x86_64");

    private final String classifier;

    Platform(String classifier) {
        this.classifier = classifier;
    }

    /** How the natives' files name it. */
    public String classifier() {
        return classifier;
    }

    /**
     * @param os the property {@code os.name}
     * @param arch the property {@code os.arch}
     * @return empty where there are no CUDA natives
     */
    public static Optional<Platform> of(String os, String arch) {
        boolean x86 = arch.equals("amd64") || arch.equals("x86_64");
        String name = os.toLowerCase(Locale.ROOT);
        if (x86 && name.startsWith("linux")) {
            return Optional.of(LINUX);
        }
        return x86 && name.startsWith("windows") ? Optional.of(WINDOWS) : Optional.empty();
    }
}
