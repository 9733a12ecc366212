package org.layerwright.ui;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.application.Platform;
import javafx.scene.image.Image;
import javax.imageio.ImageIO;
import org.layerwright.ui.testing.Fx;
import org.layerwright.ui.viewmodel.Settings;

/** Draws the page inside the network, with a network that was never trained and a digit of the test part. */
public final class LookScreenshots {
    private LookScreenshots() {}

    public static void main(String[] args) throws Exception {
        Path folder = Path.of(args.length > 0 ? args[0] : "target/screenshots");
        Files.createDirectories(folder);
        for (Settings.Language language : Settings.Language.values()) {
            for (Settings.ThemeChoice theme : Settings.ThemeChoice.values()) {
                draw(folder, language, theme);
            }
        }
        Platform.exit();
    }

    private static void draw(Path folder, Settings.Language language, Settings.ThemeChoice theme) throws Exception {
        Path temp = Files.createTempDirectory("layerwright-look");
        LookSteps steps = Fx.get(() -> new LookSteps(temp));
        Fx.run(() -> {
            steps.window().settings.chooseLanguage(language);
            steps.window().settings.chooseTheme(theme);
            steps.open();
        });
        String name = "-" + language + "-" + theme + ".png";
        shoot(steps, folder.resolve("look-1-overview" + name));
        Fx.run(() -> steps.card("conv2"));
        shoot(steps, folder.resolve("look-2-maps" + name));
        Fx.run(() -> steps.toggle(1));
        shoot(steps, folder.resolve("look-3-filters" + name));
        Fx.run(() -> {
            steps.toggle(0);
            steps.openMap(5);
        });
        shoot(steps, folder.resolve("look-4-map" + name));
        Fx.run(() -> steps.openPixel(4, 6));
        shoot(steps, folder.resolve("look-5-neuron" + name));
        Fx.run(() -> {
            steps.home();
            steps.card("output");
        });
        shoot(steps, folder.resolve("look-6-output" + name));
        Fx.run(() -> steps.window().window.stage().hide());
    }

    private static void shoot(LookSteps steps, Path file) throws IOException {
        Fx.settle();
        Image image = Fx.get(() -> steps.window().window.stage().getScene().snapshot(null));
        BufferedImage copy =
                new BufferedImage((int) image.getWidth(), (int) image.getHeight(), BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < copy.getHeight(); y++) {
            for (int x = 0; x < copy.getWidth(); x++) {
                copy.setRGB(x, y, image.getPixelReader().getArgb(x, y));
            }
        }
        ImageIO.write(copy, "png", file.toFile());
    }
}
