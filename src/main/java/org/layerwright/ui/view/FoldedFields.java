package org.layerwright.ui.view;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.beans.binding.Bindings;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.layerwright.ui.control.Icons;
import org.layerwright.ui.viewmodel.ParamField;

/** The entries of a group of parameters; those that are rarely changed are folded away while they have their defaults. */
final class FoldedFields extends VBox {
    private final List<? extends ParamField<?>> fields;
    private final Set<String> rare;
    private final EntryGrid grid = new EntryGrid();
    private final ToggleButton more = new ToggleButton();
    private final Map<ParamField<?>, Node> cells = new HashMap<>();
    private final IntegerProperty folded = new SimpleIntegerProperty();

    /** @param rare the names of the parameters that are rarely changed */
    FoldedFields(List<? extends ParamField<?>> fields, Set<String> rare, ParamEditors editors, Wording wording) {
        this.fields = fields;
        this.rare = rare;
        getStyleClass().add("folded-fields");
        for (ParamField<?> field : fields) {
            cells.put(field, editors.labelled(field).node());
            // A plan that is shown may set what is hidden now.
            field.valueProperty().addListener(observable -> revealChanged(field));
            field.validProperty().addListener(observable -> revealChanged(field));
        }
        more.setId("more");
        more.getStyleClass().addAll("flat", "more");
        more.textProperty()
                .bind(more.selectedProperty()
                        .flatMap(open -> open
                                ? wording.text("training.form.fewer")
                                : folded.flatMap(count -> wording.text("training.form.more", count))));
        more.graphicProperty()
                .bind(more.selectedProperty().map(open -> Icons.of(open ? Feather.CHEVRON_UP : Feather.CHEVRON_DOWN)));
        wording.plain().help(more, wording.text("training.form.more.help"));
        more.visibleProperty().bind(Bindings.or(more.selectedProperty(), folded.greaterThan(0)));
        more.managedProperty().bind(more.visibleProperty());
        more.selectedProperty().addListener(observable -> fill());
        GridPane.setValignment(more, VPos.BOTTOM);
        fill();
        if (!fields.isEmpty()) {
            getChildren().add(grid);
        }
    }

    private void revealChanged(ParamField<?> field) {
        if (!grid.getChildren().contains(cells.get(field))) {
            fill();
        }
    }

    private void fill() {
        List<Node> shown = new ArrayList<>();
        int hidden = 0;
        for (ParamField<?> field : fields) {
            if (more.isSelected() || !rare.contains(field.name()) || !field.isDefault()) {
                shown.add(cells.get(field));
            } else {
                hidden++;
            }
        }
        // Last in the grid, where it often finds a place beside the last entry; the order of the others never changes.
        shown.add(more);
        grid.fill(shown);
        folded.set(hidden);
    }
}
