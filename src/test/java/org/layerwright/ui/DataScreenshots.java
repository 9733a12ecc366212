package org.layerwright.ui;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.application.Platform;
import javafx.scene.control.ButtonBase;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javax.imageio.ImageIO;
import org.layerwright.network.param.Setting;
import org.layerwright.ui.testing.Fx;
import org.layerwright.ui.testing.Png;
import org.layerwright.ui.view.data.DataPage;
import org.layerwright.ui.viewmodel.Settings;

/** Draws the page of data sets without a display, in both languages and both themes, into a folder. */
public final class DataScreenshots {
    private DataScreenshots() {}

    public static void main(String[] args) throws Exception {
        Path folder = Files.createDirectories(Path.of(args.length > 0 ? args[0] : "target/screenshots"));
        for (boolean dark : new boolean[] {false, true}) {
            for (Settings.Language language : Settings.Language.values()) {
                String name = (dark ? "dark-" : "light-") + language.locale().getLanguage();
                draw(folder, name, language, dark);
            }
        }
        Platform.exit();
    }

    private static void draw(Path folder, String name, Settings.Language language, boolean dark) throws Exception {
        Path user = Files.createTempDirectory("layerwright-data");
        TestWindow test = Fx.get(() -> new TestWindow(user));
        Fx.run(() -> {
            test.settings.chooseLanguage(language);
            test.settings.chooseTheme(dark ? Settings.ThemeChoice.DARK : Settings.ThemeChoice.LIGHT);
            test.window.show();
            test.model.page().set("data");
        });
        Fx.settle();
        click(test, "class-3");
        for (KeyCode key : new KeyCode[] {KeyCode.HOME, KeyCode.DOWN, KeyCode.RIGHT, KeyCode.RIGHT}) {
            Fx.run(() -> {
                test.window.stage().getScene().lookup("#sample-grid").requestFocus();
                test.window
                        .stage()
                        .getScene()
                        .lookup("#sample-grid")
                        .fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", key, false, false, false, false));
            });
        }
        shot(test, folder.resolve("data-mnist-" + name + ".png"));
        click(test, "set-spiral");
        shot(test, folder.resolve("data-spiral-" + name + ".png"));
        click(test, "set-cifar-10");
        shot(test, folder.resolve("data-absent-" + name + ".png"));
        Path own = images(user.resolve("shapes"));
        Fx.run(() -> page(test).open(own));
        shot(test, folder.resolve("data-preview-" + name + ".png"));
        Fx.run(() -> {
            test.form.setPlan(test.form.plan());
            test.form.data().augmentation().show(List.of(Setting.of("rotate"), Setting.of("shift")));
            test.model.page().set("build");
        });
        Fx.settle();
        click(test, "head-data");
        click(test, "head-optimization");
        shot(test, folder.resolve("data-form-" + name + ".png"));
        Fx.run(() -> test.window.stage().hide());
    }

    static DataPage page(TestWindow test) {
        return (DataPage) test.pages.stream()
                .filter(DataPage.class::isInstance)
                .findFirst()
                .orElseThrow();
    }

    static Path images(Path folder) throws IOException {
        for (String kind : new String[] {"bar", "disc"}) {
            Path of = Files.createDirectories(folder.resolve(kind));
            for (int i = 0; i < 14; i++) {
                BufferedImage image = new BufferedImage(24, 24, BufferedImage.TYPE_INT_RGB);
                var pen = image.createGraphics();
                pen.setColor(new Color(60 + 12 * i, 120, 220 - 12 * i));
                if (kind.equals("bar")) {
                    pen.fillRect(2 + i, 3, 5, 18);
                } else {
                    pen.fillOval(2 + i / 2, 4, 12, 12);
                }
                pen.dispose();
                ImageIO.write(image, "png", of.resolve(i + ".png").toFile());
            }
        }
        Files.writeString(folder.resolve("bar").resolve("notes.txt"), "no picture");
        return folder;
    }

    private static void click(TestWindow test, String id) {
        Fx.run(() -> ((ButtonBase) test.window.stage().getScene().lookup("#" + id)).fire());
        Fx.settle();
    }

    private static void shot(TestWindow test, Path file) {
        Fx.settle();
        Png.write(Fx.get(() -> test.window.stage().getScene().snapshot(null)), file);
    }
}
