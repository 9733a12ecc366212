package org.layerwright.ui.view.train;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;
import org.layerwright.analysis.Finding;
import org.layerwright.analysis.Severity;
import org.layerwright.text.Texts;
import org.layerwright.ui.control.Icons;
import org.layerwright.ui.viewmodel.train.FindingWords;
import org.layerwright.ui.viewmodel.train.FindingsViewModel;
import org.layerwright.ui.viewmodel.train.FindingsViewModel.Shown;

/** What the training doctor found, one card each: evidence, why it matters, and the remedy as a button. */
final class FindingsView extends VBox {
    private final FindingsViewModel findings;
    private final Texts texts;
    private final VBox cards = new VBox();
    private final Label empty = new Label();
    private final Subscription subscription;

    FindingsView(FindingsViewModel findings, Texts texts) {
        this.findings = findings;
        this.texts = texts;
        getStyleClass().add("findings");
        Label title = new Label(texts.get("train.findings"));
        title.getStyleClass().add("panel-title");
        empty.setId("findings-empty");
        empty.getStyleClass().add("panel-hint");
        empty.setWrapText(true);
        empty.setMinHeight(USE_PREF_SIZE);
        cards.getStyleClass().add("finding-cards");
        ScrollPane scroll = new ScrollPane(cards);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("edge-to-edge");
        scroll.setAccessibleText(title.getText());
        scroll.visibleProperty().bind(empty.visibleProperty().not());
        scroll.managedProperty().bind(scroll.visibleProperty());
        empty.managedProperty().bind(empty.visibleProperty());
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().addAll(title, empty, scroll);
        subscription = findings.shownProperty().subscribe(this::show);
    }

    /** Lets go of the model, which outlives this view. */
    void dispose() {
        subscription.unsubscribe();
    }

    private void show(Shown shown) {
        empty.setVisible(shown.findings().isEmpty());
        empty.setText(texts.get(shown.watched() ? "train.findings.none" : "train.findings.before"));
        List<Node> nodes = shown.findings().stream()
                .map(finding -> card(finding, shown.applied().contains(finding)))
                .toList();
        cards.getChildren().setAll(nodes);
    }

    private Node card(Finding finding, boolean applied) {
        FindingWords words = FindingWords.of(finding, texts);
        Label severity = new Label(words.severity(), Icons.of(icon(finding.severity())));
        severity.getStyleClass().addAll("finding-severity", "severity-" + finding.severity());
        severity.setMinWidth(USE_PREF_SIZE);
        Label title = sentence(words.title());
        title.getStyleClass().add("finding-title");
        HBox.setHgrow(title, Priority.ALWAYS);
        HBox head = new HBox(8, severity, title);
        Label where = sentence(words.where());
        where.getStyleClass().add("panel-hint");
        Label why = sentence(words.why());
        why.getStyleClass().add("panel-hint");
        VBox card = new VBox(head, sentence(words.seen()), why, where, sentence(words.remedy()));
        card.getStyleClass().add("finding-card");
        card.setId("finding-" + finding.code());
        if (FindingsViewModel.canApply(finding)) {
            card.getChildren().add(applied ? done() : buttons(finding));
        }
        return card;
    }

    private Node buttons(Finding finding) {
        FlowPane row = new FlowPane(6, 6);
        findings.rateNow(finding)
                .ifPresent(rate -> row.getChildren()
                        .add(button(finding, "train.findings.now", Feather.ZAP, () -> findings.applyNow(finding))));
        row.getChildren().add(button(finding, "train.findings.next", Feather.TOOL, () -> findings.apply(finding)));
        return row;
    }

    private Button button(Finding finding, String key, Feather icon, Runnable action) {
        Button button = new Button(texts.get(key), Icons.of(icon));
        button.setId((key.endsWith("now") ? "remedy-now-" : "remedy-") + finding.code());
        button.getStyleClass().add("small");
        button.setMinWidth(USE_PREF_SIZE);
        button.setTooltip(new Tooltip(texts.get(key + ".help")));
        button.setOnAction(event -> action.run());
        return button;
    }

    private Node done() {
        Label done = new Label(texts.get("train.findings.applied"), Icons.of(Feather.CHECK));
        done.setWrapText(true);
        done.setMinHeight(USE_PREF_SIZE);
        return done;
    }

    private static Label sentence(String words) {
        Label label = new Label(words);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }

    private static Feather icon(Severity severity) {
        return switch (severity) {
            case NOTE -> Feather.INFO;
            case WARNING -> Feather.ALERT_TRIANGLE;
            case FATAL -> Feather.ALERT_OCTAGON;
        };
    }
}
