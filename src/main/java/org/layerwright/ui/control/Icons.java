package org.layerwright.ui.control;

import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.layerwright.network.layer.LayerType.Category;

/** The pictures of the window, from one family. */
public final class Icons {
    private Icons() {}

    public static FontIcon of(Feather icon) {
        return new FontIcon(icon);
    }

    public static Feather of(Category category) {
        return switch (category) {
            case INPUT -> Feather.LOG_IN;
            case CONVOLUTION -> Feather.GRID;
            case POOLING -> Feather.MINIMIZE_2;
            case DENSE -> Feather.SHARE_2;
            case ACTIVATION -> Feather.ACTIVITY;
            case NORMALIZATION -> Feather.SLIDERS;
            case REGULARIZATION -> Feather.SHIELD;
            case MERGE -> Feather.GIT_MERGE;
            case RESHAPE -> Feather.MENU;
        };
    }

    /** A layer's icon on a tile in the colour of its category; a question mark for a type that is not known. */
    public static Node tile(Optional<Category> category) {
        return changingTile(category);
    }

    /** The same, to be shown another category later. */
    static StackPane changingTile(Optional<Category> category) {
        StackPane tile = new StackPane(of(Feather.HELP_CIRCLE));
        show(tile, category);
        return tile;
    }

    /** Lets a tile show another category. */
    static void show(StackPane tile, Optional<Category> category) {
        ((FontIcon) tile.getChildren().get(0))
                .setIconCode(category.map(Icons::of).orElse(Feather.HELP_CIRCLE));
        List<String> classes =
                List.of("layer-tile", category.map(Icons::styleClass).orElse("category-unknown"));
        if (!tile.getStyleClass().equals(classes)) {
            tile.getStyleClass().setAll(classes);
        }
    }

    private static String styleClass(Category category) {
        return "category-" + category.name().toLowerCase(java.util.Locale.ROOT);
    }
}
