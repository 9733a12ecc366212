package org.layerwright.device;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The version of NVIDIA's driver: {@code 510.39.01}.
 *
 * @param text as the driver says it
 */
public record DriverVersion(String text) implements Comparable<DriverVersion> {
    private static final Pattern TEXT = Pattern.compile("\\d{1,5}(\\.\\d{1,5}){1,3}");

    public DriverVersion {
        if (!TEXT.matcher(text).matches()) {
            throw new IllegalArgumentException("A driver version is like 510.39.01, found " + text + ".");
        }
    }

    /** Empty for what is no version. */
    public static Optional<DriverVersion> parse(String text) {
        String bare = text.strip();
        return TEXT.matcher(bare).matches() ? Optional.of(new DriverVersion(bare)) : Optional.empty();
    }

    private int[] parts() {
        return Arrays.stream(text.split("\\.")).mapToInt(Integer::parseInt).toArray();
    }

    /** Part by part as numbers; a part that is missing counts as 0. */
    @Override
    public int compareTo(DriverVersion other) {
        int[] own = parts();
        int[] others = other.parts();
        for (int i = 0; i < Math.max(own.length, others.length); i++) {
            int difference = Integer.compare(i < own.length ? own[i] : 0, i < others.length ? others[i] : 0);
            if (difference != 0) {
                return difference;
            }
        }
        return 0;
    }

    public boolean isAtLeast(DriverVersion other) {
        return compareTo(other) >= 0;
    }
}
