package org.layerwright.ui;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import javafx.application.Platform;
import javafx.scene.control.ButtonBase;
import org.layerwright.export.proof.ProofReport.Outcome;
import org.layerwright.export.proof.Reports;
import org.layerwright.model.ModelFile;
import org.layerwright.ui.testing.Fx;
import org.layerwright.ui.testing.Png;
import org.layerwright.ui.viewmodel.Settings;

/** Draws the page of exports without a display and without a worker, on made-up proofs. The argument names the folder. */
public final class ExportShots {
    private final Path folder;

    private ExportShots(Path folder) {
        this.folder = folder;
    }

    public static void main(String[] args) throws Exception {
        ExportShots shots = new ExportShots(Files.createDirectories(Path.of(args[0])));
        shots.all(Settings.Language.ENGLISH, Settings.ThemeChoice.LIGHT);
        shots.all(Settings.Language.CHINESE, Settings.ThemeChoice.DARK);
        Platform.exit();
    }

    private void all(Settings.Language language, Settings.ThemeChoice theme) throws Exception {
        String name = "-" + language.name().toLowerCase(Locale.ROOT);
        Path temporary = Files.createTempDirectory("shots");
        Path model = temporary.resolve("model.lwm");
        try (InputStream in = ModelFile.class.getResourceAsStream("version-1.lwm")) {
            Files.copy(in, model);
        }
        TestWindow test = Fx.get(() -> new TestWindow(temporary));
        Fx.run(() -> {
            test.settings.chooseLanguage(language);
            test.settings.chooseTheme(theme);
            test.window.stage().setWidth(1280);
            test.window.stage().setHeight(800);
            test.window.show();
            test.model.page().set("export");
        });
        write(test, "export-empty" + name);
        test.dialogs.toOpen = Optional.of(model);
        test.dialogs.toSave = Optional.of(temporary.resolve("model.onnx"));
        fire(test, "#export-choose");
        for (Outcome outcome : new Outcome[] {Outcome.PROVEN, Outcome.NOT_PROVEN, Outcome.DIFFERS}) {
            fire(test, "#export-start");
            Fx.run(() -> test.exports.answer.complete(Reports.of(outcome)));
            write(test, "export-" + outcome.name().toLowerCase(Locale.ROOT) + name);
        }
        fire(test, "#export-raw");
        fire(test, "#export-start");
        write(test, "export-running" + name);
        Fx.run(() -> test.window.stage().hide());
    }

    private static void fire(TestWindow test, String selector) {
        Fx.settle();
        Fx.run(() -> ((ButtonBase) test.window.stage().getScene().lookup(selector)).fire());
        Fx.settle();
    }

    private void write(TestWindow test, String name) {
        Fx.settle();
        Fx.settle();
        Png.write(Fx.get(() -> test.window.stage().getScene().snapshot(null)), folder.resolve(name + ".png"));
    }
}
