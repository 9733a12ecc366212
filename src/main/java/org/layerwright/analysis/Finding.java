package org.layerwright.analysis;

import java.util.Arrays;
import java.util.List;

/**
 * What the training doctor found. Its texts stand in the bundle {@code doctor}: {@code finding.<code>} says what was
 * seen, filled with the subject as argument 0 and the evidence as arguments 1, 2, …; {@code finding.<code>.title} names
 * it in a few words and {@code finding.<code>.why} explains it.
 *
 * @param code what it is, in kebab case: {@code dead-relu}
 * @param subject the layer it concerns, or an empty string for the whole run
 * @param evidence numbers, rounded for people
 * @param epoch the epoch it was seen in, from 1; 0 before the first
 * @param step updates made by then
 * @param remedy what to do about it
 */
public record Finding(
        String code, Severity severity, String subject, List<Object> evidence, int epoch, long step, Remedy remedy) {
    public Finding {
        evidence = List.copyOf(evidence);
    }

    /** A finding about the run as it stands. */
    static Finding of(
            String code, Severity severity, String subject, RunHistory seen, Remedy remedy, Object... evidence) {
        return new Finding(code, severity, subject, Arrays.asList(evidence), seen.epoch(), seen.step(), remedy);
    }

    /** What fills the places of its texts. */
    public Object[] arguments() {
        Object[] arguments = new Object[evidence.size() + 1];
        arguments[0] = subject;
        for (int i = 1; i < arguments.length; i++) {
            arguments[i] = evidence.get(i - 1);
        }
        return arguments;
    }
}
