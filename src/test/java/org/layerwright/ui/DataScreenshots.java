package org.layerwright.ui;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.application.Platform;
import javafx.scene.input.KeyCode;
import javax.imageio.ImageIO;
import org.layerwright.network.param.Setting;
import org.layerwright.ui.testing.Fx;
import org.layerwright.ui.testing.Keys;
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
        TestWindow test =
                TestWindow.open(user, language, dark ? Settings.ThemeChoice.DARK : Settings.ThemeChoice.LIGHT);
        test.go("data");
        test.fire("#class-3");
        for (KeyCode key : new KeyCode[] {KeyCode.HOME, KeyCode.DOWN, KeyCode.RIGHT, KeyCode.RIGHT}) {
            Fx.run(() -> {
                test.node("#sample-grid").requestFocus();
                Keys.fire(test.node("#sample-grid"), key);
            });
        }
        test.draw(folder.resolve("data-mnist-" + name + ".png"));
        test.fire("#set-spiral");
        test.draw(folder.resolve("data-spiral-" + name + ".png"));
        test.fire("#set-cifar-10");
        test.draw(folder.resolve("data-absent-" + name + ".png"));
        Path own = images(user.resolve("shapes"));
        Fx.run(() -> page(test).open(own));
        test.draw(folder.resolve("data-preview-" + name + ".png"));
        Fx.run(() -> {
            test.form.setPlan(test.form.plan());
            test.form.data().augmentation().show(List.of(Setting.of("rotate"), Setting.of("shift")));
            test.model.page().set("build");
        });
        Fx.settle();
        test.fire("#head-data");
        test.fire("#head-optimization");
        test.draw(folder.resolve("data-form-" + name + ".png"));
        test.close();
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
}
