package org.layerwright.ui;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javafx.application.Platform;
import javafx.scene.control.ButtonBase;
import org.layerwright.event.WorkerEvent;
import org.layerwright.ui.testing.Fx;
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
        TestWindow test = TestWindow.open(Files.createTempDirectory("shots"), language, theme);
        SampleRun sample = new SampleRun(test.service, STEPS);
        test.go(TrainPage.ID);
        test.draw(folder.resolve("train-empty-" + name + ".png"));
        Fx.run(() -> {
            ((ButtonBase) test.node("#train")).fire();
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
        test.draw(folder.resolve("train-running-" + name + ".png"));
        Fx.run(() -> {
            sample.steps(4, 251, STEPS);
            sample.endOfEpoch(4);
            for (int epoch = 5; epoch <= 10; epoch++) {
                sample.epoch(epoch);
            }
            sample.finish();
        });
        test.draw(folder.resolve("train-finished-" + name + ".png"));
        test.close();
    }
}
