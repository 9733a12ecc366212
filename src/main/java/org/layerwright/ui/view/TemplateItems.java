package org.layerwright.ui.view;

import java.util.List;
import java.util.regex.Pattern;
import javafx.collections.ObservableList;
import javafx.geometry.Side;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.layerwright.text.Texts;
import org.layerwright.ui.control.Icons;
import org.layerwright.ui.control.Tips;
import org.layerwright.ui.viewmodel.TemplatesViewModel.Template;

/** The sample networks as menu items, each with the sentence that says what it shows. */
final class TemplateItems {
    /** Where the first thing that a sentence says ends. */
    private static final Pattern END = Pattern.compile(":\\s|\\.\\s|\\s\\(|[：；。（]");

    private TemplateItems() {}

    static Menu menu(WindowModel model, Texts texts) {
        Menu menu = new Menu(texts.get("ui.menu.templates"), Icons.of(Feather.LAYERS));
        // A menu that is empty would never be opened, and so never be filled.
        menu.getItems().add(new MenuItem());
        menu.setOnShowing(event -> fill(menu.getItems(), model, texts));
        return menu;
    }

    static MenuButton button(WindowModel model, Texts texts) {
        MenuButton button = new MenuButton(texts.get("ui.tool.templates"), Icons.of(Feather.LAYERS));
        button.setId("templates");
        button.setPopupSide(Side.BOTTOM);
        button.getItems().add(new MenuItem());
        button.setOnShowing(event -> fill(button.getItems(), model, texts));
        return button;
    }

    private static void fill(ObservableList<MenuItem> items, WindowModel model, Texts texts) {
        List<Template> templates = model.templates().templatesProperty().get();
        items.setAll(
                templates.stream().map(template -> item(template, model, texts)).toList());
    }

    private static MenuItem item(Template template, WindowModel model, Texts texts) {
        Label name = new Label(template.network().name());
        name.getStyleClass().add("template-name");
        String whole =
                template.network().description().getOrDefault(texts.locale().toLanguageTag(), "");
        // All of it would take three lines each: it stands in the tooltip, and on the page Start.
        Label sentence = new Label(END.split(whole, 2)[0]);
        sentence.getStyleClass().add("template-sentence");
        VBox content = new VBox(2, name, sentence);
        content.getStyleClass().add("template");
        Tooltip.install(content, Tips.of(whole));
        CustomMenuItem item = new CustomMenuItem(content);
        item.setOnAction(event -> model.files().openTemplate(template.file()));
        return item;
    }
}
