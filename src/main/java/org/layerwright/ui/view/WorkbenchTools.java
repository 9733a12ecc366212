package org.layerwright.ui.view;

import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Orientation;
import javafx.scene.control.Button;
import javafx.scene.control.MenuButton;
import javafx.scene.control.Separator;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToolBar;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.controlsfx.control.SegmentedButton;
import org.kordamp.ikonli.feather.Feather;
import org.layerwright.text.Texts;
import org.layerwright.ui.control.Icons;
import org.layerwright.ui.control.Tips;
import org.layerwright.ui.viewmodel.DocumentViewModel;
import org.layerwright.ui.viewmodel.Settings;
import org.layerwright.ui.viewmodel.SettingsViewModel;

/** The slim row of tools below the menu. */
final class WorkbenchTools extends ToolBar {
    private final Texts texts;

    WorkbenchTools(Commands commands, WindowModel model, Texts texts) {
        this.texts = texts;
        getStyleClass().add("workbench-tools");
        DocumentViewModel document = commands.document();
        Button undo = tool("undo", Feather.CORNER_UP_LEFT, document::undo);
        describe(undo, commands.withKey(commands.undo().wordsProperty(), Commands.UNDO));
        undo.disableProperty().bind(commands.undo().unavailableProperty());
        Button redo = tool("redo", Feather.CORNER_UP_RIGHT, document::redo);
        describe(redo, commands.withKey(commands.redo().wordsProperty(), Commands.REDO));
        redo.disableProperty().bind(commands.redo().unavailableProperty());
        MenuButton templates = TemplateItems.button(model, texts);
        templates.getStyleClass().addAll("flat", "small");
        templates.setTooltip(Tips.line(texts.get("ui.tool.templates.help")));
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        getItems()
                .addAll(
                        tool("new", Feather.FILE_PLUS, "ui.tool.new", Commands.NEW, commands.files()::newNetwork),
                        tool("open", Feather.FOLDER, "ui.tool.open", Commands.OPEN, commands.files()::open),
                        tool("save", Feather.SAVE, "ui.tool.save", Commands.SAVE, commands.files()::save),
                        new Separator(Orientation.VERTICAL),
                        undo,
                        redo,
                        new Separator(Orientation.VERTICAL),
                        templates,
                        gap,
                        languages(model.settings()),
                        theme(model.settings()));
    }

    private SegmentedButton languages(SettingsViewModel settings) {
        SegmentedButton languages = new SegmentedButton();
        languages.setId("languages");
        languages.setAccessibleText(texts.get("ui.tool.language"));
        for (Settings.Language language : Settings.Language.values()) {
            ToggleButton button = new ToggleButton(language.ownName());
            button.setId("language-" + language);
            button.getStyleClass().add("small");
            button.setTooltip(Tips.line(texts.get("ui.tool.language")));
            button.setSelected(settings.settings().language() == language);
            button.setDisable(!settings.isLanguageFree());
            button.setOnAction(event -> {
                button.setSelected(true); // One of them is always chosen, also after a second click on it.
                settings.chooseLanguage(language);
            });
            languages.getButtons().add(button);
        }
        return languages;
    }

    private Button theme(SettingsViewModel settings) {
        boolean dark = settings.settings().theme() == Settings.ThemeChoice.DARK;
        Button theme = tool(
                "theme",
                dark ? Feather.SUN : Feather.MOON,
                () -> settings.chooseTheme(
                        settings.settings().theme() == Settings.ThemeChoice.DARK
                                ? Settings.ThemeChoice.LIGHT
                                : Settings.ThemeChoice.DARK));
        ObservableValue<Boolean> isDark =
                settings.settingsProperty().map(chosen -> chosen.theme() == Settings.ThemeChoice.DARK);
        theme.graphicProperty().bind(isDark.map(now -> Icons.of(now ? Feather.SUN : Feather.MOON)));
        describe(theme, isDark.map(now -> texts.get(now ? "ui.tool.to-light" : "ui.tool.to-dark")));
        return theme;
    }

    private Button tool(String id, Feather icon, String key, KeyCombination keys, Runnable action) {
        Button button = tool(id, icon, action);
        describe(button, Bindings.createStringBinding(() -> texts.get(key, keys.getDisplayText())));
        return button;
    }

    private static Button tool(String id, Feather icon, Runnable action) {
        Button button = new Button(null, Icons.of(icon));
        button.setId(id);
        button.getStyleClass().addAll("flat", "button-icon", "tool");
        button.setOnAction(event -> action.run());
        return button;
    }

    private static void describe(Button button, ObservableValue<String> words) {
        Tooltip tooltip = Tips.line();
        tooltip.textProperty().bind(words);
        button.setTooltip(tooltip);
        button.accessibleTextProperty().bind(words);
    }
}
