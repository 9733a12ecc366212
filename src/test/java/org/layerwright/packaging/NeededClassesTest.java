package org.layerwright.packaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The POM leaves out what ND4J brings along and never needs here. This finds out when that no longer holds: each class of
 * ND4J that is loaded, and each that our own classes name, must find all that it names itself.
 */
class NeededClassesTest {
    private static final Path OWN = Path.of("target/classes");
    /** The libraries whose own needs the POM cuts. */
    private static final String TRIMMED = "org/(nd4j|bytedeco)/.*";
    /** Nobody ever ships it: its annotations are gone after compiling. */
    private static final String LOMBOK = "lombok/Lombok";

    @Test
    void whatLoadedClassesOfNd4jNameIsThere() throws IOException {
        TreeSet<String> needed = new TreeSet<>();
        Files.readAllLines(Path.of("packaging/classes.lst")).stream()
                .filter(name -> name.matches(TRIMMED))
                .forEach(needed::add);
        int loaded = needed.size();
        assertTrue(loaded > 500, "The list holds " + loaded);
        try (Stream<Path> own = Files.walk(OWN)) {
            for (Path file :
                    own.filter(path -> path.toString().endsWith(".class")).toList()) {
                new ClassFile(Files.readAllBytes(file))
                        .classes().stream()
                                .map(NeededClassesTest::element)
                                .filter(name -> name.matches(TRIMMED))
                                .forEach(needed::add);
            }
        }
        TreeSet<String> missing = new TreeSet<>();
        for (String name : needed) {
            try (InputStream in = ClassLoader.getSystemResourceAsStream(name + ".class")) {
                assertTrue(in != null, name);
                for (String named : new ClassFile(in.readAllBytes()).classes()) {
                    String plain = element(named);
                    if (!plain.startsWith("[")
                            && !plain.equals(LOMBOK)
                            && ClassLoader.getSystemResource(plain + ".class") == null) {
                        missing.add(name + " names " + plain);
                    }
                }
            }
        }
        assertEquals(new TreeSet<>(), missing);
    }

    /** What an array is of; one of numbers stays as it is. */
    private static String element(String name) {
        return name.replaceFirst("^\\[+L(.*);$", "$1");
    }
}
