package org.layerwright.data;

import java.util.List;

/** A set whose features have names. */
final class NamedFeatures extends DatasetView {
    private final List<String> names;

    NamedFeatures(Dataset whole, List<String> names) {
        super(whole);
        if (names.size() != whole.sampleShape().size()) {
            throw new IllegalArgumentException(
                    "Expected " + whole.sampleShape().size() + " names, received " + names.size());
        }
        this.names = List.copyOf(names);
    }

    @Override
    public List<String> featureNames() {
        return names;
    }
}
