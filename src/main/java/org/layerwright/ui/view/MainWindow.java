package org.layerwright.ui.view;

import java.util.List;
import javafx.beans.InvalidationListener;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.IndexRange;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.StackPane;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.layerwright.text.Texts;
import org.layerwright.ui.control.ScaledPane;
import org.layerwright.ui.viewmodel.DocumentViewModel;
import org.layerwright.ui.viewmodel.Settings;
import org.layerwright.ui.viewmodel.Settings.ThemeChoice;
import org.layerwright.ui.viewmodel.SettingsViewModel;

/**
 * The main window: puts the workbench on a stage, keeps title, colours and language as they were chosen, and asks before
 * it closes over unsaved work. When the language changes, the content is built anew from the same models, so selection,
 * undo and a run in progress stay.
 */
public final class MainWindow {
    private static final double WIDTH = 1280;
    private static final double HEIGHT = 800;
    private static final double MIN_WIDTH = 1000;
    private static final double MIN_HEIGHT = 640;
    /** What the pages need, the cards of Build most of all; in less room everything is drawn smaller. */
    private static final double LEAST_WIDTH = 1200;

    private static final double LEAST_HEIGHT = 720;

    private final Stage stage;
    private final WindowModel model;
    private final ScaledPane scaled = new ScaledPane(LEAST_WIDTH, LEAST_HEIGHT);
    private final StackPane root = new StackPane(scaled);
    private final List<Page> pages;
    private Workbench workbench;

    /** @param pages in the order of the rail */
    public MainWindow(Stage stage, WindowModel model, List<Page> pages) {
        this.stage = stage;
        this.model = model;
        this.pages = List.copyOf(pages);
        SettingsViewModel settings = model.settings();
        // Before there is a scene: each part would have its styles looked up once more when it is put there.
        settings.textsProperty().subscribe(this::build);
        Rectangle2D screen = Screen.getPrimary().getVisualBounds();
        Scene scene = new Scene(root, Math.min(WIDTH, screen.getWidth()), Math.min(HEIGHT, screen.getHeight()));
        new ModelDrop(model).listen(root);
        stage.setScene(scene);
        stage.setMinWidth(Math.min(MIN_WIDTH, screen.getWidth()));
        stage.setMinHeight(Math.min(MIN_HEIGHT, screen.getHeight()));
        stage.setOnCloseRequest(event -> {
            event.consume();
            close();
        });
        scene.getAccelerators().put(Commands.REDO_TOO, model.document()::redo);
        scene.getAccelerators().put(Commands.THEME, this::otherTheme);
        Look.apply(scene);
        Look.scalePopupsOf(stage);
        // Each for itself: settings change with every file that is opened, and new styles take a while.
        use(settings.settings().theme(), scene);
        settings.settingsProperty().map(Settings::theme).subscribe((before, theme) -> recolour(theme, scene));
        settings.settingsProperty().map(Settings::scale).subscribe(scale -> {
            scaled.scaleProperty().set(scale / 100.0);
            scaled.layout();
        });
        // As large as the window is drawn, which in a small one is less than what was chosen: a dialog has to fit, too.
        scaled.factorProperty()
                .subscribe(factor ->
                        Look.scalePopups((int) Math.round(100 * Math.max(1, factor.doubleValue())), scene));
        DocumentViewModel document = model.document();
        InvalidationListener title = changed -> updateTitle();
        document.dirtyProperty().addListener(title);
        document.fileProperty().addListener(title);
        document.stateProperty().addListener(title);
        updateTitle();
        new RunNotifier(stage, model.training(), settings::texts);
    }

    /** What this window shows and acts on. */
    public WindowModel model() {
        return model;
    }

    /** In the order of the rail. */
    public List<Page> pages() {
        return pages;
    }

    public Stage stage() {
        return stage;
    }

    public void show() {
        stage.show();
        workbench.focusPage();
        model.slices().begin(stage.getScene());
    }

    /** Closes the window, after asking about a run that goes on and about unsaved work. */
    public void close() {
        model.slices().finish();
        if (maySayGoodbye()) {
            model.files().close(stage::close);
        }
    }

    /** A run may have gone on for hours, and a key is pressed easily. */
    private boolean maySayGoodbye() {
        Texts texts = model.settings().texts();
        return !model.training().stateProperty().getValue().isActive()
                || model.dialogs()
                        .confirm(
                                texts.get("frame.close.running"),
                                texts.get("frame.close.running.sentence"),
                                texts.get("frame.close.running.yes"));
    }

    private void build(Texts texts) {
        if (workbench != null) {
            model.slices().reopen();
            workbench.dispose();
        }
        workbench = new Workbench(model, pages, texts, this::close);
        scaled.setContent(workbench);
        if (stage.isShowing()) {
            workbench.focusPage();
            model.slices().begin(stage.getScene());
        }
        updateTitle();
    }

    /**
     * With the content off the scene, where every change would have all styles looked up once more; it comes back part by
     * part, so that no event waits for all of it.
     */
    private void recolour(ThemeChoice theme, Scene scene) {
        model.slices().reopen();
        Node focus = scene.getFocusOwner();
        SlicePane.bring(root, model.slices(), () -> {
            root.getChildren().clear();
            use(theme, scene);
            root.getChildren().setAll(scaled);
        });
        if (focus instanceof TextInputControl field) {
            IndexRange selected = field.getSelection();
            model.slices().add(() -> {
                field.requestFocus(); // Selects all.
                field.selectRange(selected.getStart(), selected.getEnd());
            });
        } else if (focus != null) {
            model.slices().add(focus::requestFocus);
        }
        model.slices().begin(scene);
    }

    private static void use(ThemeChoice theme, Scene scene) {
        Look.use(theme);
        Look.mark(theme, scene);
    }

    private void otherTheme() {
        ThemeChoice now = model.settings().settings().theme();
        model.settings().chooseTheme(now == ThemeChoice.DARK ? ThemeChoice.LIGHT : ThemeChoice.DARK);
    }

    private void updateTitle() {
        String mark = model.document().isDirty() ? "• " : "";
        stage.setTitle(
                mark + model.settings().texts().get("ui.title", model.files().documentName()));
    }
}
