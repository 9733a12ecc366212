package org.layerwright.ui.view;

import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCombination;
import org.kordamp.ikonli.feather.Feather;
import org.layerwright.text.Texts;
import org.layerwright.ui.control.Icons;
import org.layerwright.ui.viewmodel.DocumentViewModel;
import org.layerwright.ui.viewmodel.Settings;
import org.layerwright.ui.viewmodel.SettingsViewModel;

/** The menu bar. */
final class WorkbenchMenu extends MenuBar {
    private final Commands commands;
    private final WindowModel model;
    private final List<Page> pages;
    private final Texts texts;

    WorkbenchMenu(Commands commands, WindowModel model, List<Page> pages, Texts texts) {
        this.pages = pages;
        this.commands = commands;
        this.model = model;
        this.texts = texts;
        setUseSystemMenuBar(true);
        getMenus().addAll(file(), edit(), view(), help());
    }

    private Menu file() {
        Menu recent = new Menu(texts.get("ui.menu.recent"), Icons.of(Feather.CLOCK));
        MenuItem none = new MenuItem(texts.get("ui.menu.recent.none"));
        none.setDisable(true);
        recent.getItems().add(none);
        return menu(
                "ui.menu.file",
                item("ui.menu.new", Feather.FILE_PLUS, Commands.NEW, commands.files()::newNetwork),
                TemplateItems.menu(model, texts),
                new SeparatorMenuItem(),
                item("ui.menu.open", Feather.FOLDER, Commands.OPEN, commands.files()::open),
                filledWhenShown(recent, none),
                new SeparatorMenuItem(),
                item("ui.menu.save", Feather.SAVE, Commands.SAVE, commands.files()::save),
                item("ui.menu.save-as", null, Commands.SAVE_AS, commands.files()::saveAs),
                new SeparatorMenuItem(),
                item(
                        "frame.menu.prefs",
                        Feather.SETTINGS,
                        Commands.PREFERENCES,
                        () -> Preferences.open(getScene().getWindow(), model)),
                new SeparatorMenuItem(),
                item("ui.menu.quit", null, Commands.QUIT, commands.quit()));
    }

    /** The recent files, looked up whenever the menu opens. */
    private Menu filledWhenShown(Menu recent, MenuItem none) {
        recent.setOnShowing(event -> {
            List<Path> files = model.settings().settings().recent();
            recent.getItems().setAll(files.stream().map(this::recentItem).toList());
            if (files.isEmpty()) {
                recent.getItems().setAll(none);
            }
        });
        return recent;
    }

    private MenuItem recentItem(Path file) {
        MenuItem item = new MenuItem(file.toString());
        item.setMnemonicParsing(false);
        item.setOnAction(event -> commands.files().open(file));
        return item;
    }

    private Menu edit() {
        DocumentViewModel document = commands.document();
        MenuItem undo = item("ui.menu.undo", Feather.CORNER_UP_LEFT, Commands.UNDO, document::undo);
        undo.textProperty().bind(commands.undo().wordsProperty());
        undo.setMnemonicParsing(false);
        undo.disableProperty().bind(commands.undo().unavailableProperty());
        MenuItem redo = item("ui.menu.redo", Feather.CORNER_UP_RIGHT, Commands.REDO, document::redo);
        redo.textProperty().bind(commands.redo().wordsProperty());
        redo.setMnemonicParsing(false);
        redo.disableProperty().bind(commands.redo().unavailableProperty());
        return menu(
                "ui.menu.edit",
                undo,
                redo,
                new SeparatorMenuItem(),
                onLayer("canvas.menu.cut", Feather.SCISSORS, Commands.CUT, commands.clipboard()::cut),
                onLayer("canvas.menu.copy", Feather.CLIPBOARD, Commands.COPY, commands.clipboard()::copy),
                onCanvas("canvas.menu.paste", Feather.DOWNLOAD, Commands.PASTE, commands.clipboard()::paste),
                onLayer("ui.menu.duplicate", Feather.COPY, Commands.DUPLICATE, commands.edits()::duplicate),
                // No key of its own here: Delete belongs to the stack, lest it took a layer while a form has the focus.
                onLayer("ui.menu.remove", Feather.TRASH_2, null, commands.edits()::remove),
                new SeparatorMenuItem(),
                onLayer(
                        "ui.menu.move-up",
                        Feather.ARROW_UP,
                        Commands.MOVE_UP,
                        () -> commands.edits().moveBy(-1)),
                onLayer(
                        "ui.menu.move-down",
                        Feather.ARROW_DOWN,
                        Commands.MOVE_DOWN,
                        () -> commands.edits().moveBy(1)),
                new SeparatorMenuItem(),
                onCanvas("canvas.menu.select-all", Feather.CHECK_SQUARE, Commands.SELECT_ALL, document::selectAll));
    }

