package org.layerwright.ui.view;

import java.util.function.Supplier;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.layerwright.ui.control.Icons;
import org.layerwright.ui.viewmodel.PlanFormViewModel;
import org.layerwright.ui.viewmodel.PlanSection;

/** A section of the form that folds. Its head says what is set in it, and takes it back to the defaults. */
final class SectionPane extends VBox {
    private final PlanFormViewModel form;
    private final PlanSection section;
    private final Wording wording;
    private final ToggleButton head = new ToggleButton();

    /**
     * @param running whether a run is under way, which a change does not reach
     * @param body makes what is unfolded, when it first is: most sections of most forms stay folded
     */
    SectionPane(
            PlanFormViewModel form,
            PlanSection section,
            ObservableValue<Boolean> running,
            Wording wording,
            Supplier<Node> body) {
        this.form = form;
        this.section = section;
        this.wording = wording;
        setId("section-" + section.id());
        getStyleClass().add("section");
        getChildren().add(headRow(running));
        head.selectedProperty().subscribe(open -> {
            if (open && getChildren().size() == 1) {
                add(body.get());
            }
        });
    }

    private void add(Node entries) {
        SlicePane body = new SlicePane(entries);
        // The entries' own: its spacing is that between them, and they look whether they are seen.
        entries.getStyleClass().add("section-body");
        entries.visibleProperty().bind(head.selectedProperty());
        body.visibleProperty().bind(head.selectedProperty());
        body.managedProperty().bind(head.selectedProperty());
        getChildren().add(body);
    }

    void setOpen(boolean open) {
        head.setSelected(open);
    }

    private Node headRow(ObservableValue<Boolean> running) {
        head.getStyleClass().addAll("flat", "section-head");
        head.setId("head-" + section.id());
        head.setMinWidth(Region.USE_PREF_SIZE);
        wording.text(head, "training.section." + section.id());
        head.graphicProperty()
                .bind(head.selectedProperty()
                        .map(open -> Icons.of(open ? Feather.CHEVRON_DOWN : Feather.CHEVRON_RIGHT)));
        ObservableValue<String> summary =
                form.planProperty().flatMap(plan -> wording.texts().map(section::summary));
        wording.help(head, wording.text("training.section." + section.id() + ".help"));
        head.accessibleTextProperty()
                .bind(Bindings.createStringBinding(
                        () -> head.getText() + ": "
                                + section.summary(wording.texts().getValue()),
                        form.planProperty(),
                        wording.texts()));
        Label words = new Label();
        words.getStyleClass().add("section-summary");
        words.setWrapText(true);
        words.textProperty().bind(summary);
        HBox.setHgrow(words, Priority.ALWAYS);
        words.setMaxWidth(Double.MAX_VALUE);
        words.setMinHeight(Region.USE_PREF_SIZE);
        words.setOnMouseClicked(event -> head.fire());
        // What is in sight below need not be told above, too.
        words.visibleProperty().bind(head.selectedProperty().not());
        words.managedProperty().bind(words.visibleProperty());
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        gap.managedProperty().bind(head.selectedProperty());
        HBox row = new HBox(head, words, gap, nextRun(running), reset());
        row.getStyleClass().add("section-row");
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    /** That a change waits for the next run, in sight before it is made. */
    private Label nextRun(ObservableValue<Boolean> running) {
        Label next = wording.label("training.form.next");
        next.setId("next-" + section.id());
        next.getStyleClass().add("section-next");
        next.setGraphic(Icons.of(Feather.CLOCK));
        next.setMinWidth(Region.USE_PREF_SIZE);
        wording.help(next, wording.text("training.section." + section.id() + ".help"));
        next.visibleProperty().bind(running);
        next.managedProperty().bind(running);
        return next;
    }

    private Button reset() {
        Button reset = new Button(null, Icons.of(Feather.ROTATE_CCW));
        reset.setId("reset-" + section.id());
        reset.getStyleClass().addAll("flat", "button-icon", "section-reset");
        wording.help(reset, wording.text("training.form.reset.help"));
        reset.accessibleTextProperty()
                .bind(wording.texts()
                        .map(words -> words.get("training.form.reset", words.get("training.section." + section.id()))));
        reset.setOnAction(event -> form.reset(section));
        // It keeps its room, so that the words beside it do not jump.
        reset.visibleProperty()
                .bind(Bindings.createBooleanBinding(
                        () -> !section.isDefault(), form.planProperty(), form.problemsProperty()));
        return reset;
    }
}
