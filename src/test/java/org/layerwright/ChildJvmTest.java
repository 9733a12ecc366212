package org.layerwright;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Tests start workers with the class path of their own JVM; this shows that the build lets them. */
class ChildJvmTest {
    /** Runs in the child: it needs a class of the tests and one of a library. */
    static final class Child {
        private Child() {}

        public static void main(String[] args) throws ClassNotFoundException {
            Class.forName("com.fasterxml.jackson.databind.ObjectMapper");
            System.out.print("up");
        }
    }

    @Test
    void theClassPathOfTheTestsStartsAnotherJvm() throws IOException, InterruptedException {
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Child.class.getName())
                .redirectErrorStream(true)
                .start();
        try {
            assertEquals("up", new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
            assertEquals(0, child.waitFor());
        } finally {
            child.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
        }
    }
}
