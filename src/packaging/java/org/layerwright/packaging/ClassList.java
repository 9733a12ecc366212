package org.layerwright.packaging;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The list from which the archive of classes is made. It follows from the commit alone: which classes of libraries and of
 * the runtime are needed is kept in {@code packaging/classes.lst}, ours are all that there are, and what the JVM shall
 * have resolved in each of them is read from the class files.
 *
 * <p>A rehearsal tells which classes are needed, but two rehearsals never tell quite the same: how far a page came, whether two
 * threads met, whether the collector had been there, all that loads classes and resolves constants. So it renews the
 * kept list on demand and takes no part in a build.
 */
final class ClassList {
    private static final String INVOKER = "@lambda-form-invoker ";
    /** The classes of the real window system, which a rehearsal without a display does not load. */
    private static final Pattern GLASS = Pattern.compile("com/sun/glass/ui/(gtk|win|mac)/[^/]*");

    private ClassList() {}

    /**
     * What a rehearsal adds to the kept list, in the order of names.
     *
     * @param kept     the list so far
     * @param recorded lists as {@code -XX:DumpLoadedClassList} writes them
     * @param exists   whether a class is in the application
     */
    static List<String> renewed(Collection<String> kept, Collection<String> recorded, Predicate<String> exists) {
        TreeSet<String> names = new TreeSet<>();
        TreeSet<String> invokers = new TreeSet<>();
        List<String> all = new ArrayList<>(kept);
        all.addAll(recorded);
        for (String line : all) {
            if (line.startsWith(INVOKER)) {
                invokers.add(line);
            } else if (!line.isBlank()
                    && !line.startsWith("#")
                    && !line.startsWith("@")
                    && !line.contains(" source: ")) {
                names.add(line.replaceFirst(" .*", ""));
            }
        }
        names.removeIf(name -> name.startsWith("org/layerwright/") || !exists.test(name));
        List<String> renewed = new ArrayList<>(names);
        renewed.addAll(invokers);
        return renewed;
    }

    /**
     * The whole list for one application.
     *
     * @param kept   {@code packaging/classes.lst}; what is not in the application is left out
     * @param linked whether the JVM resolves constants beforehand, lambdas among them (from JDK 24 on)
     */
    static List<String> whole(Collection<String> kept, ImageClasses classes, boolean linked) throws IOException {
        TreeSet<String> names = new TreeSet<>(classes.own());
        names.addAll(classes.ofLibraries(GLASS));
        List<String> invokers = new ArrayList<>();
        for (String line : kept) {
            if (line.startsWith(INVOKER)) {
                invokers.add(line);
            } else {
                names.add(line);
            }
        }
        List<String> whole = new ArrayList<>();
        List<String> constants = new ArrayList<>();
        for (String name : names) {
            var found = classes.find(name);
            if (found.isEmpty()) {
                continue;
            }
            whole.add(name);
            if (linked) {
                List<Integer> entries = found.get().resolvable();
                constants.add("@cp " + name + " "
                        + entries.stream().map(String::valueOf).collect(Collectors.joining(" ")));
            } else {
                found.get().lambdas().forEach(lambda -> constants.add("@lambda-proxy " + name + " " + lambda));
            }
        }
        whole.addAll(invokers);
        whole.addAll(constants);
        return whole;
    }
}
