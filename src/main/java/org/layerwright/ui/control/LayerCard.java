package org.layerwright.ui.control;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.layerwright.text.Texts;
import org.layerwright.ui.control.CardActions.Pick;
import org.layerwright.ui.viewmodel.LayerCardViewModel;
import org.layerwright.ui.viewmodel.ProblemLine;

/**
 * One layer of the stack. It can be used for one layer after the other; what two of them have in common is not touched.
 */
public final class LayerCard extends VBox {
    private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");
    private static final PseudoClass PROBLEM = PseudoClass.getPseudoClass("problem");
    private static final PseudoClass DRAGGED = PseudoClass.getPseudoClass("dragged");

    private final Texts texts;
    private final CardActions actions;
    private final CardWords words = new CardWords();
    private final StackPane tile = Icons.changingTile(Optional.empty());
    private final HBox identity = new HBox(10);
    private final Label shape = label("layer-shape");
    private final StackPane shapeCell = new StackPane(shape);
    private final Cost parameters = new Cost();
    private final Cost multiplyAdds = new Cost();
    private final StackPane removeCell = new StackPane();
    private Button remove;
    private final VBox problems = new VBox(5);
    private final LayerThumbnail thumbnail;
    private LayerCardViewModel model;
    private boolean overview;
    private boolean measured;

    LayerCard(Texts texts, CardActions actions) {
        this.texts = texts;
        this.actions = actions;
        this.thumbnail = actions.thumbnail();
        getStyleClass().add("layer-card");
        setAccessibleRole(AccessibleRole.LIST_ITEM);
        shapeCell.setAlignment(Pos.CENTER_RIGHT);
        getChildren().addAll(CardColumns.row(identity(), shapeCell, parameters, multiplyAdds, removeCell), problems);
        problems.setManaged(false);
        addEventHandler(MouseEvent.MOUSE_ENTERED, event -> offerRemove());
        setOnContextMenuRequested(event -> {
            actions.select(model.index(), isSelected() ? Pick.KEEP : Pick.ALONE);
            CardMenu.of(texts, actions).show(this, event.getScreenX(), event.getScreenY());
            event.consume();
        });
    }

    /** Shows a layer in place of the one before. */
    void show(LayerCardViewModel next) {
        if (model != null && next.equals(model)) {
            return;
        }
        LayerCardViewModel before = model;
        model = next;
        setAccessibleText(next.spoken());
        if (before == null || !before.category().equals(next.category())) {
            Icons.show(tile, next.category());
        }
        thumbnail.showLayer(next.name());
        nameRemove();
        shape.setText(next.shape().isEmpty() ? "–" : next.shape());
        parameters.show(next.parameters(), next.parameterShare());
        multiplyAdds.show(next.multiplyAdds(), next.multiplyAddShare());
        if (before == null || !before.problems().equals(next.problems())) {
            pseudoClassStateChanged(PROBLEM, next.hasProblems());
            problems.getChildren()
                    .setAll(next.problems().stream().map(this::problem).toList());
        }
        arrange();
    }

    /**
     * The name of the layer it shows. A card has no id of its own: as it is used for one layer after the other, each new
     * id would have the styles of all its parts looked up anew.
     */
    public String layer() {
        return model.name();
    }

    /** Whether it is used now; else it waits, hidden, for another layer. */
    public boolean isInUse() {
        return isVisible();
    }

    LayerCardViewModel model() {
        return model;
    }

    /** Leaves the small words away, which could not be read at a small zoom. */
    void setOverview(boolean small) {
        if (small != overview) {
            overview = small;
            arrange();
        }
    }

    boolean wasMeasured() {
        return measured;
    }

    void setMeasured() {
        measured = true;
    }

    void setSelected(boolean selected) {
        if (selected) {
            offerRemove();
        }
        pseudoClassStateChanged(SELECTED, selected);
    }

    void setDragged(boolean dragged) {
        pseudoClassStateChanged(DRAGGED, dragged);
    }

    private boolean isSelected() {
        return getPseudoClassStates().contains(SELECTED);
    }

    private void arrange() {
        words.show(model, overview);
        CardColumns.fixShape(shapeCell, overview);
        Sight.show(parameters, !overview);
        Sight.show(multiplyAdds, !overview);
        Sight.show(problems, !overview && model.hasProblems());
    }

    private static List<String> lines(LayerCardViewModel model) {
        return Stream.of(model.name() + " · " + model.title(), model.summary(), model.links())
                .filter(line -> !line.isEmpty())
                .toList();
    }

    private static Label label(String styleClass) {
        Label label = new Label();
        label.getStyleClass().add(styleClass);
        return label;
    }

    private HBox identity() {
        HBox.setHgrow(words, Priority.ALWAYS);
        HoverHelp.installSentences(words, () -> String.join("\n", lines(model)));
        identity.getChildren().setAll(tile, words, thumbnail);
        identity.setAlignment(Pos.CENTER_LEFT);
        identity.setMinWidth(0);
        identity.setPrefWidth(0);
        return identity;
    }

    /** It is seen only on a card that is selected or below the mouse, so most cards never have one. */
    private void offerRemove() {
        if (remove != null) {
            return;
        }
        remove = new Button(null, Icons.of(Feather.TRASH_2));
        nameRemove();
        remove.getStyleClass().addAll("flat", "button-icon", "card-action");
        HoverHelp.install(remove, remove::getAccessibleText);
        remove.setFocusTraversable(false); // The Delete key does the same; the way by Tab stays short.
        remove.setOnAction(event -> actions.remove(model.index()));
        removeCell.getChildren().add(remove);
    }

    private void nameRemove() {
        if (remove != null) {
            remove.setAccessibleText(texts.get("ui.card.remove", model.name()));
        }
    }

    /** A number over its share of the network. */
    private static final class Cost extends VBox {
        private final Label number = label("layer-cost");
        private final ShareBar bar = new ShareBar();

        Cost() {
            super(4);
            getChildren().addAll(number, bar);
            setAlignment(Pos.CENTER_RIGHT);
        }

        void show(String words, double share) {
            number.setText(words.isEmpty() || words.equals("0") ? "–" : words);
            bar.show(share);
        }
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
            button.setMnemonicParsing(false); // A layer's name may hold an underscore.
            button.setOnAction(event -> actions.repair(repair.fix()));
            repairs.getChildren().add(button);
        }
        VBox lines = new VBox(6, sentence);
        if (!line.repairs().isEmpty()) {
            lines.getChildren().add(repairs);
        }
        HBox.setHgrow(lines, Priority.ALWAYS);
        var icon = Icons.of(Feather.ALERT_TRIANGLE);
        icon.getStyleClass().add("problem-icon");
        icon.setAccessibleText(texts.get("ui.card.problem"));
        HBox row = new HBox(10, icon, lines);
        row.getStyleClass().add("problem-line");
        return row;
    }
}
