package org.layerwright.ui.control;

import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.layerwright.text.Texts;
import org.layerwright.ui.viewmodel.LayerCardViewModel;
import org.layerwright.ui.viewmodel.ProblemLine;

/** One layer of the stack. Shows a value; a changed layer gets a new card. */
public final class LayerCard extends VBox {
    private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");
    private static final PseudoClass PROBLEM = PseudoClass.getPseudoClass("problem");
    private static final PseudoClass DRAGGED = PseudoClass.getPseudoClass("dragged");

    private final LayerCardViewModel model;
    private final Texts texts;
    private final CardActions actions;

    LayerCard(LayerCardViewModel model, Texts texts, CardActions actions) {
        this.model = model;
        this.texts = texts;
        this.actions = actions;
        getStyleClass().add("layer-card");
        setId("card-" + model.index());
        setAccessibleRole(AccessibleRole.LIST_ITEM);
        setAccessibleText(model.spoken());
        pseudoClassStateChanged(PROBLEM, model.hasProblems());
        getChildren()
                .add(CardColumns.row(
                        identity(),
                        shape(),
                        cost(model.parameters(), model.parameterShare()),
                        cost(model.multiplyAdds(), model.multiplyAddShare()),
                        remove()));
        model.problems().forEach(line -> getChildren().add(problem(line)));
        setOnContextMenuRequested(event -> {
            actions.select(model.index());
            menu().show(this, event.getScreenX(), event.getScreenY());
            event.consume();
        });
    }

    LayerCardViewModel model() {
        return model;
    }

    void setSelected(boolean selected) {
        pseudoClassStateChanged(SELECTED, selected);
    }

    void setDragged(boolean dragged) {
        pseudoClassStateChanged(DRAGGED, dragged);
    }

    private HBox identity() {
        Label name = new Label(model.name());
        name.getStyleClass().add("layer-name");
        name.setMinWidth(40);
        Label title = new Label(model.title());
        title.getStyleClass().add("layer-type");
        title.setMinWidth(Region.USE_PREF_SIZE);
        HBox firstLine = new HBox(8, name, title);
        firstLine.setAlignment(Pos.BASELINE_LEFT);
        VBox lines = new VBox(1, firstLine);
        lines.setAlignment(Pos.CENTER_LEFT);
        if (!model.summary().isEmpty()) {
            Label summary = new Label(model.summary());
            summary.getStyleClass().add("layer-summary");
            summary.setWrapText(true);
            summary.setMinHeight(USE_PREF_SIZE);
            summary.setTooltip(new Tooltip(model.summary()));
            lines.getChildren().add(summary);
        }
        if (!model.links().isEmpty()) {
            lines.getChildren().add(links());
        }
        HBox.setHgrow(lines, Priority.ALWAYS);
        lines.setMinWidth(0);
        HBox identity = new HBox(12, Icons.tile(model.category()), lines, actions.preview(model.name()));
        identity.setAlignment(Pos.CENTER_LEFT);
        identity.setMinWidth(0);
        identity.setPrefWidth(0);
        return identity;
    }

    /** What would mislead if it were cut off is broken into lines. */
    private Label links() {
        Label links = new Label(model.links(), Icons.of(Feather.CORNER_DOWN_RIGHT));
        links.getStyleClass().add("layer-links");
        links.setWrapText(true);
        links.setMinHeight(USE_PREF_SIZE);
        return links;
    }

    private Region shape() {
        Label shape = new Label(model.shape().isEmpty() ? "–" : model.shape());
        shape.getStyleClass().add("layer-shape");
        StackPane cell = new StackPane(shape);
        cell.setAlignment(Pos.CENTER_RIGHT);
        return cell;
    }

    private static Region cost(String words, double share) {
        Label number = new Label(words.isEmpty() || words.equals("0") ? "–" : words);
        number.getStyleClass().add("layer-cost");
        VBox cell = new VBox(4, number, new ShareBar(share));
        cell.setAlignment(Pos.CENTER_RIGHT);
        return cell;
    }

    private Region remove() {
        Button button = new Button(null, Icons.of(Feather.TRASH_2));
        button.getStyleClass().addAll("flat", "button-icon", "card-action");
        button.setAccessibleText(texts.get("ui.card.remove", model.name()));
        button.setTooltip(new Tooltip(texts.get("ui.card.remove", model.name())));
        button.setFocusTraversable(false); // The Delete key does the same; the way by Tab stays short.
        button.setOnAction(event -> actions.remove(model.index()));
        return button;
    }

    private Region problem(ProblemLine line) {
        Label sentence = new Label(line.sentence());
        sentence.getStyleClass().add("problem-sentence");
        sentence.setWrapText(true);
        sentence.setMinHeight(USE_PREF_SIZE);
        FlowPane repairs = new FlowPane(8, 6);
        for (ProblemLine.Repair repair : line.repairs()) {
            Button button = new Button(repair.label(), Icons.of(Feather.TOOL));
            button.getStyleClass().addAll("small", "repair");
            button.setId("repair-" + repair.fix().code());
            button.setOnAction(event -> actions.repair(repair.fix()));
            repairs.getChildren().add(button);
        }
        VBox words = new VBox(6, sentence);
        if (!line.repairs().isEmpty()) {
            words.getChildren().add(repairs);
        }
        HBox.setHgrow(words, Priority.ALWAYS);
        var icon = Icons.of(Feather.ALERT_TRIANGLE);
        icon.getStyleClass().add("problem-icon");
        icon.setAccessibleText(texts.get("ui.card.problem"));
        HBox row = new HBox(10, icon, words);
        row.getStyleClass().add("problem-line");
        return row;
    }

    private ContextMenu menu() {
        int index = model.index();
        return new ContextMenu(
                item("ui.menu.move-up", Feather.ARROW_UP, () -> actions.move(index, index - 1)),
                item("ui.menu.move-down", Feather.ARROW_DOWN, () -> actions.move(index, index + 1)),
                item("ui.menu.duplicate", Feather.COPY, () -> actions.duplicate(index)),
                item("ui.menu.remove", Feather.TRASH_2, () -> actions.remove(index)));
    }

    private MenuItem item(String key, Feather icon, Runnable action) {
        MenuItem item = new MenuItem(texts.get(key), Icons.of(icon));
        item.setOnAction(event -> action.run());
        return item;
    }
}
