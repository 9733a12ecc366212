package org.layerwright.packaging;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Lists of classes, as {@code -XX:DumpLoadedClassList} writes them, made into one that is the same every time. */
final class ClassList {
    private ClassList() {}

    /**
     * Classes first, then the lambdas and method handles; each kind once and in the order of its names. The order in which
     * they were loaded is that of the threads. Left out are:
     *
     * <ul>
     *   <li>numbers, by which a list speaks of its own lines;
     *   <li>classes of loaders that are not the JVM's, which no archive made from a list keeps linked;
     *   <li>entries of constant pools ({@code @cp}): which of them are resolved depends on when the compiler came;
     *   <li>the window system of the rehearsal, which is not packaged.
     * </ul>
     */
    static List<String> settled(List<String> lines) {
        return Stream.concat(
                        lines.stream()
                                .filter(Predicate.not(line -> line.startsWith("@") || line.startsWith("#")))
                                .filter(line -> !line.contains(" source: "))
                                .map(line -> line.replaceFirst(" .*", ""))
                                .filter(line -> !line.isBlank())
                                .sorted(),
                        lines.stream()
                                .filter(line -> line.startsWith("@lambda"))
                                .sorted())
                .filter(line -> !line.contains("monocle"))
                .distinct()
                .toList();
    }
}
