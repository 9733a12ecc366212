package org.layerwright.ui.view.start;

import java.nio.file.Path;
import java.text.NumberFormat;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;
import org.layerwright.network.NetworkSpec;
import org.layerwright.text.Texts;
import org.layerwright.ui.control.Icons;
import org.layerwright.ui.control.NetworkDrawing;
import org.layerwright.ui.control.Sight;
import org.layerwright.ui.view.PageView;
import org.layerwright.ui.view.WindowModel;
import org.layerwright.ui.view.Wording;
import org.layerwright.ui.viewmodel.TemplatesViewModel.Template;
import org.layerwright.ui.viewmodel.start.NetworkSketch;
import org.layerwright.ui.viewmodel.start.StartViewModel;
import org.layerwright.ui.viewmodel.start.StartViewModel.LastRun;

/** The start page in one language: go on, recent files, templates; three steps for who is here the first time. */
final class StartView implements PageView {
    private static final double CARD_WIDTH = 352;
    private static final double CARD_PADDING = 28;
    private static final double DRAWING_HEIGHT = 46;
    private static final int STEPS = 3;

    private final WindowModel model;
    private final StartViewModel start;
    private final Texts texts;
    private final Wording wording;
    private final ScrollPane root = new ScrollPane();
    private final VBox goOn = new VBox(8);
    private final VBox recent = new VBox(2);
    private final FlowPane templates = new FlowPane(12, 12);
    private final HBox steps = new HBox(12);
    private final Subscription subscription;

    StartView(WindowModel model, StartViewModel start, Texts texts) {
        this.model = model;
        this.start = start;
        this.texts = texts;
        wording = new Wording(new SimpleObjectProperty<>(texts));
        templates.setPrefWrapLength(3 * CARD_WIDTH + 24);
        for (int i = 1; i <= STEPS; i++) {
            steps.getChildren().add(step(i));
        }
        VBox left = new VBox(8, heading("start.continue"), goOn);
        VBox right = new VBox(8, heading("start.recent"), recent);
        for (VBox column : List.of(left, right)) {
            column.setPrefWidth(1);
            HBox.setHgrow(column, Priority.ALWAYS);
        }
        HBox top = new HBox(24, left, right);
        VBox content = new VBox(18, steps, top, new VBox(8, heading("start.templates"), templates));
        content.getStyleClass().add("start-content");
        content.setMaxWidth(Region.USE_PREF_SIZE);
        content.setPrefWidth(3 * CARD_WIDTH + 24 + 64);
        VBox centred = new VBox(content);
        centred.setAlignment(Pos.TOP_CENTER);
        root.setContent(centred);
        root.setFitToWidth(true);
        root.getStyleClass().addAll("edge-to-edge", "start-page");
        root.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        subscription = Subscription.combine(
                model.document().stateProperty().subscribe(state -> showGoOn()),
                model.document().fileProperty().subscribe(file -> showGoOn()),
                model.document().dirtyProperty().subscribe(dirty -> showGoOn()),
                start.lastRunProperty().subscribe(run -> showGoOn()),
                model.settings().settingsProperty().subscribe(settings -> showRecent(settings.recent())),
                model.templates().templatesProperty().subscribe(this::showTemplates));
    }

    @Override
    public Node node() {
        return root;
    }

    @Override
    public void shown(boolean visible) {
        if (visible) {
            start.refresh();
        }
    }

    @Override
    public void dispose() {
        subscription.unsubscribe();
    }

    private void showGoOn() {
        NetworkSpec network = model.document().network();
        String name = model.files().documentName();
        String sentence = texts.get(
                model.document().isDirty() ? "start.network.unsaved" : "start.network",
                network.layers().size());
        Button build = card(
                name,
                sentence,
                new NetworkDrawing(NetworkSketch.of(network), 200, DRAWING_HEIGHT),
                start::goOnBuilding);
        build.setId("continue");
        wording.help(build, new SimpleStringProperty(texts.get("start.continue.help")));
        // Made anew while it is read about: the keyboard stays where it was.
        boolean focused = goOn.getChildren().stream().anyMatch(Node::isFocused);
        goOn.getChildren().setAll(build);
        if (focused) {
            build.requestFocus();
        }
        start.lastRunProperty().get().ifPresent(run -> goOn.getChildren().add(lastRun(run)));
        boolean isFirst = start.lastRunProperty().get().isEmpty()
                && model.settings().settings().recent().isEmpty();
        Sight.show(steps, isFirst);
    }

