package org.layerwright.ui.view.data;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;
import org.layerwright.text.Texts;
import org.layerwright.ui.control.ChoiceWords;
import org.layerwright.ui.control.Icons;
import org.layerwright.ui.control.Sight;
import org.layerwright.ui.control.Tips;
import org.layerwright.ui.view.PageView;
import org.layerwright.ui.view.data.DataPage.DataModel;
import org.layerwright.ui.viewmodel.data.OwnPreview;
import org.layerwright.ui.viewmodel.data.OwnPreview.Found;

/** A file or folder of the user before it is taken: what was recognised, and how it may be read otherwise. */
final class PreviewPane implements PageView {
    private static final List<String> ORDER = List.of("size", "color", "label", "header", "drop", "missing", "target");

    private final OwnPreview own;
    private final Texts texts;
    private final Consumer<String> added;
    private final VBox card = new VBox();
    private final ScrollPane scroll = new ScrollPane(card);
    private final BorderPane node = new BorderPane(scroll);
    private final FlowPane options = new FlowPane();
    private final VBox found = new VBox();
    private final Label error = Parts.text("", "data-failure");
    private final ProgressBar bar = new ProgressBar();
    private final Button add;
    private final Subscription heard;
    private Subscription columns = Subscription.EMPTY;

    PreviewPane(DataModel data, Texts texts, Consumer<String> added) {
        this.own = data.own();
        this.texts = texts;
        this.added = added;
        card.getStyleClass().add("data-preview");
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("edge-to-edge");
        add = Parts.button(texts, "preview-add", "data.preview.add", Feather.PLUS, this::add);
        add.getStyleClass().add("accent");
        Button cancel = Parts.button(texts, "preview-cancel", "data.cancel", Feather.X, own::cancel);
        error.setId("preview-error");
        error.setGraphic(Icons.of(Feather.ALERT_TRIANGLE));
        bar.setAccessibleText(texts.get("data.reading"));
        bar.progressProperty().bind(own.progressProperty());
        options.getStyleClass().add("data-options");
        found.getStyleClass().add("data-found");
        HBox buttons = new HBox(add, cancel, bar);
        buttons.getStyleClass().addAll("data-buttons", "data-preview-buttons");
        // In sight however much there is to see above.
        node.setBottom(buttons);
        String path = own.pathProperty().get().map(Object::toString).orElse("");
        card.getChildren()
                .addAll(
                        Parts.text(texts.get("data.preview.title"), "data-title"),
                        Parts.text(path, "data-about"),
                        options,
                        error,
                        found);
        heard = own.foundProperty()
                .subscribe(now -> show())
                .and(own.errorProperty().subscribe(sentence -> {
                    error.setText(sentence);
                    Sight.show(error, !sentence.isEmpty());
                }))
                .and(own.progressProperty().subscribe(share -> {
                    Sight.show(bar, share.doubleValue() >= 0);
                    enable();
                }))
                .and(own.knownOptionsProperty().subscribe(known -> {
                    columns.unsubscribe();
                    options.getChildren()
                            .setAll(ORDER.stream()
                                    .filter(known::contains)
                                    .map(this::option)
                                    .toList());
                }));
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public void dispose() {
        heard.unsubscribe();
        columns.unsubscribe();
        bar.progressProperty().unbind();
    }

    private void add() {
        own.add().ifPresent(added);
    }

    private void enable() {
        add.setDisable(
                own.foundProperty().get().isEmpty() || own.progressProperty().get() >= 0);
    }

    private void show() {
        enable();
        found.getChildren().clear();
        own.foundProperty().get().ifPresent(this::show);
    }

    private void show(Found now) {
        found.getChildren()
                .addAll(
                        Parts.text(texts.get("data.format." + now.format()), "data-section"),
                        FactLines.of(now.data(), texts));
        if (!now.data().train().classNames().isEmpty()) {
            found.getChildren()
                    .add(Parts.text(
                            texts.get(
                                    "data.preview.classes",
                                    String.join(
                                            ", ",
                                            now.data().train().classNames().stream()
                                                    .limit(30)
                                                    .toList())),
                            "data-muted"));
        }
        now.data().notes().forEach(note -> {
            Label line = Parts.text(texts.get(note.key(), note.arguments().toArray()), "data-muted");
            line.setGraphic(Icons.of(Feather.INFO));
            found.getChildren().add(line);
        });
        Node samples = SampleTile.of(now.data().train(), now.samples(), texts);
        samples.setId("preview-samples");
        found.getChildren().addAll(Parts.text(texts.get("data.preview.samples"), "data-section"), samples);
    }

    private Node option(String name) {
        Label label = new Label(texts.get("data.option." + name));
        Control field = switch (name) {
            case "label" -> columns();
            case "color" -> choice(name, List.of("", "grey", "rgb"));
            case "header" -> choice(name, List.of("", "yes", "no"));
            case "missing" -> choice(name, List.of("", "refuse"));
            case "target" -> choice(name, List.of("", "class", "regression"));
            default -> text(name);
        };
        field.setId("option-" + name);
        String help = texts.get("data.option." + name + ".help");
        field.setTooltip(Tips.of(help));
        field.setAccessibleText(label.getText());
        field.setAccessibleHelp(help);
        label.setLabelFor(field);
        label.getStyleClass().add("field-label");
        return new VBox(label, field);
    }

    /** The columns of the table; the last one where nothing is chosen. */
    private ComboBox<String> columns() {
        ComboBox<String> box = choice("label", List.of(""));
        columns = own.columnsProperty().subscribe(names -> {
            // Filling the list must not count as a choice.
            box.setOnAction(null);
            List<String> all = new ArrayList<>(List.of(""));
            all.addAll(names);
            if (!all.contains(own.option("label"))) {
                all.add(own.option("label"));
            }
            box.getItems().setAll(all);
            box.setValue(own.option("label"));
            box.setOnAction(event -> own.set("label", box.getValue()));
        });
        return box;
    }

    private TextField text(String name) {
        TextField field = new TextField(own.option(name));
        field.setPromptText(texts.get("data.option." + name + ".prompt"));
        field.setOnAction(event -> own.set(name, field.getText()));
        field.focusedProperty().addListener((observable, before, now) -> {
            if (!now) {
                own.set(name, field.getText());
            }
        });
        return field;
    }

    private ComboBox<String> choice(String name, List<String> values) {
        ComboBox<String> box = new ComboBox<>();
        box.getItems().setAll(values);
        box.setConverter(new ChoiceWords<>(value -> {
            String key = "data.option." + name + "." + (value.isEmpty() ? "default" : value);
            // The columns of a table have names of their own.
            return name.equals("label") && !value.isEmpty() ? value : texts.get(key);
        }));
        box.setValue(own.option(name));
        box.setOnAction(event -> own.set(name, box.getValue()));
        return box;
    }
}
