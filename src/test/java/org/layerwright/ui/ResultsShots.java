package org.layerwright.ui;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import org.layerwright.data.Dataset;
import org.layerwright.plan.TrainingPlan.DataPlan;
import org.layerwright.ui.testing.Fx;
import org.layerwright.ui.viewmodel.FakeInspectionService;
import org.layerwright.ui.viewmodel.Settings;

/** Draws the pages of results and of drawing without a display, on made-up answers. The argument names the folder. */
public final class ResultsShots {
    private final Path folder;

    private ResultsShots(Path folder) {
        this.folder = folder;
    }

    public static void main(String[] args) throws Exception {
        ResultsShots shots = new ResultsShots(Files.createDirectories(Path.of(args[0])));
        shots.all(Settings.Language.ENGLISH, Settings.ThemeChoice.LIGHT);
        shots.all(Settings.Language.CHINESE, Settings.ThemeChoice.DARK);
        Platform.exit();
    }

    private void all(Settings.Language language, Settings.ThemeChoice theme) throws Exception {
        String name = "-" + language.name().toLowerCase(Locale.ROOT);
        TestWindow test = TestWindow.open(Files.createTempDirectory("shots"), language, theme);
        test.go("results");
        write(test, "results-asking" + name);
        test.fire("#results-cancel");
        write(test, "results-cancelled" + name);
        test.fire("#results-again");
        Fx.run(() -> {
            Dataset digits = test.model.data().open("mnist").join().test().orElseThrow();
            FakeInspectionService.open(test.inspection.judgements)
                    .ifPresent(asked -> asked.answer().complete(SampleAnswers.judged(digits)));
        });
        test.fire("#list-mistakes");
        write(test, "results-confusion" + name);
        Fx.run(() -> ((ButtonBase) test.node(".thumbnail")).fire());
        test.fire("#saliency-gradient");
        Fx.run(() -> FakeInspectionService.open(test.inspection.saliencies)
                .ifPresent(asked -> asked.answer().complete(SampleAnswers.saliency(28))));
        for (String tab : new String[] {"roc", "scores", "calibration"}) {
            test.fire("#tab-" + tab);
            write(test, "results-" + tab + name);
        }
        Path model = Files.createTempDirectory("shots").resolve("model.lwm");
        SampleAnswers.writeModel(model, TestWindow.seed());
        Fx.run(() -> {
            test.subject.showModel(model);
            FakeInspectionService.open(test.inspection.judgements)
                    .ifPresent(asked -> asked.answer().complete(SampleAnswers.numbers(200)));
        });
        test.fire("#list-furthestOff");
        test.fire("#tab-numbers");
        write(test, "results-numbers" + name);
        test.fire("#tab-speed");
        write(test, "results-speed-none" + name);
        test.fire("#speed-measure");
        write(test, "results-speed-busy" + name);
        Fx.run(() -> test.inspection.benches.get(0).answer().complete(SampleAnswers.speeds()));
        write(test, "results-speed" + name);
        Fx.run(() -> test.model.page().set("draw"));
        write(test, "draw-empty" + name);
        Fx.run(() -> {
            Node pad = test.node("#draw-pad");
            Drawing.two(pad);
            while (FakeInspectionService.open(test.inspection.activations).isPresent()) {
                var asked =
                        FakeInspectionService.open(test.inspection.activations).get();
                asked.answer().complete(SampleAnswers.activations(asked.samples(), 2));
            }
        });
        write(test, "draw-two" + name);
        test.close();
        TestWindow spiral = TestWindow.open(
                Files.createTempDirectory("shots"), TestWindow.sample("spiral-mlp.json"), language, theme);
        Fx.run(() -> {
            spiral.form.setPlan(spiral.form.plan().withData(new DataPlan("spiral", 0, 0.1, false, List.of())));
            spiral.model.page().set("results");
            Dataset points = spiral.model.data().open("spiral").join().test().orElseThrow();
            FakeInspectionService.open(spiral.inspection.judgements)
                    .ifPresent(asked -> asked.answer().complete(SampleAnswers.judged(points)));
        });
        spiral.fire("#tab-plane");
        Fx.run(() -> FakeInspectionService.open(spiral.inspection.inferences)
                .ifPresent(asked -> asked.answer().complete(SampleAnswers.plane(asked.samples()))));
        write(spiral, "results-plane" + name);
        spiral.close();
    }

    private void write(TestWindow test, String name) {
        test.draw(folder.resolve(name + ".png"));
    }
}
