package org.layerwright.ui.view;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.layerwright.network.param.Parameterized;
import org.layerwright.ui.control.Icons;
import org.layerwright.ui.viewmodel.ParamGroup;
import org.layerwright.ui.viewmodel.SettingList;
import org.layerwright.ui.viewmodel.SettingList.Entry;

/** A list of settings that grows by a menu; each entry has its parameters, and can be moved and taken out. */
final class SettingListFields extends VBox {
    private final SettingList list;
    private final ParamEditors editors;
    private final Wording wording;
    private final MenuButton add = new MenuButton();
    private final Map<ParamGroup, Node> made = new IdentityHashMap<>();

    SettingListFields(SettingList list, ParamEditors editors, Wording wording) {
        this.list = list;
        this.editors = editors;
        this.wording = wording;
        getStyleClass().add("setting-list");
        setId(list.kind());
        add.setId("add-" + list.kind());
        add.setGraphic(Icons.of(Feather.PLUS));
        wording.text(add, "training.form." + list.kind() + ".add");
        wording.help(add, wording.text("training.form." + list.kind() + ".help"));
        list.types().forEach(type -> add.getItems().add(item(type)));
        list.entries().addListener((ListChangeListener<Entry>) change -> fill());
        fill();
    }

    private MenuItem item(Parameterized type) {
        MenuItem item = new MenuItem();
        item.setId("add-" + type.id());
        item.textProperty().bind(wording.texts().map(words -> list.title(words, type.id())));
        item.setOnAction(event -> list.add(type));
        return item;
    }

    private void fill() {
        List<Node> rows = new ArrayList<>();
        made.keySet().retainAll(list.entries().stream().map(Entry::params).toList());
        for (Entry entry : list.entries()) {
            rows.add(made.computeIfAbsent(entry.params(), params -> row(entry)));
        }
        rows.add(add);
        getChildren().setAll(rows);
    }

    private Node row(Entry entry) {
        Label title = new Label();
        title.getStyleClass().add("setting-title");
        title.textProperty().bind(wording.texts().map(words -> list.title(words, entry.typeId())));
        title.setWrapText(true);
        wording.help(title, wording.texts().map(words -> list.help(words, entry.typeId())));
        title.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(title, Priority.ALWAYS);
        HBox head = new HBox(
                title,
                tool(entry, "up", Feather.ARROW_UP, () -> list.move(entry, -1)),
                tool(entry, "down", Feather.ARROW_DOWN, () -> list.move(entry, 1)),
                tool(entry, "remove", Feather.X, () -> remove(entry)));
        head.setAlignment(Pos.CENTER_LEFT);
        VBox row = new VBox(head, new FoldedFields(entry.params().fields(), Set.of(), editors, wording));
        row.getStyleClass().add("setting-row");
        row.setId(list.kind() + "-" + entry.typeId());
        return row;
    }

    /** The focus would go nowhere with the row it was in. */
    private void remove(Entry entry) {
        list.remove(entry);
        add.requestFocus();
    }

    private Button tool(Entry entry, String action, Feather icon, Runnable run) {
        Button button = new Button(null, Icons.of(icon));
        button.setId(action);
        button.getStyleClass().addAll("flat", "button-icon", "small-tool");
        button.setMinWidth(Region.USE_PREF_SIZE);
        var words = wording.texts()
                .map(texts -> texts.get("training.form.list." + action, list.title(texts, entry.typeId())));
        wording.help(button, words);
        button.accessibleTextProperty().bind(words);
        button.setOnAction(event -> run.run());
        return button;
    }
}
