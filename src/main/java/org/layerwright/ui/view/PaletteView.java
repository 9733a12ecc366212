package org.layerwright.ui.view;

import java.util.Optional;
import java.util.OptionalInt;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.layerwright.text.Texts;
import org.layerwright.ui.control.DragGesture;
import org.layerwright.ui.control.DragLayer;
import org.layerwright.ui.control.Icons;
import org.layerwright.ui.viewmodel.DocumentViewModel;
import org.layerwright.ui.viewmodel.PaletteViewModel;

/** The layer types in groups. A click adds one after the selected layer, a drag puts it where it is dropped. */
final class PaletteView extends VBox {
    private static final double WIDTH = 204;

    private final DocumentViewModel document;
    private final Texts texts;
    private final DragLayer dragLayer;
    private final DropTarget target;

    PaletteView(DocumentViewModel document, Texts texts, DragLayer dragLayer, DropTarget target) {
        this.document = document;
        this.texts = texts;
        this.dragLayer = dragLayer;
        this.target = target;
        getStyleClass().add("palette");
        setPrefWidth(WIDTH);
        setMinWidth(USE_PREF_SIZE);
        Label title = new Label(texts.get("ui.palette.title"));
        title.getStyleClass().add("panel-title");
        Label how = new Label(texts.get("ui.palette.how"));
        how.getStyleClass().add("panel-hint");
        how.setWrapText(true);
        VBox groups = new VBox();
        groups.getStyleClass().add("palette-groups");
        PaletteViewModel.of(texts).groups().forEach(group -> addGroup(groups, group));
        ScrollPane scroll = new ScrollPane(groups);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("edge-to-edge");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        VBox head = new VBox(2, title, how);
        head.getStyleClass().add("panel-head");
        getChildren().addAll(head, scroll);
    }

    private void addGroup(VBox groups, PaletteViewModel.Group group) {
        Label title = new Label(group.title());
        title.getStyleClass().add("palette-category");
        groups.getChildren().add(title);
        group.entries().forEach(entry -> groups.getChildren().add(button(entry)));
    }

    private Region button(PaletteViewModel.Entry entry) {
        Optional<org.layerwright.network.layer.LayerType.Category> category =
                Optional.of(entry.type().category());
        Button button = new Button(entry.title(), Icons.tile(category));
        button.setId("palette-" + entry.type().id());
        button.getStyleClass().addAll("flat", "palette-entry");
        button.setMaxWidth(Double.MAX_VALUE);
        button.setAlignment(Pos.CENTER_LEFT);
        button.setMnemonicParsing(false);
        Tooltip help = new Tooltip(entry.help());
        help.getStyleClass().add("help");
        button.setTooltip(help);
        button.setAccessibleText(texts.get("ui.palette.entry", entry.title(), entry.help()));
        button.setOnAction(event -> document.insert(entry.type(), document.insertionIndex()));
        DragGesture.install(button, new DragGesture.Listener() {
            @Override
            public void begin(double sceneX, double sceneY) {
                button.disarm();
                dragLayer.show(entry.title(), Icons.tile(category));
            }

            @Override
            public void move(double sceneX, double sceneY) {
                dragLayer.moveTo(sceneX, sceneY);
                target.hover(sceneX, sceneY);
            }

            @Override
            public void drop(double sceneX, double sceneY) {
                OptionalInt gap = target.hover(sceneX, sceneY);
                target.leave();
                gap.ifPresent(index -> document.insert(entry.type(), index));
            }

            @Override
            public void end() {
                button.disarm();
                dragLayer.hide();
                target.leave();
            }
        });
        return button;
    }
}
