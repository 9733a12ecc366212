package org.layerwright.ui.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import atlantafx.base.theme.PrimerLight;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Spinner;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.layerwright.network.param.Setting;
import org.layerwright.plan.Regularization;
import org.layerwright.plan.TrainingPlan;
import org.layerwright.plan.optimizer.OptimizerType;
import org.layerwright.plan.optimizer.OptimizerTypes;
import org.layerwright.plan.schedule.ScheduleTypes;
import org.layerwright.text.Texts;
import org.layerwright.ui.testing.Fx;
import org.layerwright.ui.testing.FxTest;
import org.layerwright.ui.viewmodel.DataSection;
import org.layerwright.ui.viewmodel.DeviceOption;
import org.layerwright.ui.viewmodel.PlanFormViewModel;
import org.layerwright.ui.viewmodel.PlanSection;

@FxTest
class TrainingFormTest {
    private final PlanFormViewModel form = new PlanFormViewModel(
            List.of(
                    DeviceOption.available("cpu", "CPU"),
                    DeviceOption.missing("cuda", "GPU", "GPU support is not installed.")),
            List.of(
                    ScheduleTypes.find("polynomial").orElseThrow(),
                    ScheduleTypes.find("cosine").orElseThrow()));
    private final ObjectProperty<Texts> texts = new SimpleObjectProperty<>(new Texts(Texts.ENGLISH));
    private final SimpleBooleanProperty running = new SimpleBooleanProperty();
    private TrainingForm view;
    private Stage stage;

    @BeforeEach
    void show() {
        Fx.run(() -> {
            view = new TrainingForm(form, texts, running, window -> Optional.of(Path.of("/data/birds")));
            stage = new Stage();
            stage.setScene(new Scene(view, 360, 440));
            stage.show();
            // What a section holds is made when it is first unfolded.
            view.applyCss();
            view.lookupAll(".section-head").forEach(head -> ((ToggleButton) head).setSelected(true));
        });
        Fx.settle();
    }

    @AfterEach
    void close() {
        Fx.run(stage::close);
    }

    @Test
    void aWrongEntryIsMarkedAndExplained() {
        Spinner<?> epochs = find("#param-epochs");
        Label problem = find("#plan-problem");
        assertFalse(problem.isVisible());
        Fx.run(() -> epochs.getEditor().setText("many"));
        assertTrue(epochs.getPseudoClassStates().contains(PseudoClass.getPseudoClass("danger")));
        assertTrue(problem.isVisible());
        assertEquals("Epochs: expected 1 … 100000, found “many”.", problem.getText());
        Fx.run(() -> epochs.getEditor().setText("3"));
        assertFalse(problem.isVisible());
        assertEquals(3, form.plan().epochs());
    }

    @Test
    void theBlocksOfASectionStandApartAndAreHiddenWithIt() {
        Fx.run(() -> Look.apply(view.getScene()));
        Fx.settle();
        VBox body = (VBox) Fx.get(() -> view.lookup("#section-optimization .section-body"));
        assertTrue(Fx.get(body::getSpacing) > 5, "the stylesheet parts them");
        Fx.run(() -> ((ToggleButton) find("#head-optimization")).setSelected(false));
        assertFalse(body.isVisible(), "what is computed for it can wait");
    }

