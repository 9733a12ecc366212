package org.layerwright.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.layerwright.network.LayerSpec;
import org.layerwright.network.NetworkSpec;
import org.layerwright.plan.TrainingPlan.DataPlan;
import org.layerwright.ui.control.FeatureList;
import org.layerwright.ui.testing.Fx;
import org.layerwright.ui.testing.FxTest;
import org.layerwright.ui.view.CutOffTexts;
import org.layerwright.ui.viewmodel.FakeInspectionService;
import org.layerwright.ui.viewmodel.Settings;
import org.layerwright.ui.viewmodel.look.ForwardPass;

/** Inside a network that reads rows of a table and predicts a number. */
@FxTest
class TableInsideTest {
    private static final NetworkSpec NETWORK = NetworkSpec.of(
            "houses",
            LayerSpec.of("input", "Input", "height", 0, "width", 0, "channels", 2),
            LayerSpec.of("hidden", "Dense", "units", 4, "activation", "relu"),
            LayerSpec.of("price", "Dense", "units", 1));

    @TempDir
    Path folder;

    private TestWindow test;

    @BeforeEach
    void open() throws Exception {
        Path table = Files.writeString(folder.resolve("houses.csv"), "rooms,area,price\n3,81.25,250.5\n5,120,400.25\n");
        test = Fx.get(() -> {
            TestWindow made = new TestWindow(folder.resolve("user"), NETWORK);
            made.form.setPlan(made.form.plan().withData(new DataPlan(table + "?label=price", 0, 0.1)));
            made.window.show();
            made.inspection.activations.clear();
            made.model.page().set("look");
            return made;
        });
        Fx.run(() -> {
            var asked = FakeInspectionService.open(test.inspection.activations).orElseThrow();
            asked.answer().complete(new ForwardPass(NETWORK, 5).shown(asked.samples()));
        });
        Fx.settle();
    }

    @AfterEach
    void close() {
        Fx.run(() -> test.window.stage().hide());
    }

    @Test
    void theSampleIsShownByItsValuesAndTheAnswerBesideItsTarget() {
        Fx.run(() -> {
            Pane features = (Pane) lookup("#features");
            assertTrue(features.isVisible());
            assertEquals(
                    List.of("rooms", "3", "area", "81.25"),
                    features.getChildren().stream()
                            .map(node -> ((Label) node).getText())
                            .toList());
            assertFalse(lookup(".look-sample .map-picture").isVisible(), "there is no picture");
            float answer = new ForwardPass(NETWORK, 5)
                    .shown(new float[] {3, 81.25f})
                    .outputs()
                    .get(0);
            String number = FeatureList.number(answer, test.settings.texts());
            assertEquals(number + "; the target is 250.5", ((Label) lookup("#look-numbers")).getText());
            assertEquals(number, ((Label) lookup(".look-number")).getText());
            assertEquals(List.of(), CutOffTexts.in(lookup(".look-page")));
        });
        Fx.run(() -> test.settings.chooseLanguage(Settings.Language.CHINESE));
        Fx.settle();
        assertEquals(List.of(), Fx.get(() -> CutOffTexts.in(lookup(".look-page"))));
    }

    private Node lookup(String selector) {
        return test.window.stage().getScene().lookup(selector);
    }
}
