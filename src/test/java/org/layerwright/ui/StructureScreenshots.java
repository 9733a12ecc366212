package org.layerwright.ui;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ToggleButton;
import org.layerwright.event.Numbers;
import org.layerwright.event.WorkerEvent;
import org.layerwright.ui.testing.Fx;
import org.layerwright.ui.testing.Png;
import org.layerwright.ui.viewmodel.FakeInspectionService;
import org.layerwright.ui.viewmodel.Settings;

/** Draws the start page, the suggestions and the picture of shared weights, in both languages and both themes. */
public final class StructureScreenshots {
    private StructureScreenshots() {}

    public static void main(String[] args) throws Exception {
        Path folder = Path.of(args.length > 0 ? args[0] : "target/screenshots");
        Files.createDirectories(folder);
        for (Settings.Language language : Settings.Language.values()) {
            for (Settings.ThemeChoice theme : Settings.ThemeChoice.values()) {
                draw(folder, language, theme);
            }
        }
        Platform.exit();
    }

    private static void draw(Path folder, Settings.Language language, Settings.ThemeChoice theme) throws Exception {
        String name =
                language.name().toLowerCase(Locale.ROOT) + "-" + theme.name().toLowerCase(Locale.ROOT) + ".png";
        Path user = Files.createTempDirectory("layerwright-structure");
        TestWindow test = TestWindow.open(user, language, theme);
        Fx.run(() -> FakeInspectionService.open(test.inspection.activations)
                .ifPresent(asked -> asked.answer().complete(answer(test))));
        shoot(test, "start", () -> test.model.page().set("start"), folder.resolve("structure-start-" + name));
        shoot(
                test,
                "whatif",
                () -> {
                    test.model.page().set("build");
                    test.document.select(7);
                    ((ToggleButton) test.node("#what-if-head")).setSelected(true);
                },
                folder.resolve("structure-whatif-" + name));
        Fx.run(() -> test.document.select(5));
        Fx.settle();
        test.fire("#why-so-few");
        Fx.run(() ->
                Png.write(test.over().get(0).getScene().snapshot(null), folder.resolve("structure-sharing-" + name)));
        test.close();
    }

    private static void shoot(TestWindow test, String what, Fx.Action before, Path file) {
        Fx.run(before);
        Fx.settle();
        Fx.run(() -> {
            Scene scene = test.window.stage().getScene();
            for (Node node : scene.getRoot().lookupAll(".inspector .scroll-pane")) {
                if (what.equals("whatif") && node instanceof javafx.scene.control.ScrollPane pane) {
                    pane.setVvalue(1);
                }
            }
            scene.getRoot().layout();
            Png.write(scene.snapshot(null), file);
        });
    }

    /** Waves in place of what a worker would answer. */
    private static WorkerEvent.ActivationsShown answer(TestWindow test) {
        List<WorkerEvent.LayerOutput> layers = new ArrayList<>();
        test.document.state().lowered().shapes().forEach((layer, shape) -> {
            float[] values = new float[shape.size()];
            int channels = shape.dim(shape.rank() - 1);
            for (int i = 0; i < values.length; i++) {
                int x = shape.isImage() ? i / channels % shape.width() : i;
                int y = shape.isImage() ? i / channels / shape.width() : 0;
                values[i] = (float) Math.sin(x * 0.5 + i % channels) * (float) Math.cos(y * 0.4 - i % channels);
            }
            layers.add(new WorkerEvent.LayerOutput(layer, shape.dims(), Numbers.of(values)));
        });
        return new WorkerEvent.ActivationsShown("", layers, Numbers.NONE);
    }
}