    private Menu view() {
        SettingsViewModel settings = model.settings();
        Menu theme = new Menu(texts.get("ui.menu.theme"), Icons.of(Feather.SUN));
        ToggleGroup themes = new ToggleGroup();
        for (Settings.ThemeChoice choice : Settings.ThemeChoice.values()) {
            RadioMenuItem item = new RadioMenuItem(texts.get("ui.theme." + choice));
            item.setToggleGroup(themes);
            item.setOnAction(event -> settings.chooseTheme(choice));
            theme.getItems().add(item);
        }
        theme.setOnShowing(event -> themes.selectToggle(
                themes.getToggles().get(settings.settings().theme().ordinal())));
        Menu language = new Menu(texts.get("ui.menu.language"), Icons.of(Feather.GLOBE));
        ToggleGroup languages = new ToggleGroup();
        for (Settings.Language choice : Settings.Language.values()) {
            RadioMenuItem item = new RadioMenuItem(choice.ownName());
            item.setToggleGroup(languages);
            item.setSelected(settings.settings().language() == choice);
            item.setDisable(!settings.isLanguageFree());
            item.setOnAction(event -> settings.chooseLanguage(choice));
            language.getItems().add(item);
        }
        CheckMenuItem curves = new CheckMenuItem(texts.get("ui.menu.run-panel"));
        curves.setAccelerator(Commands.RUN_PANEL);
        curves.selectedProperty().bindBidirectional(commands.runPanelShown());
        Menu menu = menu("ui.menu.view", theme, language, new SeparatorMenuItem(), curves, new SeparatorMenuItem());
        for (Page page : pages) {
            menu.getItems()
                    .addAll(page.commands().stream()
                            .map(command -> pageCommand(page, command))
                            .toList());
            if (!page.commands().isEmpty()) {
                menu.getItems().add(new SeparatorMenuItem());
            }
        }
        for (int i = 0; i < pages.size(); i++) {
            menu.getItems().add(pageItem(pages.get(i), PageRail.key(i)));
        }
        return menu;
    }

    private MenuItem pageItem(Page page, KeyCombination key) {
        MenuItem item = new MenuItem(texts.get("page." + page.id()), Icons.of(page.icon()));
        item.setAccelerator(key);
        item.setOnAction(event -> model.page().set(page.id()));
        return item;
    }

    /** It works while its page is shown. */
    private MenuItem pageCommand(Page page, PageCommand command) {
        MenuItem item = item(command.key(), command.icon(), command.keys(), command.action());
        item.setId(command.key());
        item.disableProperty().bind(model.page().isNotEqualTo(page.id()));
        return item;
    }

    private Menu help() {
        return menu(
                "ui.menu.help",
                item("shortcuts.menu", Feather.COMMAND, Commands.SHORTCUTS, this::shortcuts),
                new SeparatorMenuItem(),
                item("ui.menu.about", Feather.INFO, null, this::about));
    }

    private void shortcuts() {
        ShortcutsView view = new ShortcutsView(getMenus(), model.training(), texts);
        Sheet.show(getScene().getWindow(), texts.get("shortcuts.title"), view, texts);
    }

    private void about() {
        AboutView view = new AboutView(model.about(), model.dialogs(), texts);
        Sheet.show(getScene().getWindow(), texts.get("ui.menu.about"), view, texts)
                .setOnHidden(event -> view.dispose());
    }

    private Menu menu(String key, MenuItem... items) {
        return new Menu(texts.get(key), null, items);
    }

    private MenuItem onLayer(String key, Feather icon, KeyCombination keys, Runnable action) {
        MenuItem item = item(key, icon, keys, action);
        item.disableProperty().bind(commands.nothingSelectedProperty());
        return item;
    }

    private MenuItem onCanvas(String key, Feather icon, KeyCombination keys, Runnable action) {
        MenuItem item = item(key, icon, keys, action);
        item.disableProperty().bind(commands.noCanvasProperty());
        return item;
    }

    private MenuItem item(String key, Feather icon, KeyCombination keys, Runnable action) {
        MenuItem item = new MenuItem(texts.get(key));
        if (icon != null) {
            item.setGraphic(Icons.of(icon));
        }
        item.setAccelerator(keys);
        item.setOnAction(event -> action.run());
        return item;
    }
}
