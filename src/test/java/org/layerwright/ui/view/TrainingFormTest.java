package org.layerwright.ui.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import atlantafx.base.theme.PrimerLight;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.css.PseudoClass;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.layerwright.plan.optimizer.OptimizerType;
import org.layerwright.plan.optimizer.OptimizerTypes;
import org.layerwright.text.Texts;
import org.layerwright.ui.testing.Fx;
import org.layerwright.ui.testing.FxTest;
import org.layerwright.ui.viewmodel.DeviceOption;
import org.layerwright.ui.viewmodel.PlanFormViewModel;

@FxTest
class TrainingFormTest {
    private final PlanFormViewModel form = new PlanFormViewModel(List.of(
            DeviceOption.available("cpu", "CPU"),
            DeviceOption.missing("cuda", "GPU", "GPU support is not installed.")));
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
        });
        Fx.settle();
    }

    @AfterEach
    void close() {
        Fx.run(stage::close);
    }

    @Test
    void aWrongEntryIsMarkedAndExplained() {
        TextField epochs = find("#param-epochs");
        Label problem = find("#plan-problem");
        assertFalse(problem.isVisible());
        Fx.run(() -> epochs.setText("many"));
        assertTrue(epochs.getPseudoClassStates().contains(PseudoClass.getPseudoClass("danger")));
        assertTrue(problem.isVisible());
        assertEquals("Epochs: expected 1 … 100000, found “many”.", problem.getText());
        Fx.run(() -> epochs.setText("3"));
        assertFalse(problem.isVisible());
        assertEquals(3, form.plan().epochs());
    }

    @Test
    void theArrowKeysCount() {
        TextField epochs = find("#param-epochs");
        Fx.run(() ->
                epochs.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.UP, false, false, false, false)));
        assertEquals(11, form.plan().epochs());
        Fx.run(() -> epochs.setText("1"));
        Fx.run(() ->
                epochs.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.DOWN, false, false, false, false)));
        assertEquals(1, form.plan().epochs(), "the bound holds");
    }

    @Test
    void anotherOptimizerBringsItsOwnEntriesAndKeepsThoseOfTheFirst() {
        ComboBox<OptimizerType> box = find("#optimizer");
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
        TextField limit = find("#param-limit");
        assertTrue(limit.isDisabled());
        Fx.run(all::fire);
        assertFalse(limit.isDisabled());
        Fx.run(() -> limit.setText("600"));
        assertEquals(600, form.plan().data().limit());
        Button folder = find("#dataset-folder");
        Fx.run(folder::fire);
        assertEquals(
                Path.of("/data/birds").toAbsolutePath().toString(),
                form.plan().data().dataset());
        ComboBox<String> dataset = find("#dataset");
        Fx.run(() -> dataset.setValue(PlanFormViewModel.MNIST));
        assertEquals("mnist", form.plan().data().dataset());
    }

    @Test
    void saysThatChangesDoNotReachTheRunThatIsUnderWay() {
        Label line = find("#plan-running");
        assertFalse(line.isVisible());
        Fx.run(() -> running.set(true));
        assertTrue(line.isVisible());
        assertEquals("Changes count from the next run on.", line.getText());
    }

    @Test
    void followsTheLanguage() {
        TextField epochs = find("#param-epochs");
        Fx.run(() -> texts.set(new Texts(Texts.CHINESE)));
        assertEquals("轮数", Fx.get(epochs::getAccessibleText));
    }

    @Test
    void fitsItsPlace() {
        Fx.run(() -> {
            view.getScene().setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
            view.getScene()
                    .getStylesheets()
                    .add(TrainingForm.class
                            .getResource("/org/layerwright/ui/training.css")
                            .toExternalForm());
        });
        Fx.settle();
        assertTrue(Fx.get(() -> view.prefHeight(360)) <= 440, "height " + Fx.get(() -> view.prefHeight(360)));
    }

    @SuppressWarnings("unchecked")
    private <T> T find(String id) {
        return (T) Fx.get(() -> view.lookup(id));
    }
}
