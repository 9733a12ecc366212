package org.layerwright.ui;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import javafx.application.Platform;
import org.layerwright.export.proof.ProofReport.Outcome;
import org.layerwright.export.proof.Reports;
import org.layerwright.model.ModelFile;
import org.layerwright.ui.testing.Fx;
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
        TestWindow test = TestWindow.open(temporary, language, theme);
        test.size(1280, 800);
        test.go("export");
        write(test, "export-empty" + name);
        test.dialogs.toOpen = Optional.of(model);
        test.dialogs.toSave = Optional.of(temporary.resolve("model.onnx"));
        test.fire("#export-choose");
        for (Outcome outcome : new Outcome[] {Outcome.PROVEN, Outcome.NOT_PROVEN, Outcome.DIFFERS}) {
            test.fire("#export-start");
            Fx.run(() -> test.exports.answer.complete(Reports.of(outcome)));
            write(test, "export-" + outcome.name().toLowerCase(Locale.ROOT) + name);
        }
        test.fire("#export-raw");
        test.fire("#export-start");
        write(test, "export-running" + name);
        test.close();
    }

    private void write(TestWindow test, String name) {
        test.draw(folder.resolve(name + ".png"));
    }
}
