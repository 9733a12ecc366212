package org.layerwright.ui.view;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.layerwright.network.layer.LayerType;
import org.layerwright.text.Texts;
import org.layerwright.ui.control.DragGesture;
import org.layerwright.ui.control.DragLayer;
import org.layerwright.ui.control.HoverHelp;
import org.layerwright.ui.control.Icons;
import org.layerwright.ui.control.Tips;
import org.layerwright.ui.fx.Slices;
import org.layerwright.ui.viewmodel.DocumentViewModel;
import org.layerwright.ui.viewmodel.PaletteViewModel;

/** The layer types in groups. A click adds one after the selected layer, a drag puts it where it is dropped. */
final class PaletteView extends VBox {
    private static final double WIDTH = 204;
    private static final double GAP = 6;

    private final DocumentViewModel document;
    private final Texts texts;
    private final DragLayer dragLayer;
    private final DropTarget target;
    private final PaletteViewModel model;
    private final VBox groups = new VBox();
    /** Made once: a button that is found again keeps its state. */
    private final Map<String, Region> buttons = new HashMap<>();

    PaletteView(DocumentViewModel document, Texts texts, DragLayer dragLayer, DropTarget target, Slices slices) {
        this.document = document;
        this.texts = texts;
        this.dragLayer = dragLayer;
        this.target = target;
        getStyleClass().add("palette");
        setPrefWidth(WIDTH);
        setMinWidth(USE_PREF_SIZE);
        groups.getStyleClass().add("palette-groups");
        model = PaletteViewModel.of(texts);
        slices.add(this::build);
    }

    private void build() {
        Label title = new Label(texts.get("ui.palette.title"));
        title.getStyleClass().add("panel-title");
        Label how = new Label(texts.get("ui.palette.how"));
        how.getStyleClass().add("panel-hint");
        how.setWrapText(true);
        fill("");
        ScrollPane scroll = new ScrollPane(groups);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("edge-to-edge");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        VBox head = new VBox(2, title, how, search());
        head.getStyleClass().add("panel-head");
        getChildren().addAll(head, scroll);
    }

    /** Types what is looked for; Enter adds the first that is found. */
    private TextField search() {
        TextField search = new TextField();
        search.setId("palette-search");
        search.getStyleClass().add("small");
        search.setPromptText(texts.get("ui.palette.search"));
        search.setAccessibleText(texts.get("ui.palette.search"));
        HoverHelp.installSentences(search, () -> texts.get("ui.palette.search.help"));
        search.textProperty().addListener((observable, before, now) -> fill(now));
        search.setOnAction(event -> model.matching(search.getText()).stream()
                .findFirst()
                .ifPresent(group -> insert(group.entries().get(0))));
        search.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE && !search.getText().isEmpty()) {
                search.clear();
                event.consume();
            } else if (event.getCode() == KeyCode.DOWN) {
                focusEntry(0);
                event.consume();
            }
        });
        VBox.setMargin(search, new Insets(GAP, GAP, 0, 0));
        return search;
    }

    private void fill(String wanted) {
        List<Node> rows = new ArrayList<>();
        List<PaletteViewModel.Group> found = model.matching(wanted);
        for (PaletteViewModel.Group group : found) {
            Label title = new Label(group.title());
            title.getStyleClass().add("palette-category");
            rows.add(title);
            group.entries()
                    .forEach(entry ->
                            rows.add(buttons.computeIfAbsent(entry.type().id(), id -> button(entry))));
        }
        if (found.isEmpty()) {
            Label none = new Label(texts.get("ui.palette.none"));
            none.getStyleClass().add("panel-hint");
            none.setWrapText(true);
            rows.add(none);
        }
        groups.getChildren().setAll(rows);
        // One stop on the way by Tab: the first entry.
        List<Node> entries = entries();
        entries.forEach(entry -> entry.setFocusTraversable(entry == entries.get(0)));
    }

    /** The arrows go from entry to entry, so that Tab leaves the palette at once. */
    private void onArrow(KeyEvent event, Button from) {
        int step = event.getCode() == KeyCode.DOWN ? 1 : event.getCode() == KeyCode.UP ? -1 : 0;
        if (step != 0) {
            focusEntry(entries().indexOf(from) + step);
            event.consume();
        }
    }

    private List<Node> entries() {
        return groups.getChildren().stream().filter(Button.class::isInstance).toList();
    }

    private void focusEntry(int index) {
        List<Node> entries = entries();
        if (index < 0) {
            lookup("#palette-search").requestFocus();
        } else if (index < entries.size()) {
            entries.get(index).requestFocus();
        }
    }

    private void insert(PaletteViewModel.Entry entry) {
        document.edits().insert(entry.type(), document.insertionIndex());
    }

    private Region button(PaletteViewModel.Entry entry) {
        Optional<LayerType.Category> category = Optional.of(entry.type().category());
        Button button = new Button(entry.title(), Icons.tile(category));
        button.setId("palette-" + entry.type().id());
        button.getStyleClass().addAll("flat", "palette-entry");
        button.setMaxWidth(Double.MAX_VALUE);
        button.setAlignment(Pos.CENTER_LEFT);
        button.setMnemonicParsing(false);
        Tooltip help = Tips.line(entry.help());
        help.getStyleClass().add("help");
        button.setTooltip(help);
        button.setAccessibleText(texts.get("ui.palette.entry", entry.title(), entry.help()));
        button.setOnAction(event -> insert(entry));
        button.addEventFilter(KeyEvent.KEY_PRESSED, event -> onArrow(event, button));
        button.setFocusTraversable(false);
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
                gap.ifPresent(index -> document.edits().insert(entry.type(), index));
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
