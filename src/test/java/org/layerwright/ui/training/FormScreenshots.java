package org.layerwright.ui.training;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.application.Application;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Scene;
import javafx.scene.control.ToggleButton;
import javafx.stage.Stage;
import org.layerwright.data.augmentation.AugmentationTypes;
import org.layerwright.network.param.Setting;
import org.layerwright.plan.EarlyStopping;
import org.layerwright.plan.Regularization;
import org.layerwright.plan.TrainingPlan;
import org.layerwright.plan.TrainingPlan.ComputePlan;
import org.layerwright.plan.TrainingPlan.DataPlan;
import org.layerwright.text.Texts;
import org.layerwright.ui.testing.Fx;
import org.layerwright.ui.testing.Png;
import org.layerwright.ui.view.Look;
import org.layerwright.ui.view.TrainingForm;
import org.layerwright.ui.viewmodel.DeviceOption;
import org.layerwright.ui.viewmodel.PlanFormViewModel;

/** Draws the training form alone, 320 pixels wide: as it opens, and with every section open on a rich plan. */
final class FormScreenshots {
    private static final double WIDTH = 320;
    private static final TrainingPlan RICH = new TrainingPlan(
            new DataPlan("mnist", 1200, 0.2, true, List.of(Setting.of("shift"), Setting.of("rotate"))),
            20,
            128,
            Setting.of("adamw", "learningRate", 3e-3),
            Setting.of("oneCycle", "warmupEpochs", 0.5),
            TrainingPlan.DEFAULT.loss(),
            Regularization.ofL2(1e-4).with(Regularization.EMA_DECAY, 0.999),
            EarlyStopping.NEVER.with(EarlyStopping.PATIENCE, 5),
            7,
            new ComputePlan("cpu", 2));

    private FormScreenshots() {}

    public static void main(String[] args) throws Exception {
        Path folder = Files.createDirectories(Path.of(args.length > 0 ? args[0] : "target/screenshots"));
        for (boolean dark : new boolean[] {false, true}) {
            for (Texts texts : List.of(new Texts(Texts.ENGLISH), new Texts(Texts.CHINESE))) {
                String name = (dark ? "dark-" : "light-") + texts.locale().getLanguage();
                draw(folder, "form-first-" + name, texts, dark, TrainingPlan.DEFAULT, false);
                draw(folder, "form-rich-" + name, texts, dark, RICH, true);
            }
        }
        System.exit(0);
    }

    private static void draw(Path folder, String name, Texts texts, boolean dark, TrainingPlan plan, boolean all)
            throws Exception {
        Stage stage = Fx.get(() -> {
            Application.setUserAgentStylesheet((dark ? new PrimerDark() : new PrimerLight()).getUserAgentStylesheet());
            PlanFormViewModel form = new PlanFormViewModel(
                    List.of(
                            DeviceOption.available("cpu", "device.cpu.title"),
                            DeviceOption.missing("cuda", "device.cuda.title", "device.gpu.noCard")),
                    AugmentationTypes.all());
            form.setPlan(plan);
            TrainingForm view =
                    new TrainingForm(form, new SimpleObjectProperty<>(texts), new SimpleBooleanProperty(all));
            Stage shown = new Stage();
            Scene scene = new Scene(view, WIDTH, all ? 1560 : 720);
            Look.apply(scene);
            if (dark) {
                view.getStyleClass().add("dark");
            }
            shown.setScene(scene);
            shown.show();
            if (all) {
                ((ToggleButton) view.lookup("#head-data")).setSelected(true);
                ((ToggleButton) view.lookup("#head-regularization")).setSelected(true);
                form.run().batchSize().enterText("many");
            }
            return shown;
        });
        for (int i = 0; i < 6; i++) {
            Fx.settle();
        }
        Png.write(Fx.get(() -> stage.getScene().snapshot(null)), folder.resolve(name + ".png"));
        Fx.run(stage::close);
    }
}
