package org.layerwright.data;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a reader found: samples to train on and, where the source has them, samples to test with.
 *
 * @param name        the name that is shown to the user
 * @param train       the training set; validation is taken out of it by {@link Split}
 * @param test        the test set, to be touched once, at the end
 * @param fingerprint SHA-256 over the sources' content, 64 lower-case hex digits; packed and unpacked files with the
 *                    same content have the same fingerprint
 * @param notes       what the reader did on its own account, for the user to know
 */
public record LabelledData(String name, Dataset train, Optional<Dataset> test, String fingerprint, List<Note> notes) {
    public LabelledData {
        Objects.requireNonNull(name);
        Objects.requireNonNull(train);
        Objects.requireNonNull(test);
        Objects.requireNonNull(fingerprint);
        notes = List.copyOf(notes);
    }

    public LabelledData(String name, Dataset train, Optional<Dataset> test, String fingerprint) {
        this(name, train, test, fingerprint, List.of());
    }
}
