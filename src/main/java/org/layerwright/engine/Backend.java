package org.layerwright.engine;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import org.bytedeco.openblas.global.openblas_full;
import org.layerwright.device.DeviceException;
import org.nd4j.linalg.api.ops.executioner.OpExecutioner;
import org.nd4j.linalg.factory.Nd4j;

/** Names the native libraries in use, for provenance. */
public final class Backend {
    private static final String CUDA_RUNTIME = "org.bytedeco.cuda.global.cudart";
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

    /** For example {@code ND4J 1.0.0-M2.1, CUDA 11.6 with cuDNN 8.3}: the versions that the pack holds. */
    public static String describeCuda() {
        return "ND4J " + nd4jVersion() + ", CUDA 11.6 with cuDNN 8.3";
    }

    /**
     * Loads ND4J's backend and makes sure that it is the one for cards. ND4J prints much to the log on the way.
     *
     * @param device for the words of a refusal
     * @throws DeviceException where it cannot be loaded, or another one came in its place
     */
    public static void requireCuda(String device) {
        try {
            // Where CUDA cannot be loaded, ND4J says so in the log only and goes on with the processor. This tells why.
            Class.forName(CUDA_RUNTIME);
            if (Nd4j.getExecutioner().type() != OpExecutioner.ExecutionerType.CUDA) {
                throw new DeviceException("device.load", device, "the processor's backend was loaded");
            }
        } catch (ClassNotFoundException | LinkageError e) {
            // The reason stands in the sentence, and a stack would say no more.
            throw new DeviceException("device.load", device, innermost(e));
        } catch (DeviceException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new DeviceException("device.noBackend", innermost(e));
        }
    }

    private static String innermost(Throwable e) {
        Throwable last = e;
        while (last.getCause() != null) {
            last = last.getCause();
        }
        String message = String.valueOf(last.getMessage()).lines().findFirst().orElse("");
        return last.getClass().getSimpleName() + ": " + message;
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
