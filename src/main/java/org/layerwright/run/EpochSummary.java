package org.layerwright.run;

import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * What came out of one finished epoch.
 *
 * @param epoch  counted from 0
 * @param values by name, such as {@code loss}, {@code accuracy}, {@code validationLoss}; NaN and infinity are kept
 */
public record EpochSummary(int epoch, Map<String, Double> values) {
    public EpochSummary {
        values.values().forEach(Objects::requireNonNull);
        values = Collections.unmodifiableMap(new TreeMap<>(values));
    }
}
