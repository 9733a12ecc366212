package org.layerwright.export.source;

import java.util.HashSet;
import java.util.Set;

/** Makes identifiers of names that may hold anything: ASCII letters, digits and underscores, each of them once. */
public final class Identifiers {
    private static final int LONGEST = 60;

    private final Set<String> taken;

    /** @param reserved words that mean something else already */
    public Identifiers(Set<String> reserved) {
        taken = new HashSet<>(reserved);
    }

    /** An identifier much like a name, which nothing else has. */
    public String unique(String name) {
        String stem = like(name);
        String identifier = stem;
        for (int i = 2; !taken.add(identifier); i++) {
            identifier = stem + "_" + i;
        }
        return identifier;
    }

    /** An identifier much like a name; two names may have the same one. Never begins or ends with an underscore. */
    public static String like(String name) {
        String plain = name.replaceAll("[^A-Za-z0-9]+", "_").replaceAll("^_+", "");
        String cut = plain.substring(0, Math.min(LONGEST, plain.length())).replaceAll("_+$", "");
        if (cut.isEmpty()) {
            return "layer";
        }
        return Character.isDigit(cut.charAt(0)) ? "layer_" + cut : cut;
    }
}
