package org.layerwright.ui;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javafx.scene.Scene;
import org.layerwright.ui.testing.Fx;
import org.layerwright.ui.testing.Png;

/** Takes pictures of scenes. */
final class Camera {
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(90);
    /** Until nothing has changed for so long, answers may still be on their way. */
    private static final long QUIET = TimeUnit.MILLISECONDS.toNanos(1200);

    private Camera() {}

    /** Writes the picture as it is now. */
    static void takeNow(Supplier<Scene> scene, Path file) {
        Png.write(picture(scene), file);
    }

    /** Writes the picture once it has stopped changing. */
    static void take(Supplier<Scene> scene, Path file) throws InterruptedException {
        BufferedImage last = picture(scene);
        long since = System.nanoTime();
        long end = since + PATIENCE;
        while (System.nanoTime() - since < QUIET && System.nanoTime() < end) {
            Thread.sleep(150);
            BufferedImage now = picture(scene);
            if (!same(now, last)) {
                last = now;
                since = System.nanoTime();
            }
        }
        Png.write(last, file);
    }

    private static BufferedImage picture(Supplier<Scene> scene) {
        return Png.copy(Fx.get(() -> scene.get().snapshot(null)));
    }

    private static boolean same(BufferedImage a, BufferedImage b) {
        if (a.getWidth() != b.getWidth() || a.getHeight() != b.getHeight()) {
            return false;
        }
        for (int y = 0; y < a.getHeight(); y += 2) {
            for (int x = 0; x < a.getWidth(); x += 2) {
                if (a.getRGB(x, y) != b.getRGB(x, y)) {
                    return false;
                }
            }
        }
        return true;
    }
}
