package org.layerwright.packaging;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Lists of classes, as {@code -XX:DumpLoadedClassList} writes them, made into one that is the same every time. */
final class ClassList {
    private static final String CONSTANTS = "@cp ";

    private ClassList() {}

    /**
     * Classes first, then the lambdas and method handles, then the entries of constant pools that are resolved beforehand;
     * each kind once and in the order of its names. The order in which they were loaded is that of the threads. Left out
     * are the numbers by which a list speaks of its own lines, the classes of loaders that are not the JVM's, and the window
     * system of the rehearsal, which is not packaged.
     */
    static List<String> settled(List<String> lines) {
        TreeSet<String> classes = new TreeSet<>();
        TreeSet<String> lambdas = new TreeSet<>();
        Map<String, TreeSet<Integer>> constants = new TreeMap<>();
        for (String line : lines) {
            if (line.isBlank() || line.startsWith("#") || line.contains(" source: ") || line.contains("monocle")) {
                continue;
            }
            if (line.startsWith(CONSTANTS)) {
                String[] words = line.substring(CONSTANTS.length()).split(" ");
                TreeSet<Integer> entries = constants.computeIfAbsent(words[0], name -> new TreeSet<>());
                for (int i = 1; i < words.length; i++) {
                    entries.add(Integer.valueOf(words[i]));
                }
            } else if (line.startsWith("@")) {
                lambdas.add(line);
            } else {
                classes.add(line.replaceFirst(" .*", ""));
            }
        }
        List<String> settled = new ArrayList<>(classes);
        settled.addAll(lambdas);
        constants.forEach((name, entries) -> settled.add(
                CONSTANTS + name + " " + entries.stream().map(String::valueOf).collect(Collectors.joining(" "))));
        return settled;
    }
}
