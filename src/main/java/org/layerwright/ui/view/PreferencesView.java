package org.layerwright.ui.view;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.layerwright.run.Policy;
import org.layerwright.text.Texts;
import org.layerwright.ui.control.ChoiceWords;
import org.layerwright.ui.control.Tips;
import org.layerwright.ui.viewmodel.Dialogs;
import org.layerwright.ui.viewmodel.PreferencesViewModel;
import org.layerwright.ui.viewmodel.Settings;
import org.layerwright.ui.viewmodel.SettingsViewModel;

/** Language, colours, scale, threads and folders. All but the folders changes at once. */
final class PreferencesView extends VBox {
    private static final double FOLDER_WIDTH = 300;
    /** They grow with the letters. */
    private static final int FOLDER_COLUMNS = 30;

    private final SettingsViewModel settings;
    private final PreferencesViewModel preferences;
    private final Dialogs dialogs;
    private final int processors;
    private final Texts texts;
    private final Subscription subscription;
    private final GridPane grid = new GridPane();
    private final Map<String, Node> controls = new HashMap<>();
    private final TextField runs = new TextField();
    private final TextField datasets = new TextField();
    private final Label restart = new Label();

    /** @param processors cores of this machine */
    PreferencesView(
            SettingsViewModel settings,
            PreferencesViewModel preferences,
            Dialogs dialogs,
            int processors,
            Texts texts) {
        this.dialogs = dialogs;
        this.settings = settings;
        this.preferences = preferences;
        this.processors = processors;
        this.texts = texts;
        getStyleClass().add("preferences");
        grid.getStyleClass().add("preferences-grid");
        row("language", language());
        row("theme", theme());
        row("scale", scale());
        row("threads", threads());
        row("runs", folder("runs", runs, preferences::chooseRuns));
        row("datasets", folder("datasets", datasets, preferences::chooseDatasets));
        restart.setId("preferences-restart");
        restart.setWrapText(true);
        restart.setMinHeight(USE_PREF_SIZE);
        subscription = Subscription.combine(
                preferences.choicesProperty().subscribe(now -> showFolders()),
                preferences.failureProperty().subscribe(now -> showFolders()));
        getChildren().addAll(grid, restart);
        lock();
    }

    /** What was laid down is shown, but cannot be changed; a line says by whom. */
    private void lock() {
        Policy policy = preferences.policy();
        lock(!settings.isLanguageFree(), "language");
        lock(policy.runs().isPresent(), "runs");
        lock(policy.datasets().isPresent(), "datasets");
        if (policy.threads().isPresent()) {
            note("threads", texts.get("policy.threads", policy.threads().getAsInt()));
        }
        policy.file().ifPresent(file -> {
            Label where = new Label(texts.get("policy.where", file));
            where.setId("preferences-policy");
            where.setWrapText(true);
            where.setMinHeight(USE_PREF_SIZE);
            getChildren().add(where);
        });
    }

    private void lock(boolean isLocked, String key) {
        if (isLocked) {
            Node control = controls.get(key);
            if (control instanceof HBox folder) {
                folder.getChildren().removeIf(Button.class::isInstance);
            } else {
                control.setDisable(true);
            }
            note(key, texts.get("policy.set"));
        }
    }

    /** Words beside a control. */
    private void note(String key, String words) {
        Label note = new Label(words, new FontIcon(Feather.LOCK));
        note.setId("preferences-locked-" + key);
        note.setMinWidth(USE_PREF_SIZE);
        Node control = controls.get(key);
        if (control instanceof HBox row) {
            row.setAlignment(Pos.CENTER_LEFT);
            row.getChildren().add(note);
            return;
        }
        int row = GridPane.getRowIndex(control);
        grid.getChildren().remove(control);
        HBox both = new HBox(10, control, note);
        both.setAlignment(Pos.CENTER_LEFT);
        grid.add(both, 1, row);
    }

    /** Lets go of the models, which outlive this view. */
    void dispose() {
        subscription.unsubscribe();
    }

    private void showFolders() {
        show(runs, preferences.runs());
        show(datasets, preferences.datasets());
        restart.setText(preferences
                .failureProperty()
                .get()
                .map(failure -> texts.get(failure.key(), failure.args()))
                .orElse(preferences.needsRestart() ? texts.get("frame.prefs.restart") : ""));
    }

    /** All of a long path comes with the mouse. */
    private static void show(TextField field, Path folder) {
        field.setText(folder.toString());
        field.setTooltip(Tips.of(folder.toString()));
    }

    private void row(String key, Node control) {
        Label label = new Label(texts.get("frame.prefs." + key));
        label.setMinWidth(USE_PREF_SIZE);
        label.setLabelFor(control);
        control.setAccessibleText(label.getText());
        Tooltip help = Tips.line(texts.get("frame.prefs." + key + ".help"));
        help.setWrapText(true);
        help.setMaxWidth(FOLDER_WIDTH);
        Tooltip.install(control, help);
        label.setTooltip(help);
        grid.addRow(grid.getRowCount(), label, control);
        controls.put(key, control);
    }

    private ComboBox<Settings.Language> language() {
        return choice(
                "language",
                List.of(Settings.Language.values()),
                settings.settings().language(),
                Settings.Language::ownName,
                settings::chooseLanguage);
    }

    private ComboBox<Settings.ThemeChoice> theme() {
        return choice(
                "theme",
                List.of(Settings.ThemeChoice.values()),
                settings.settings().theme(),
                theme -> texts.get("ui.theme." + theme),
                settings::chooseTheme);
    }

    private ComboBox<Integer> scale() {
        return choice(
                "scale",
                Settings.SCALES,
                settings.settings().scale(),
                percent -> texts.get("frame.prefs.percent", percent),
                settings::chooseScale);
    }

    private <T> ComboBox<T> choice(String id, List<T> items, T now, Function<T, String> words, Consumer<T> choose) {
        ComboBox<T> box = new ComboBox<>();
        box.setId("preferences-" + id);
        box.getItems().setAll(items);
        box.setConverter(new ChoiceWords<>(words));
        box.setValue(now);
        box.valueProperty().addListener((observable, before, chosen) -> choose.accept(chosen));
        return box;
    }

    private ComboBox<Integer> threads() {
        return choice(
                "threads",
                IntStream.rangeClosed(
                                0, Math.max(processors, settings.settings().threads()))
                        .boxed()
                        .toList(),
                settings.settings().threads(),
                count -> count == 0
                        ? texts.get("frame.prefs.allThreads", processors)
                        : texts.get("frame.prefs.threadCount", count),
                settings::chooseThreads);
    }

    private Node folder(String id, TextField field, Consumer<Optional<Path>> choose) {
        field.setId("preferences-" + id);
        field.setEditable(false);
        field.setPrefColumnCount(FOLDER_COLUMNS);
        field.setAccessibleText(texts.get("frame.prefs." + id));
        Button other = new Button(texts.get("frame.prefs.choose"));
        other.setMinWidth(USE_PREF_SIZE);
        other.setOnAction(event -> {
            dialogs.chooseFolder(texts.get("frame.prefs." + id), Optional.of(Path.of(field.getText())))
                    .ifPresent(folder -> choose.accept(Optional.of(folder)));
        });
        Button usual = new Button(texts.get("frame.prefs.usual"));
        usual.setMinWidth(USE_PREF_SIZE);
        usual.setOnAction(event -> choose.accept(Optional.empty()));
        HBox.setHgrow(field, Priority.ALWAYS);
        return new HBox(6, field, other, usual);
    }
}
