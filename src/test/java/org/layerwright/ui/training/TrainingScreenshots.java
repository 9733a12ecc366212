package org.layerwright.ui.training;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javafx.application.Application;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.layerwright.event.RunState;
import org.layerwright.event.WorkerEvent;
import org.layerwright.network.LayerSpec;
import org.layerwright.network.NetworkSpec;
import org.layerwright.network.Problem;
import org.layerwright.text.Texts;
import org.layerwright.ui.control.LivePlot;
import org.layerwright.ui.testing.Fx;
import org.layerwright.ui.testing.Png;
import org.layerwright.ui.view.RunPanel;
import org.layerwright.ui.view.TrainingForm;
import org.layerwright.ui.viewmodel.DeviceOption;
import org.layerwright.ui.viewmodel.FakeTrainingService;
import org.layerwright.ui.viewmodel.PlanFormViewModel;
import org.layerwright.ui.viewmodel.SampleRun;
import org.layerwright.ui.viewmodel.TrainingViewModel;

/**
 * Draws the training form and the run panel in every language and theme, for looking at. To run, with Monocle's flags:
 * {@code java -cp … org.layerwright.ui.training.TrainingScreenshots [folder]}.
 */
final class TrainingScreenshots {
    private static final double WIDTH = 1240;

    private final Path folder;
    private final FakeTrainingService service = new FakeTrainingService();
    private final SampleRun sample = new SampleRun(service, 844);
    private final ObjectProperty<List<Problem>> problems = new SimpleObjectProperty<>(List.of());
    private final PlanFormViewModel form = new PlanFormViewModel(List.of(
            DeviceOption.available("cpu", "device.cpu.title"),
            DeviceOption.missing("cuda", "device.cuda.title", "device.gpu.noCard")));
    private final TrainingViewModel run;
    private final ObjectProperty<Texts> texts;

    private TrainingScreenshots(Path folder, Texts language) {
        this.folder = folder;
        this.texts = new SimpleObjectProperty<>(language);
        this.run = new TrainingViewModel(
                service,
                new SimpleObjectProperty<>(NetworkSpec.of("n", LayerSpec.of("input", "Input"))),
                problems,
                form,
                texts,
                Runnable::run,
                (delay, task) -> task.run(),
                path -> {});
    }

    public static void main(String[] args) throws Exception {
        Path folder = Files.createDirectories(Path.of(args.length > 0 ? args[0] : "target/screenshots"));
        String only = args.length > 1 ? args[1] : "";
        for (boolean dark : new boolean[] {false, true}) {
            for (Texts language : List.of(new Texts(Texts.ENGLISH), new Texts(Texts.CHINESE))) {
                String prefix = (dark ? "dark-" : "light-") + language.locale().getLanguage() + "-";
                if (prefix.startsWith(only)) {
                    new TrainingScreenshots(folder, language).shoot(dark, prefix);
                }
            }
        }
        System.exit(0);
    }