    private Node lastRun(LastRun run) {
        Label title = new Label(texts.get("start.run", name(run.network())));
        title.getStyleClass().add("template-name");
        Label sentence = new Label(runSentence(run));
        sentence.getStyleClass().add("template-sentence");
        for (Label label : List.of(title, sentence)) {
            label.setWrapText(true);
            label.setMinHeight(Region.USE_PREF_SIZE);
        }
        VBox words = new VBox(2, title, sentence);
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox line = new HBox(10, words);
        line.getStyleClass().add("start-run");
        line.setAlignment(Pos.CENTER_LEFT);
        if (run.isResumable()) {
            Button resume = new Button(texts.get("start.resume"), Icons.of(Feather.PLAY));
            resume.setId("resume-last");
            resume.setMinWidth(Region.USE_PREF_SIZE);
            wording.help(resume, new SimpleStringProperty(texts.get("start.resume.help")));
            resume.disableProperty().bind(model.training().stateProperty().map(state -> state.isActive()));
            resume.setOnAction(event -> start.resume());
            line.getChildren().add(resume);
        }
        return line;
    }

    private String runSentence(LastRun run) {
        String when = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                .withLocale(texts.locale())
                .withZone(ZoneId.systemDefault())
                .format(run.createdAt());
        Optional<String> accuracy = run.accuracy().map(value -> {
            NumberFormat percent = NumberFormat.getPercentInstance(texts.locale());
            percent.setMaximumFractionDigits(2);
            return texts.get("start.run.accuracy", percent.format(value));
        });
        String state = texts.get("start.run.state." + run.state());
        return String.join(" · ", accuracy.map(a -> List.of(when, state, a)).orElse(List.of(when, state)));
    }

    private void showRecent(List<Path> files) {
        recent.getChildren().clear();
        for (Path file : files) {
            Label name = new Label(String.valueOf(file.getFileName()));
            name.getStyleClass().add("template-name");
            name.setMinWidth(Region.USE_PREF_SIZE);
            HBox line = new HBox(8, name);
            line.setAlignment(Pos.CENTER_LEFT);
            Button button = new Button(null, line);
            button.getStyleClass().addAll("flat", "start-recent");
            button.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
            button.setAccessibleText(texts.get("start.recent.open", file.toString()));
            wording.help(button, new SimpleStringProperty(file.toString()));
            button.setMaxWidth(Double.MAX_VALUE);
            button.setAlignment(Pos.CENTER_LEFT);
            button.setOnAction(event -> start.open(file));
            recent.getChildren().add(button);
        }
        if (files.isEmpty()) {
            recent.getChildren().add(empty("start.recent.none"));
        }
        showGoOn();
    }

    private void showTemplates(List<Template> found) {
        templates.getChildren().clear();
        for (Template template : found) {
            NetworkSpec network = template.network();
            Button card = card(
                    network.name(),
                    network.description().getOrDefault(texts.locale().toLanguageTag(), ""),
                    new NetworkDrawing(NetworkSketch.of(network), CARD_WIDTH - CARD_PADDING, DRAWING_HEIGHT),
                    () -> start.openTemplate(template.file()));
            card.setId(
                    "template-" + String.valueOf(template.file().getFileName()).replace(".json", ""));
            card.setPrefWidth(CARD_WIDTH);
            card.setMaxHeight(Double.MAX_VALUE);
            wording.help(card, new SimpleStringProperty(texts.get("start.template.help")));
            templates.getChildren().add(card);
        }
        if (found.isEmpty()) {
            templates.getChildren().add(empty("start.templates.none"));
        }
    }

    private Button card(String title, String sentence, Node drawing, Runnable action) {
        Label name = new Label(name(title));
        name.getStyleClass().add("template-name");
        // A text, not a label: it knows its height before the button knows its width.
        Text words = new Text(sentence);
        words.getStyleClass().add("start-sentence");
        words.setWrappingWidth(CARD_WIDTH - CARD_PADDING);
        Button button = new Button(null, new VBox(6, drawing, name, words));
        button.getStyleClass().addAll("flat", "start-card");
        button.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        button.setAlignment(Pos.TOP_LEFT);
        button.setMaxWidth(Double.MAX_VALUE);
        button.setAccessibleText(name(title) + ". " + sentence);
        button.setOnAction(event -> action.run());
        return button;
    }

    private Node step(int number) {
        Label digit = new Label(String.valueOf(number));
        digit.getStyleClass().add("start-digit");
        digit.setMinSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        Label words = new Label(texts.get("start.step." + number));
        words.setWrapText(true);
        words.setMinHeight(Region.USE_PREF_SIZE);
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox step = new HBox(10, digit, words);
        step.getStyleClass().add("start-step");
        step.setAlignment(Pos.CENTER_LEFT);
        step.setPrefWidth(1);
        HBox.setHgrow(step, Priority.ALWAYS);
        return step;
    }

    private Label heading(String key) {
        Label label = new Label(texts.get(key));
        label.getStyleClass().add("start-heading");
        return label;
    }

    private Label empty(String key) {
        Label label = new Label(texts.get(key));
        label.getStyleClass().add("empty-sentence");
        label.setWrapText(true);
        return label;
    }

    private String name(String title) {
        return title.isBlank() ? texts.get("ui.untitled") : title;
    }
}
