package org.layerwright.packaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassListTest {
    private static final Path KEPT = Path.of("packaging/classes.lst");
    private static final String INVOKER =
            "@lambda-form-invoker [LF_RESOLVE] java.lang.invoke.DirectMethodHandle$Holder invokeStatic LL_L";

    /** A class of ours to be found in the application. */
    static final class Packaged {
        static Function<Object, String> says() {
            return Object::toString;
        }
    }

    @Test
    void rehearsalsAddToTheKeptListWhateverTheirOrder() {
        List<String> kept = List.of("b/B", "x/Gone");
        List<String> one =
                List.of("# a note", "c/C id: 7", INVOKER, "a/A id: 8", "@cp b/B 3 12", "@lambda-proxy b/B x");
        List<String> other = List.of("a/A id: 3", "c/C id: 4", "@cp b/B 9", INVOKER, "a/A id: 3");
        List<String> renewed = ClassList.renewed(kept, one, name -> !name.startsWith("x/"));
        assertEquals(List.of("a/A", "b/B", "c/C", INVOKER), renewed);
        assertEquals(renewed, ClassList.renewed(kept, other, name -> !name.startsWith("x/")));
    }

    @Test
    void classesOfOursAndOfOtherLoadersAreNotKept() {
        List<String> recorded = List.of(
                "org/layerwright/app/Launcher id: 1",
                "x/Plugin id: 2 super: 0 source: /tmp/plugin.jar",
                "java/lang/Object");
        assertEquals(List.of("java/lang/Object"), ClassList.renewed(List.of(), recorded, name -> true));
    }

    @Test
    void theWholeListFollowsFromTheClassFiles(@TempDir Path folder) throws IOException {
        String packaged = Packaged.class.getName().replace('.', '/');
        Files.createDirectories(folder.resolve("lib"));
        try (OutputStream file = Files.newOutputStream(folder.resolve("layerwright.jar"));
                ZipOutputStream jar = new ZipOutputStream(file);
                InputStream in = Packaged.class.getResourceAsStream("ClassListTest$Packaged.class")) {
            jar.putNextEntry(new ZipEntry(packaged + ".class"));
            in.transferTo(jar);
        }
        List<String> kept = List.of("java/lang/Runnable", "no/longer/There", INVOKER);
        int feature = java.lang.Runtime.version().feature();
        try (ImageClasses classes = new ImageClasses(folder, Path.of(System.getProperty("java.home")), feature)) {
            List<String> linked = ClassList.whole(kept, classes, true);
            assertEquals(List.of("java/lang/Runnable", packaged, INVOKER), linked.subList(0, 3));
            assertTrue(linked.get(3).startsWith("@cp java/lang/Runnable "), linked.get(3));
            assertTrue(linked.get(4).matches("@cp \\Q" + packaged + "\\E( \\d+)+"), linked.get(4));
            assertEquals(5, linked.size());
            // As the JVM of JDK 17 writes it down.
            assertEquals(
                    "@lambda-proxy " + packaged
                            + " apply ()Ljava/util/function/Function; (Ljava/lang/Object;)Ljava/lang/Object;"
                            + " REF_invokeVirtual java/lang/Object toString ()Ljava/lang/String; (Ljava/lang/Object;)Ljava/lang/String;",
                    ClassList.whole(kept, classes, false).get(3));
        }
    }

    @Test
    void theKeptListIsInOrderAndOfThisCommitsLibraries() throws IOException {
        List<String> kept = Files.readAllLines(KEPT);
        assertEquals(ClassList.renewed(kept, List.of(), name -> true), kept, KEPT + " is not as a renewal writes it");
        List<String> ofLibraries = kept.stream()
                .filter(name -> name.matches("(javafx|com/sun/javafx|com/fasterxml|picocli|org/nd4j|org/bytedeco)/.*"))
                .toList();
        List<String> gone = ofLibraries.stream()
                .filter(name -> ClassLoader.getSystemResource(name + ".class") == null)
                .toList();
        assertTrue(
                ofLibraries.size() > 3000 && gone.size() * 20 < ofLibraries.size(),
                "After other versions of libraries, -Dinstaller.classes=rehearse renews the list. Not there any more: "
                        + gone);
    }
}