    private void shoot(boolean dark, String prefix) throws Exception {
        Stage stage = Fx.get(() -> {
            Application.setUserAgentStylesheet((dark ? new PrimerDark() : new PrimerLight()).getUserAgentStylesheet());
            TrainingForm left =
                    new TrainingForm(form, texts, run.stateProperty().map(RunState::isActive));
            left.setPrefWidth(360);
            left.setMinWidth(360);
            RunPanel right = new RunPanel(run, texts);
            right.setPrefHeight(260);
            right.setMinHeight(260);
            right.setMaxHeight(260);
            VBox column = new VBox(right);
            HBox.setHgrow(column, Priority.ALWAYS);
            HBox root = new HBox(16, left, column);
            root.setStyle("-fx-background-color: -color-bg-inset; -fx-padding: 8px;");
            Stage shown = new Stage();
            Scene scene = new Scene(root, WIDTH, 500);
            scene.getStylesheets()
                    .add(LivePlot.class
                            .getResource("/org/layerwright/ui/training.css")
                            .toExternalForm());
            shown.setScene(scene);
            shown.show();
            return shown;
        });
        save(stage, prefix + "1-empty");
        act(stage, prefix + "2-starting", scene -> run.train());
        act(stage, prefix + "3-first", scene -> {
            sample.begin();
            sample.steps(1, 1, 320);
        });
        act(stage, prefix + "4-validating", scene -> {
            sample.steps(1, 321, 844);
            service.tell(
                    new WorkerEvent.PhaseChanged(WorkerEvent.Phase.VALIDATING),
                    new WorkerEvent.EvaluationProgress(3000, 6000));
        });
        act(stage, prefix + "5-running", scene -> {
            sample.endOfEpoch(1);
            for (int epoch = 2; epoch <= 4; epoch++) {
                sample.epoch(epoch);
            }
            service.tell(new WorkerEvent.LearningRateChanged(3000, 3e-4));
            sample.steps(5, 1, 400);
        });
        act(stage, prefix + "6-paused", scene -> {
            run.togglePause();
            service.tell(new WorkerEvent.Paused(5, 3776));
            point(scene, "#loss-plot", 0.5);
            point(scene, "#accuracy-plot", 0.8);
        });
        act(stage, prefix + "7-finished", scene -> {
            run.togglePause();
            service.tell(new WorkerEvent.Continued());
            point(scene, "#loss-plot", Double.NaN);
            point(scene, "#accuracy-plot", Double.NaN);
            sample.steps(5, 401, 844);
            for (int epoch = 6; epoch <= 10; epoch++) {
                sample.epoch(epoch);
            }
            sample.finish();
        });
        act(
                stage,
                prefix + "8-log",
                scene -> ((javafx.scene.control.ToggleButton) scene.lookup("#loss-log")).setSelected(true));
        act(stage, prefix + "9-blocked", scene -> {
            problems.set(List.of(
                    Problem.of("kernel-too-large", "conv2d_3", "3×3", "2×2×64"),
                    Problem.of("needs-vector", "dense", "3×3×64")));
            form.optimization().optimizer().fields().get(0).set("fast");
        });
        act(stage, prefix + "b-narrow", scene -> {
            stage.setWidth(1100);
            ((javafx.scene.control.ComboBox<?>) scene.lookup("#device")).show();
        });
        act(stage, prefix + "c-wide", scene -> {
            ((javafx.scene.control.ComboBox<?>) scene.lookup("#device")).hide();
            stage.setWidth(1270);
            point(scene, "#accuracy-plot", 0.6);
        });
        act(stage, prefix + "a-lost", scene -> {
            problems.set(List.of());
            form.optimization().optimizer().fields().get(0).set(0.001);
            run.train();
            sample.begin();
            sample.steps(1, 1, 60);
            service.tell(new WorkerEvent.Lost("", true));
        });
        Fx.run(stage::close);
    }

    private static void point(Scene scene, String plot, double share) {
        LivePlot node = (LivePlot) scene.lookup(plot);
        double x = Double.isNaN(share) ? -100 : node.getWidth() * share;
        javafx.event.EventType<javafx.scene.input.MouseEvent> type = Double.isNaN(share)
                ? javafx.scene.input.MouseEvent.MOUSE_EXITED
                : javafx.scene.input.MouseEvent.MOUSE_MOVED;
        javafx.geometry.Point2D at = node.localToScene(x, 80);
        node.fireEvent(new javafx.scene.input.MouseEvent(
                type,
                at.getX(),
                at.getY(),
                at.getX(),
                at.getY(),
                javafx.scene.input.MouseButton.NONE,
                0,
                false,
                false,
                false,
                false,
                false,
                false,
                false,
                false,
                false,
                false,
                null));
    }

    private void act(Stage stage, String name, Consumer<Scene> action) throws Exception {
        Fx.run(() -> action.accept(stage.getScene()));
        save(stage, name);
    }

    private void save(Stage stage, String name) throws Exception {
        for (int i = 0; i < 6; i++) {
            Fx.settle();
        }
        WritableImage image = Fx.get(() -> {
            Parent root = stage.getScene().getRoot();
            root.layout();
            return stage.getScene().snapshot(null);
        });
        Png.write(image, folder.resolve(name + ".png"));
    }
}
