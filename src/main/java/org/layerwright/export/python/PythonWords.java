package org.layerwright.export.python;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Names that a generated script must not use for anything else. */
public final class PythonWords {
    private static final String KEYWORDS =
            "False None True and as assert async await break class continue def del elif else except finally for from "
                    + "global if import in is lambda match nonlocal not or pass raise return try type while with yield";

    /** Of the scripts themselves, functions and modules alike. */
    private static final String SCRIPT =
            "json np sys Path WEIGHTS INPUT_SHAPE MEAN DEVIATION LABELS read_weights prepare "
                    + "read_samples main load predict build print len open int range self x network weights arrays data";

    private PythonWords() {}

    /** Python's keywords, the names of the scripts, and more. */
    public static Set<String> reserved(String... more) {
        Set<String> words = new HashSet<>();
        for (String list : new String[] {KEYWORDS, SCRIPT}) {
            words.addAll(List.of(list.split(" ")));
        }
        for (String list : more) {
            words.addAll(List.of(list.split(" ")));
        }
        return words;
    }
}
