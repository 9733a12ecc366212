package org.layerwright.ui;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javafx.application.Platform;
import javafx.scene.control.ButtonBase;
import org.layerwright.event.WorkerEvent;
import org.layerwright.ui.testing.Fx;
import org.layerwright.ui.testing.Png;
import org.layerwright.ui.view.train.TrainPage;
import org.layerwright.ui.viewmodel.SampleRun;
import org.layerwright.ui.viewmodel.Settings;

/** Draws the page of a run without a display: before, during and after one. The argument names the folder. */
final class TrainShots {
    private static final int STEPS = 400;

    private TrainShots() {}

    public static void main(String[] args) throws Exception {
        Path folder = Files.createDirectories(Path.of(args[0]));
        for (Settings.Language language : List.of(Settings.Language.ENGLISH, Settings.Language.CHINESE)) {
            for (Settings.ThemeChoice theme : List.of(Settings.ThemeChoice.LIGHT, Settings.ThemeChoice.DARK)) {
                shoot(folder, language, theme);
            }
        }
        Platform.exit();
    }

    private static void shoot(Path folder, Settings.Language language, Settings.ThemeChoice theme) throws Exception {
        String name = (language + "-" + theme).toLowerCase(Locale.ROOT);
        TestWindow test = Fx.get(() -> new TestWindow(Files.createTempDirectory("shots")));
        SampleRun sample = new SampleRun(test.service, STEPS);
        Fx.run(() -> {
            test.settings.chooseLanguage(language);
            test.settings.chooseTheme(theme);
            test.window.show();
            test.model.page().set(TrainPage.ID);
        });
        write(test, folder.resolve("train-empty-" + name + ".png"));
        Fx.run(() -> {
            ((ButtonBase) test.window.stage().getScene().lookup("#train")).fire();
            sample.begin();
            for (int epoch = 1; epoch <= 3; epoch++) {
                for (int part = 0; part < 8; part++) {
                    sample.steps(epoch, part * 50 + 1, part * 50 + 50);
                    TrainRun.measure(test.service, epoch, (epoch - 1) * STEPS + part * 50 + 50);
                }
                sample.endOfEpoch(epoch);
            }
            test.service.tell(new WorkerEvent.LearningRateChanged(1200, 5e-4));
            sample.steps(4, 1, 250);
        });
        write(test, folder.resolve("train-running-" + name + ".png"));
        Fx.run(() -> {
            sample.steps(4, 251, STEPS);
            sample.endOfEpoch(4);
            for (int epoch = 5; epoch <= 10; epoch++) {
                sample.epoch(epoch);
            }
            sample.finish();
        });
        write(test, folder.resolve("train-finished-" + name + ".png"));
        Fx.run(() -> test.window.stage().hide());
    }

    private static void write(TestWindow test, Path file) throws Exception {
        for (int i = 0; i < 4; i++) {
            Fx.settle();
        }
        Png.write(Fx.get(() -> test.window.stage().getScene().snapshot(null)), file);
    }
}
