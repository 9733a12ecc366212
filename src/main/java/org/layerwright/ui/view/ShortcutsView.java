package org.layerwright.ui.view;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.Screen;
import org.layerwright.text.Texts;
import org.layerwright.ui.viewmodel.TrainingViewModel;

/** The keys of all commands: those of the menus and of a run as they are, those of canvas and pages in words. */
final class ShortcutsView extends ScrollPane {
    /** Of the screen, at most; beyond it scrolls. */
    private static final double SHARE = 0.75;

    private static final List<String> CANVAS =
            List.of("select", "extend", "toggle", "ends", "delete", "escape", "zoom", "pan");
    private static final List<String> PAGES = List.of("walk", "pen", "set", "clear");

    private final Texts texts;

    /** @param menus of the window */
    ShortcutsView(List<Menu> menus, TrainingViewModel run, Texts texts) {
        this.texts = texts;
        HBox columns = new HBox(
                column(menu(menus.get(0)), menu(menus.get(1))),
                column(run(run), words("canvas", CANVAS)),
                column(menu(menus.get(2)), words("pages", PAGES)));
        columns.getStyleClass().add("shortcuts");
        setContent(columns);
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        setAccessibleText(texts.get("shortcuts.title"));
        getStyleClass().add("edge-to-edge");
    }

    /** All of it where there is room, at every size of the letters. */
    @Override
    protected double computePrefHeight(double width) {
        double room = SHARE * Screen.getPrimary().getVisualBounds().getHeight();
        return Math.min(room, snappedTopInset() + getContent().prefHeight(-1) + snappedBottomInset());
    }

    private static VBox column(Node... sections) {
        VBox column = new VBox(sections);
        column.getStyleClass().add("shortcuts-column");
        HBox.setHgrow(column, Priority.ALWAYS);
        return column;
    }

    private Node menu(Menu menu) {
        GridPane grid = grid();
        for (MenuItem item : menu.getItems()) {
            if (item.getAccelerator() != null) {
                add(grid, item.getText(), item.getAccelerator().getDisplayText());
            }
            if (item instanceof Menu theme && theme.getText().equals(texts.get("ui.menu.theme"))) {
                add(grid, theme.getText(), Commands.THEME.getDisplayText());
            }
        }
        return section(menu.getText().replaceAll("\\(_.\\)|_", ""), grid);
    }

    private Node run(TrainingViewModel run) {
        GridPane grid = grid();
        for (RunCommand command : RunCommand.all(run)) {
            add(grid, texts.get(command.key()), command.accelerator().getDisplayText());
        }
        return section(texts.get("shortcuts.run"), grid);
    }

    private Node words(String section, List<String> names) {
        GridPane grid = grid();
        for (String name : names) {
            String key = "shortcuts." + section + "." + name;
            add(grid, texts.get(key), texts.get(key + ".keys", modifier()));
        }
        return section(texts.get("shortcuts." + section), grid);
    }

    /** The platform's modifier as it stands before a key: {@code Ctrl+}. */
    private static String modifier() {
        String withKey = KeyCombination.valueOf("Shortcut+A").getDisplayText();
        return withKey.substring(0, withKey.length() - 1);
    }

    private static GridPane grid() {
        GridPane grid = new GridPane();
        grid.getStyleClass().add("shortcuts-grid");
        ColumnConstraints words = new ColumnConstraints();
        words.setHgrow(Priority.ALWAYS);
        grid.getColumnConstraints().setAll(words, new ColumnConstraints());
        return grid;
    }

    private static void add(GridPane grid, String words, String keys) {
        Label what = new Label(words);
        what.setWrapText(true);
        what.setMinHeight(USE_PREF_SIZE);
        Label key = new Label(keys);
        key.getStyleClass().add("shortcut-keys");
        key.setMinWidth(USE_PREF_SIZE);
        grid.addRow(grid.getRowCount(), what, key);
    }

    private static Node section(String title, GridPane grid) {
        Label heading = new Label(title);
        heading.getStyleClass().add("about-heading");
        VBox section = new VBox(heading, grid);
        section.getStyleClass().add("shortcuts-section");
        return section;
    }
}