    @Test
    void theArrowKeysCount() {
        Spinner<?> epochs = find("#param-epochs");
        Fx.run(() ->
                epochs.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.UP, false, false, false, false)));
        assertEquals(11, form.plan().epochs());
        Fx.run(() -> epochs.getEditor().setText("1"));
        Fx.run(() ->
                epochs.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.DOWN, false, false, false, false)));
        assertEquals(1, form.plan().epochs(), "the bound holds");
    }

    @Test
    void anotherOptimizerBringsItsOwnEntriesAndKeepsThoseOfTheFirst() {
        ComboBox<OptimizerType> box = find("#optimizer");
        assertEquals(null, Fx.get(() -> view.lookup("#param-beta1")), "folded while it has its default");
        Fx.run(() -> ((ToggleButton) view.lookup("#more")).fire());
        Fx.run(() -> ((TextField) view.lookup("#param-beta1")).setText("0.8"));
        Fx.run(() -> box.setValue(OptimizerTypes.find("sgd").orElseThrow()));
        assertEquals("sgd", form.plan().optimizer().type());
        assertEquals(null, Fx.get(() -> view.lookup("#param-beta1")));
        assertTrue(Fx.get(box::getScene) != null, "the choice itself stays in the window");
        Fx.run(() -> box.setValue(OptimizerTypes.find("adam").orElseThrow()));
        assertEquals("0.8", Fx.get(() -> ((TextField) view.lookup("#param-beta1")).getText()));
    }

    @Test
    void samplesAndFolder() {
        CheckBox all = find("#all-samples");
        Spinner<?> limit = find("#param-limit");
        assertTrue(limit.isDisabled());
        Fx.run(all::fire);
        assertFalse(limit.isDisabled());
        Fx.run(() -> limit.getEditor().setText("600"));
        assertEquals(600, form.plan().data().limit());
        Button folder = find("#dataset-folder");
        Fx.run(folder::fire);
        assertEquals(
                Path.of("/data/birds").toAbsolutePath().toString(),
                form.plan().data().dataset());
        ComboBox<String> dataset = find("#dataset");
        Fx.run(() -> dataset.setValue(DataSection.MNIST));
        assertEquals("mnist", form.plan().data().dataset());
    }

    @Test
    void saysThatChangesDoNotReachTheRunThatIsUnderWay() {
        Label line = find("#plan-running");
        assertFalse(line.isVisible());
        Fx.run(() -> running.set(true));
        assertTrue(line.isVisible());
        assertTrue(line.getText().startsWith("Changes count from the next run on."), line.getText());
        assertTrue(line.getText().contains("“η now”"), "and what acts at once: " + line.getText());
    }

    @Test
    void everyControlSaysDuringARunThatItCountsFromTheNext() {
        String said = "counts from the next run on";
        List<Control> controls = Fx.get(() -> controls(view));
        assertTrue(controls.size() > 20, controls.toString());
        controls.forEach(control -> assertFalse(help(control).contains(said), control::toString));
        Fx.run(() -> running.set(true));
        assertEquals(
                List.of(),
                controls.stream()
                        .filter(control -> !help(control).contains(said))
                        .toList());
        for (PlanSection section : form.sections()) {
            Label next = find("#next-" + section.id());
            assertTrue(next.isVisible(), section.id());
            assertEquals("next run", next.getText());
        }
        Fx.run(() -> running.set(false));
        assertFalse(((Label) find("#next-data")).isVisible());
    }

    /** What changes the plan; not what folds, scrolls or leads elsewhere. */
    private static List<Control> controls(Node node) {
        List<Control> found = new ArrayList<>();
        if (node instanceof Control control
                && control.isFocusTraversable()
                && !(node instanceof ScrollPane)
                && !"more".equals(node.getId())) {
            found.add(control);
        } else if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> found.addAll(controls(child)));
        }
        return found;
    }

    private static String help(Control control) {
        return Objects.toString(Fx.get(control::getAccessibleHelp), "");
    }

    @Test
    void followsTheLanguage() {
        Spinner<?> epochs = find("#param-epochs");
        Fx.run(() -> texts.set(new Texts(Texts.CHINESE)));
        assertEquals("轮数", Fx.get(epochs::getAccessibleText));
    }

    @Test
    void sectionsFoldAndGoBackToTheirDefaults() {
        Node body = Fx.get(() -> view.lookup("#section-regularization .section-body"));
        ToggleButton head = find("#head-regularization");
        Button reset = find("#reset-regularization");
        Fx.run(head::fire);
        assertFalse(body.isVisible());
        assertFalse(reset.isVisible(), "nothing to reset");
        Fx.run(head::fire);
        assertTrue(body.isVisible());
        Fx.run(() -> ((TextField) view.lookup("#param-l2")).setText("1e-3"));
        assertEquals("Regularisation: L2 0.001", Fx.get(head::getAccessibleText));
        assertTrue(reset.isVisible());
        Fx.run(reset::fire);
        assertEquals("0", Fx.get(() -> ((TextField) view.lookup("#param-l2")).getText()));
        assertFalse(reset.isVisible());
    }

    @Test
    void whatAPlanSetsIsNeverFoldedAway() {
        assertEquals(null, Fx.get(() -> view.lookup("#param-emaDecay")));
        Fx.run(() -> form.setPlan(
                TrainingPlan.DEFAULT.withRegularization(Regularization.NONE.with(Regularization.EMA_DECAY, 0.99))));
        assertEquals("0.99", Fx.get(() -> ((TextField) view.lookup("#param-emaDecay")).getText()));
    }

    @Test
    void thePictureOfTheRateFollowsTheEntries() {
        Label words = find("#rate-words");
        assertEquals("η 0.001 for 10 epochs", words.getText());
        Fx.run(() -> form.setPlan(TrainingPlan.DEFAULT.withSchedule(Setting.of("polynomial", "endShare", 0.1))));
        assertEquals("η 0.001 → 1e-4 in 10 epochs", words.getText());
        Spinner<?> epochs = find("#param-epochs");
        Fx.run(() -> epochs.getEditor().setText("1"));
        assertEquals("η 0.001 → 1e-4 in 1 epoch", words.getText());
    }

    @Test
    void aSwitchTakesTheSpaceKey() {
        Node standardize = Fx.get(() -> view.lookup("#param-standardize"));
        Fx.run(() -> standardize.fireEvent(
                new KeyEvent(KeyEvent.KEY_PRESSED, " ", " ", KeyCode.SPACE, false, false, false, false)));
        assertTrue(form.plan().data().standardize());
    }

    @Test
    void augmentationsAreAddedMovedAndTakenOut() {
        MenuButton add = find("#add-augmentation");
        Fx.run(() -> add.getItems().get(0).fire());
        Fx.run(() -> add.getItems().get(1).fire());
        Fx.run(() -> ((Button) view.lookup("#augmentation-cosine #up")).fire());
        assertEquals(
                List.of(Setting.of("cosine"), Setting.of("polynomial")),
                form.plan().data().augmentation());
        Fx.run(() -> ((TextField) view.lookup("#augmentation-polynomial #param-power")).setText("2"));
        assertEquals(
                Setting.of("polynomial", "power", 2.0),
                form.plan().data().augmentation().get(1));
        Fx.run(() -> ((Button) view.lookup("#augmentation-cosine #remove")).fire());
        assertEquals(1, form.plan().data().augmentation().size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh-CN"})
    void noTextIsCutOffWhereThereIsLittleRoom(String language) {
        Fx.run(() -> {
            texts.set(new Texts(Locale.forLanguageTag(language)));
            view.getScene().setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
            Look.apply(view.getScene());
            for (String id : List.of("data", "regularization")) {
                ((ToggleButton) view.lookup("#head-" + id)).setSelected(true);
            }
            view.lookupAll("#more").forEach(more -> ((ToggleButton) more).setSelected(true));
            form.optimization()
                    .schedule()
                    .typeProperty()
                    .set(ScheduleTypes.find("reduceOnPlateau").orElseThrow());
            form.run().epochs().enterText("many");
            stage.setWidth(320 + stage.getWidth() - view.getWidth());
        });
        Fx.settle();
        Fx.settle();
        assertTrue(Fx.get(view::getWidth) <= 320);
        assertEquals(List.of(), Fx.get(() -> CutOffTexts.in(view)));
    }

    @SuppressWarnings("unchecked")
    private <T> T find(String id) {
        return (T) Fx.get(() -> view.lookup(id));
    }
}
