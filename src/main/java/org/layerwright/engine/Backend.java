package org.layerwright.engine;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import org.bytedeco.openblas.global.openblas_full;

/** Names the native libraries in use, for provenance. */
public final class Backend {
    private static final String ND4J_POM = "/META-INF/maven/org.nd4j/nd4j-api/pom.properties";

    private Backend() {}

    /** For example {@code ND4J 1.0.0-M2.1, OpenBLAS 0.3.31 (SkylakeX)}. */
    public static String describe() {
        String config = openblas_full.openblas_get_config().getString();
        String[] words = config.trim().split("\\s+");
        String version = words.length > 1 ? words[0] + " " + words[1] : config;
        return "ND4J " + nd4jVersion() + ", " + version + " ("
                + openblas_full.openblas_get_corename().getString() + ")";
    }

    /** Whether the natives for cards are on the class path, as with the Maven profile {@code cuda}; loads nothing. */
    public static boolean hasCudaOnClassPath() {
        return Backend.class.getResource("/org/nd4j/linalg/jcublas/JCublasBackend.class") != null;
    }

    private static String nd4jVersion() {
        try (InputStream in = Backend.class.getResourceAsStream(ND4J_POM)) {
            Properties properties = new Properties();
            if (in != null) {
                properties.load(in);
            }
            return properties.getProperty("version", "of unknown version");
        } catch (IOException e) {
            return "of unknown version";
        }
    }
}
