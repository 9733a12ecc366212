package org.layerwright.ui;

import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.image.PixelReader;
import javafx.scene.image.WritableImage;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.layerwright.app.WorkbenchContext;
import org.layerwright.network.LayerSpec;
import org.layerwright.network.NetworkEdit;
import org.layerwright.network.NetworkJson;
import org.layerwright.network.NetworkSpec;
import org.layerwright.run.AppFolders;
import org.layerwright.ui.testing.Fx;
import org.layerwright.ui.view.Look;
import org.layerwright.ui.viewmodel.Settings;

/**
 * Draws the main window without a display, in both languages and both themes, into {@code target/screenshots}. Run it
 * with the JavaFX flags of the tests; the first argument may name another folder.
 */
public final class Screenshots {
    private final Path folder;

    private final String only;

    /** @param only the beginning of the names of those to draw */
    private Screenshots(Path folder, String only) {
        this.folder = folder;
        this.only = only;
    }

    public static void main(String[] args) throws Exception {
        Path folder = Path.of(args.length > 0 ? args[0] : "target/screenshots");
        Files.createDirectories(folder);
        Look.loadFonts();
        new Screenshots(folder, args.length > 1 ? args[1] : "").all();
        Platform.exit();
    }

    private void all() throws Exception {
        for (Settings.Language language : Settings.Language.values()) {
            for (Settings.ThemeChoice theme : Settings.ThemeChoice.values()) {
                String name = language.name().toLowerCase(Locale.ROOT) + "-"
                        + theme.name().toLowerCase(Locale.ROOT);
                draw("main-" + name, language, theme, TestWindow.seed(), 1);
                draw("broken-" + name, language, theme, broken(), 5);
                draw("branches-" + name, language, theme, branches(), 4);
                draw("shared-" + name, language, theme, branches(), 3);
            }
        }
        draw("none-english-light", Settings.Language.ENGLISH, Settings.ThemeChoice.LIGHT, TestWindow.seed(), -1);
        draw(
                "empty-english-light",
                Settings.Language.ENGLISH,
                Settings.ThemeChoice.LIGHT,
                new NetworkSpec("", Map.of(), List.of()),
                -1);
    }

    private static NetworkSpec branches() {
        return NetworkSpec.of(
                "Branches",
                LayerSpec.of("input", "Input"),
                LayerSpec.of("stem", "Conv2D", "filters", 8, "padding", "same"),
                LayerSpec.of("block1_conv", "Conv2D", "filters", 8, "padding", "same", "activation", "relu"),
                LayerSpec.of("block2_conv", "Conv2D", "filters", 8, "padding", "same", "activation", "relu")
                        .withSharedWith("block1_conv"),
                LayerSpec.of("shortcut", "Add").withInputs(List.of("stem", "block2_conv")),
                LayerSpec.of("side", "Conv2D", "filters", 8, "padding", "same").withInputs(List.of("stem")),
                LayerSpec.of("joined", "Concatenate")
                        .withInputs(List.of("shortcut", "side", "stem", "block1_conv", "block2_conv")),
                LayerSpec.of("pool", "GlobalAvgPool2D"),
                LayerSpec.of("dense", "Dense", "units", 10, "activation", "softmax"));
    }

    private static NetworkSpec broken() {
        NetworkSpec large = new NetworkEdit.SetParam("conv3", "kernelSize", 9).applyTo(TestWindow.seed());
        return new NetworkEdit.SetParam("dense1", "units", -3).applyTo(large);
    }

    private void draw(
            String name, Settings.Language language, Settings.ThemeChoice theme, NetworkSpec network, int select)
            throws Exception {
        if (!name.startsWith(only)) {
            return;
        }
        Path temp = Files.createTempDirectory("layerwright-screenshots");
        Path file = Files.writeString(temp.resolve("network.json"), NetworkJson.write(network));
        Files.writeString(temp.resolve("settings.json"), """
                {"format": "layerwright-settings", "version": 1, "language": "%s", "theme": "%s"}
                """.formatted(
                        language.locale().toLanguageTag(), theme.name().toLowerCase(Locale.ROOT)));
        WorkbenchContext context = Fx.get(() -> {
            AppFolders folders = new AppFolders(Path.of("").toAbsolutePath(), temp);
            WorkbenchContext made = new WorkbenchContext(new Stage(), folders, Map.of(), Locale.ENGLISH, path -> {});
            made.window().show();
            return made;
        });
        Fx.run(() -> context.window().model().files().openTemplate(file));
        Fx.settle();
        // Opening reads in the background; the title tells when it is done.
        while (!Fx.get(() -> context.window().model().document().network().equals(network))) {
            Fx.settle();
        }
        Fx.run(() -> context.window().model().document().select(select));
        Fx.settle();
        Fx.run(() -> {
            Scene scene = context.window().stage().getScene();
            write(scene.snapshot(null), folder.resolve(name + ".png").toFile());
            context.window().stage().hide();
            context.close();
        });
    }

    private static void write(WritableImage image, File file) {
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        BufferedImage copy = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        PixelReader pixels = image.getPixelReader();
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                copy.setRGB(x, y, pixels.getArgb(x, y));
            }
        }
        try {
            ImageIO.write(copy, "png", file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
