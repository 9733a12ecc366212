package org.layerwright.ui;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import javafx.application.Platform;
import javafx.scene.control.Button;
import org.layerwright.network.NetworkEdit;
import org.layerwright.network.NetworkSpec;
import org.layerwright.ui.testing.Fx;
import org.layerwright.ui.viewmodel.Settings;

/**
 * Draws the canvas with deep and branched networks, at several sizes, in both languages and themes, without a display.
 * The first argument names the folder, the second may be the beginning of the names of those to draw.
 */
final class CanvasScreenshots {
    private final Path folder;
    private final String only;

    private CanvasScreenshots(Path folder, String only) {
        this.folder = folder;
        this.only = only;
    }

    public static void main(String[] args) throws IOException {
        Path folder = Files.createDirectories(Path.of(args.length > 0 ? args[0] : "target/screenshots"));
        new CanvasScreenshots(folder, args.length > 1 ? args[1] : "").all();
        Platform.exit();
    }

    private void all() throws IOException {
        NetworkSpec deep = DeepNetworks.residual(60);
        NetworkSpec wrong = new NetworkEdit.SetParam("block1_a", "kernelSize", -3)
                .applyTo(new NetworkEdit.SetParam("block2_b", "filters", 8).applyTo(deep));
        for (Settings.Language language : Settings.Language.values()) {
            for (Settings.ThemeChoice theme : Settings.ThemeChoice.values()) {
                String suffix = "-" + language.name().toLowerCase(Locale.ROOT) + "-"
                        + theme.name().toLowerCase(Locale.ROOT);
                draw("canvas-deep" + suffix, language, theme, deep, 1, 9, "");
                draw("canvas-dense" + suffix, language, theme, DeepNetworks.dense(12), 1, 10, "");
                draw("canvas-overview" + suffix, language, theme, deep, 0.5, 13, "");
                draw("canvas-large" + suffix, language, theme, deep, 1.3, 7, "");
                draw("canvas-problems" + suffix, language, theme, wrong, 1, 3, "#verdict");
            }
        }
    }

    private void draw(
            String name,
            Settings.Language language,
            Settings.ThemeChoice theme,
            NetworkSpec network,
            double zoom,
            int select,
            String press)
            throws IOException {
        if (!name.startsWith(only)) {
            return;
        }
        Path temp = Files.createTempDirectory("layerwright-canvas");
        TestWindow test = TestWindow.open(temp, network, language, theme);
        Fx.run(() -> {
            test.model.runPanelShown().set(false);
            test.document.select(select);
            for (double at = 1; Math.abs(at - zoom) > 0.01; at += Math.signum(zoom - 1) * 0.1) {
                String button = zoom < 1 ? "#zoom-out" : "#zoom-in";
                ((Button) test.node(button)).fire();
            }
            if (!press.isEmpty()) {
                ((Button) test.node(press)).fire();
            }
        });
        test.draw(folder.resolve(name + ".png"));
        test.close();
    }
}
