package org.layerwright.ui;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javafx.application.Platform;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import org.layerwright.network.param.Setting;
import org.layerwright.plan.TrainingPlan;
import org.layerwright.ui.testing.Fx;
import org.layerwright.ui.testing.Keys;
import org.layerwright.ui.view.runs.RunsPage;
import org.layerwright.ui.viewmodel.Settings;
import org.layerwright.ui.viewmodel.runs.SampleRuns;

/** Draws the page of runs, empty and with six, in both languages and both themes. */
public final class RunsScreenshots {
    private RunsScreenshots() {}

    public static void main(String[] args) throws Exception {
        Path folder = Path.of(args.length > 0 ? args[0] : "target/screenshots");
        Files.createDirectories(folder);
        for (Settings.Language language : Settings.Language.values()) {
            for (Settings.ThemeChoice theme : Settings.ThemeChoice.values()) {
                Path home = Files.createTempDirectory("layerwright-runs");
                TestWindow test = TestWindow.open(home, language, theme);
                String name = "runs-" + language.name().toLowerCase(Locale.ROOT) + "-"
                        + theme.name().toLowerCase(Locale.ROOT);
                test.go(RunsPage.ID);
                test.draw(folder.resolve(name + "-empty.png"));
                sixRuns(home);
                Fx.run(() -> {
                    test.model.page().set("build");
                    test.model.page().set(RunsPage.ID);
                    for (int i = 0; i < 3; i++) {
                        test.model.queue().add("");
                    }
                    test.model.queue().start();
                });
                for (int i = 0; i < 6; i++) {
                    int tab = i;
                    Fx.run(() -> {
                        TableView<?> table = (TableView<?>) test.node("#runs-table");
                        table.getSelectionModel().clearSelection();
                        table.getSelectionModel().selectRange(1, tab == 4 ? 2 : 4);
                        if (tab == 2) {
                            table.getSelectionModel().clearSelection();
                            table.getSelectionModel().select(3);
                            table.getSelectionModel().select(6);
                        }
                        ((TabPane) test.node("#runs-tabs")).getSelectionModel().select(tab);
                    });
                    Fx.settle();
                    if (tab == 1) {
                        // What it tells of one run.
                        Fx.run(() -> Keys.fire(test.node("#trade-off"), KeyCode.RIGHT));
                    }
                    test.draw(folder.resolve(name + "-" + i + ".png"));
                }
                test.close();
            }
        }
        Platform.exit();
    }

    private static void sixRuns(Path home) {
        SampleRuns runs = new SampleRuns(home.resolve("runs"), TestWindow.seed());
        TrainingPlan plan = TrainingPlan.DEFAULT.withEpochs(6);
        runs.finished(plan, 0.9812);
        runs.finished(plan.withBatchSize(128).withSeed(2), 0.9788);
        runs.finished(plan.withOptimizer(Setting.of("sgd", "learningRate", 0.1, "momentum", 0.9)), 0.9901);
        runs.killed(plan.withEpochs(20));
        runs.finished(plan.withEpochs(8), 0.9867);
        runs.damaged();
        for (String other : List.of("lenet-5.json", "mlp-mnist.json")) {
            new SampleRuns(home.resolve("runs"), TestWindow.sample(other))
                    .finished(plan, other.equals("lenet-5.json") ? 0.9795 : 0.9744);
        }
    }
}
