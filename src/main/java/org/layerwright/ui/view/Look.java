package org.layerwright.ui.view;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import com.sun.javafx.css.StyleManager;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import javafx.application.Application;
import javafx.collections.ListChangeListener;
import javafx.scene.Scene;
import javafx.scene.control.DialogPane;
import javafx.scene.text.Font;
import javafx.stage.PopupWindow;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.kordamp.ikonli.feather.Feather;
import org.layerwright.ui.control.Icons;
import org.layerwright.ui.viewmodel.Settings.ThemeChoice;

/** Fonts, themes and the stylesheet. */
public final class Look {
    private static final String DARK = "dark";
    private static final String FOLDER = "/org/layerwright/ui/";
    private static final List<String> STYLESHEETS = List.of(
            "layerwright",
            "training",
            "frame",
            "canvas",
            "start",
            "data",
            "train",
            "look",
            "results",
            "draw",
            "runs",
            "export");
    /** All of them in JavaFX's binary form: made when the program is packaged. */
    private static final String COMPILED = FOLDER + "layerwright.all.bss";

    private static final String FALLBACK_FONT = FOLDER + "fonts/DroidSansFallback.ttf";
    private static final double ANY_SIZE = 13;
    private static final String DATA = "data:text/css;base64,";
    private static final String POPUPS = """
            .context-menu, .combo-box-popup, .dialog-pane { -fx-font-size: %1$dpx; }
            .tooltip { -fx-font-size: %2$dpx; }
            .context-menu .ikonli-font-icon, .dialog-pane .ikonli-font-icon { -fx-icon-size: %3$dpx; }
            """;

    private Look() {}

    /**
     * Loads the font that stands in where the system has no Chinese one, to which JavaFX falls back by itself, and that of
     * the icons. Fallbacks are looked up once, with the first text: this has to come before it. On any thread.
     */
    public static void loadFonts() {
        try (InputStream font = Look.class.getResourceAsStream(FALLBACK_FONT)) {
            Font.loadFont(font, ANY_SIZE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Icons.of(Feather.CIRCLE); // The first icon loads the font of all.
    }

    /** Our stylesheets, in the order in which later ones override earlier ones. */
    public static List<URL> stylesheets() {
        return STYLESHEETS.stream()
                .map(name -> Objects.requireNonNull(Look.class.getResource(FOLDER + name + ".css")))
                .toList();
    }

    /** Gives a scene our stylesheets. */
    public static void apply(Scene scene) {
        URL compiled = Look.class.getResource(COMPILED);
        // Only from the jar: beside classes that are being worked on, it may be older than the sheets.
        if (compiled != null && compiled.getProtocol().equals("jar")) {
            scene.getStylesheets().add(compiled.toExternalForm());
        } else {
            stylesheets().forEach(sheet -> scene.getStylesheets().add(sheet.toExternalForm()));
        }
    }

    /** Colours every window of the program. */
    public static void use(ThemeChoice theme) {
        Application.setUserAgentStylesheet(sheet(theme));
    }

    /**
     * Reads a theme ahead, so that {@link #use} finds it read. Its style manager lets that be done on any thread and
     * before it has started; what JavaFX publishes for it waits for its own thread.
     */
    public static void prepare(ThemeChoice theme) {
        StyleManager.getInstance().setDefaultUserAgentStylesheet(sheet(theme));
    }

    private static String sheet(ThemeChoice theme) {
        return (theme == ThemeChoice.DARK ? new PrimerDark() : new PrimerLight()).getUserAgentStylesheet();
    }

    /** Marks a scene so that the stylesheet can tell. */
    static void mark(ThemeChoice theme, Scene scene) {
        scene.getRoot().getStyleClass().remove(DARK);
        if (theme == ThemeChoice.DARK) {
            scene.getRoot().getStyleClass().add(DARK);
        }
    }

    /**
     * Enlarges what lies in windows of its own and is not scaled with the window: menus, lists, tooltips, dialogs. The scene
     * itself gets no new stylesheet for it, after which every style of the window would be looked up anew.
     *
     * @param percent 100 for as they are
     */
    public static void scalePopups(int percent, Scene scene) {
        String css = POPUPS.formatted(13 * percent / 100, 12 * percent / 100, 15 * percent / 100);
        scene.getProperties()
                .put(
                        POPUPS,
                        percent == 100
                                ? List.of()
                                : List.of(DATA
                                        + Base64.getEncoder().encodeToString(css.getBytes(StandardCharsets.UTF_8))));
    }

    /** Gives what opens over a window the stylesheets of {@link #scalePopups}, as long as the window is shown. */
    static void scalePopupsOf(Stage stage) {
        ListChangeListener<Window> opened = change -> {
            while (change.next()) {
                change.getAddedSubList().stream()
                        .filter(window -> window instanceof PopupWindow popup && isOver(popup, stage))
                        .forEach(popup -> popup.getScene().getStylesheets().addAll(forPopups(stage.getScene())));
            }
        };
        stage.showingProperty().subscribe(showing -> {
            Window.getWindows().removeListener(opened);
            if (showing) {
                Window.getWindows().addListener(opened);
            }
        });
    }

    private static boolean isOver(PopupWindow popup, Stage stage) {
        Window owner = popup.getOwnerWindow();
        return owner == stage || owner instanceof PopupWindow below && isOver(below, stage);
    }

    @SuppressWarnings("unchecked")
    private static List<String> forPopups(Scene scene) {
        return (List<String>) scene.getProperties().getOrDefault(POPUPS, List.of());
    }

    /** Gives a dialog the looks of the window that it belongs to. */
    static void follow(DialogPane pane, Scene scene) {
        pane.getStylesheets().setAll(scene.getStylesheets());
        pane.getStylesheets().addAll(forPopups(scene));
        pane.getStyleClass().remove(DARK);
        if (scene.getRoot().getStyleClass().contains(DARK)) {
            pane.getStyleClass().add(DARK);
        }
    }
}
