package org.layerwright.ui.view.data;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;
import org.layerwright.text.Sizes;
import org.layerwright.text.Texts;
import org.layerwright.ui.control.Icons;
import org.layerwright.ui.control.Tips;
import org.layerwright.ui.view.data.DataPage.DataModel;
import org.layerwright.ui.viewmodel.data.SetItem;
import org.layerwright.ui.viewmodel.data.SetItem.Group;

/** The list of all sets in groups, each with an icon that tells whether it is here; below it the ways to add one. */
final class SetNav {
    private final DataModel data;
    private final Texts texts;
    private final VBox rows = new VBox();
    /** By address. */
    private final Map<String, ToggleButton> made = new HashMap<>();

    private final VBox node;
    private final ListChangeListener<SetItem> follow = change -> fill();
    private final Subscription heard;

    SetNav(DataModel data, Texts texts, Runnable askForFolder, Runnable askForFile) {
        this.data = data;
        this.texts = texts;
        rows.getStyleClass().add("data-sets");
        ScrollPane scroll = new ScrollPane(rows);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("edge-to-edge");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        Button folder = Parts.button(texts, "add-folder", "data.add.folder", Feather.FOLDER_PLUS, askForFolder);
        Button file = Parts.button(texts, "add-file", "data.add.file", Feather.FILE_PLUS, askForFile);
        HBox add = new HBox(folder, file);
        add.getStyleClass().add("data-add");
        for (Button button : new Button[] {folder, file}) {
            button.setMaxWidth(Double.MAX_VALUE);
            HBox.setHgrow(button, Priority.ALWAYS);
        }
        VBox foot = new VBox(add, Parts.text(texts.get("data.add.drop"), "data-hint"));
        foot.getStyleClass().add("data-foot");
        node = new VBox(scroll, foot);
        node.getStyleClass().add("data-nav");
        data.sets().items().addListener(follow);
        heard = data.chosen().subscribe((before, now) -> mark());
        fill();
    }

    Node node() {
        return node;
    }

    void dispose() {
        data.sets().items().removeListener(follow);
        heard.unsubscribe();
    }

    /** The keys stay where they are: what is chosen is marked on the rows that are there. */
    private void mark() {
        String chosen = data.chosen().get().map(SetItem::address).orElse("");
        made.forEach((address, row) -> row.setSelected(address.equals(chosen)));
    }

    private void fill() {
        Optional<String> focused = made.entrySet().stream()
                .filter(row -> row.getValue().isFocused())
                .map(Map.Entry::getKey)
                .findFirst();
        made.clear();
        rows.getChildren().clear();
        for (Group group : Group.values()) {
            Label head = new Label(texts.get("data.group." + group));
            head.getStyleClass().add("data-group");
            rows.getChildren().add(head);
            data.sets().items().stream()
                    .filter(item -> item.group() == group)
                    .forEach(item -> rows.getChildren().add(row(item)));
            if (group == Group.OWN && data.sets().items().stream().noneMatch(item -> item.group() == group)) {
                rows.getChildren().add(Parts.text(texts.get("data.own.none"), "data-hint"));
            }
        }
        mark();
        focused.map(made::get).ifPresent(ToggleButton::requestFocus);
    }

    private Node row(SetItem item) {
        Label title = new Label(item.title(texts));
        Label note = new Label(note(item));
        note.getStyleClass().add("data-note");
        note.setMinWidth(Label.USE_PREF_SIZE);
        HBox.setHgrow(title, Priority.ALWAYS);
        title.setMaxWidth(Double.MAX_VALUE);
        HBox words = new HBox(Icons.of(icon(item)), title, note);
        words.setAlignment(Pos.CENTER_LEFT);
        words.getStyleClass().add("data-row");
        ToggleButton row = new ToggleButton();
        row.setGraphic(words);
        row.setId("set-" + item.address());
        row.setMaxWidth(Double.MAX_VALUE);
        words.prefWidthProperty().bind(row.widthProperty().subtract(16));
        row.getStyleClass().addAll("flat", "data-set");
        made.put(item.address(), row);
        row.setAccessibleText(item.title(texts) + " " + note(item));
        row.setTooltip(Tips.of(item.about(texts)));
        row.setOnAction(event -> {
            data.own().cancel();
            row.setSelected(true); // Also after a click on what is chosen already.
            data.chosen().set(Optional.of(item));
        });
        return row;
    }

    private static Feather icon(SetItem item) {
        return switch (item.group()) {
            case CATALOG -> item.here() ? Feather.DATABASE : Feather.DOWNLOAD_CLOUD;
            case GENERATED -> Feather.GIT_COMMIT;
            case OWN -> item.here() ? Feather.FOLDER : Feather.ALERT_TRIANGLE;
        };
    }

    private String note(SetItem item) {
        if (item.here()) {
            return "";
        }
        return item.entry()
                .map(entry -> Sizes.of(entry.downloadBytes(), texts.locale()))
                .orElse(texts.get("data.own.missing"));
    }
}
