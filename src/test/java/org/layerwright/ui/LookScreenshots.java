package org.layerwright.ui;

import java.nio.file.Files;
import java.nio.file.Path;
import javafx.application.Platform;
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
        LookSteps steps = new LookSteps(temp);
        Fx.run(() -> {
            steps.window().settings.chooseLanguage(language);
            steps.window().settings.chooseTheme(theme);
            steps.open();
        });
        String name = "-" + language + "-" + theme + ".png";
        steps.window().draw(folder.resolve("look-1-overview" + name));
        Fx.run(() -> steps.card("conv2"));
        steps.window().draw(folder.resolve("look-2-maps" + name));
        Fx.run(() -> steps.toggle(1));
        steps.window().draw(folder.resolve("look-3-filters" + name));
        Fx.run(() -> {
            steps.toggle(0);
            steps.openMap(5);
        });
        steps.window().draw(folder.resolve("look-4-map" + name));
        Fx.run(() -> steps.openPixel(4, 6));
        steps.window().draw(folder.resolve("look-5-neuron" + name));
        Fx.run(() -> {
            steps.home();
            steps.card("output");
        });
        steps.window().draw(folder.resolve("look-6-output" + name));
        steps.close();
    }
}
