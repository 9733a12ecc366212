package org.layerwright.ui.view.export;

import atlantafx.base.theme.Styles;
import java.nio.file.Path;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;
import org.layerwright.text.Texts;
import org.layerwright.ui.control.HoverHelp;
import org.layerwright.ui.control.Icons;
import org.layerwright.ui.control.Sight;
import org.layerwright.ui.control.Tips;
import org.layerwright.ui.view.BuildPage;
import org.layerwright.ui.view.PageView;
import org.layerwright.ui.view.WindowModel;
import org.layerwright.ui.viewmodel.FailureWords;
import org.layerwright.ui.viewmodel.data.SetList;
import org.layerwright.ui.viewmodel.export.ExportViewModel;
import org.layerwright.ui.viewmodel.export.ExportViewModel.Readiness;
import org.layerwright.ui.viewmodel.export.ExportViewModel.Source;

/** The page of exports in one language: what is exported and where to at the left, how and the proof at the right. */
final class ExportView implements PageView {
    private static final double WORDS_WIDTH = 520;
    private static final double FORM_WIDTH = 520;

    private final WindowModel model;
    private final ExportViewModel export;
    private final Texts texts;
    private final StackPane root = new StackPane();
    private final Label name = new Label();
    private final Label file = new Label();
    private final Button follow;
    private final TargetCards targets;
    private final ExportForm form;
    private final ProofPane proof;
    private final Node page;
    private final Subscription subscription;

    ExportView(WindowModel model, ExportViewModel export, SetList sets, Texts texts) {
        this.model = model;
        this.export = export;
        this.texts = texts;
        targets = new TargetCards(export, texts);
        form = new ExportForm(export, sets, texts, this::export);
        proof = new ProofPane(export, texts, this::save, this::showFolder);
        follow = button(texts, "follow", Feather.CORNER_UP_LEFT, export::followTraining);
        page = build();
        root.getStyleClass().add("export-page");
        subscription = Subscription.combine(
                export.readinessProperty().subscribe(now -> show()),
                export.sourceProperty().subscribe(now -> show()));
    }

    private Node build() {
        name.getStyleClass().add("panel-title");
        name.setId("export-name");
        file.setId("export-file");
        file.getStyleClass().add("export-hint");
        wrap(name);
        wrap(file);
        HoverHelp.install(
                file,
                () -> export.sourceProperty()
                        .get()
                        .map(now -> now.file().toString())
                        .orElse(""));
        HBox buttons = new HBox(button(texts, "choose", Feather.FOLDER, this::choose), follow);
        buttons.setSpacing(8);
        ScrollPane cards = scroll(targets);
        VBox.setVgrow(cards, Priority.ALWAYS);
        Label title = new Label(texts.get("export.page.targets"));
        title.getStyleClass().add("export-heading");
        VBox left = new VBox(8, name, file, buttons, title, cards);
        left.setPrefWidth(FORM_WIDTH);
        HBox.setHgrow(left, Priority.ALWAYS);
        ScrollPane right = scroll(new VBox(18, form, proof));
        right.setMinWidth(FORM_WIDTH);
        right.setPrefWidth(FORM_WIDTH);
        HBox.setHgrow(right, Priority.SOMETIMES);
        HBox both = new HBox(24, left, right);
        both.setFillHeight(true);
        return both;
    }

    private static ScrollPane scroll(Node content) {
        ScrollPane scroll = new ScrollPane(content);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        return scroll;
    }

    private void show() {
        Readiness readiness = export.readinessProperty().get();
        if (readiness == Readiness.NOTHING || readiness == Readiness.RUNNING) {
            root.getChildren().setAll(empty(readiness));
            return;
        }
        Optional<Source> source = export.sourceProperty().get();
        String known = source.map(Source::name).orElse("");
        name.setText(
                readiness == Readiness.READING
                        ? texts.get("export.page.reading")
                        : texts.get("export.page.title", known.isBlank() ? texts.get("export.page.unnamed") : known));
        file.setText(
                readiness == Readiness.UNREADABLE
                        ? export.failureProperty()
                                .get()
                                .map(why -> FailureWords.of(texts, why))
                                .orElse("")
                        : source.map(now -> inItsFolder(now.file())).orElse(""));
        boolean chosen = source.map(Source::chosen).orElse(false);
        Sight.show(follow, chosen);
        root.getChildren().setAll(page);
    }

    /** A run's model is known by its run's folder; the whole path comes with the mouse. */
    private static String inItsFolder(Path model) {
        Path folder = model.getParent();
        return folder == null || folder.getFileName() == null
                ? model.toString()
                : folder.getFileName().resolve(model.getFileName()).toString();
    }

    private Node empty(Readiness readiness) {
        String key = readiness == Readiness.RUNNING ? "running" : "nothing";
        Label title = new Label(texts.get("export.empty." + key), Icons.of(Feather.PACKAGE));
        title.getStyleClass().add("export-empty-title");
        Label words = new Label(texts.get("export.empty." + key + ".words"));
        words.setId("export-empty");
        words.setMaxWidth(WORDS_WIDTH);
        wrap(words);
        Button go = button(
                texts,
                readiness == Readiness.RUNNING ? "toTrain" : "toBuild",
                readiness == Readiness.RUNNING ? Feather.ACTIVITY : Feather.PLAY,
                () -> model.page().set(readiness == Readiness.RUNNING ? "train" : BuildPage.ID));
        go.getStyleClass().add(Styles.ACCENT);
        HBox buttons = new HBox(8, go, button(texts, "choose", Feather.FOLDER, this::choose));
        VBox box = new VBox(12, title, words, buttons);
        box.setAlignment(Pos.CENTER_LEFT);
        box.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        return box;
    }

    static Button button(Texts texts, String key, Feather icon, Runnable action) {
        Button button = new Button(texts.get("export." + key), Icons.of(icon));
        button.setId("export-" + key);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setTooltip(Tips.of(texts.get("export." + key + ".help")));
        button.setOnAction(event -> action.run());
        return button;
    }

    static void wrap(Label label) {
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
    }

    private void choose() {
        model.dialogs().chooseModelToOpen().ifPresent(export::choose);
    }

    private void export() {
        model.dialogs().chooseFileToExport(export.suggestedName()).ifPresent(export::export);
    }

    private void save() {
        export.reportProperty()
                .get()
                .ifPresent(report -> model.dialogs()
                        .chooseFileToExport(ProofPane.pageName(report))
                        .ifPresent(chosen -> export.save(chosen, texts)));
    }

    private void showFolder() {
        export.reportProperty()
                .get()
                .ifPresent(report -> model.openFolder()
                        .accept(Path.of(report.written().files().get(0).path()).getParent()));
    }

    @Override
    public Node node() {
        return root;
    }

    @Override
    public void shown(boolean visible) {
        export.setVisible(visible);
    }

    @Override
    public void dispose() {
        subscription.unsubscribe();
        targets.dispose();
        form.dispose();
        proof.dispose();
    }
}
