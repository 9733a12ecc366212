package org.layerwright.ui.view.train;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.layerwright.analysis.Finding;
import org.layerwright.analysis.TrainingDoctor;
import org.layerwright.text.Texts;
import org.layerwright.ui.viewmodel.train.FindingsViewModel;
import org.layerwright.ui.viewmodel.train.FindingsViewModel.Shown;

/** What the training doctor found, one card each: evidence, why it matters, and the remedy as a button. */
final class FindingsView extends VBox {
    private final FindingsViewModel findings;
    private final Texts texts;
    private final VBox cards = new VBox();
    private final Label empty = new Label();
    private final Map<String, FindingCard> known = new LinkedHashMap<>();
    private final int rules = TrainingDoctor.rules();
    private final Subscription subscription;
    private boolean visible;

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
        subscription = Subscription.combine(
                findings.shownProperty().subscribe(shown -> show()),
                findings.rateChangeableProperty().subscribe(now -> show()),
                findings.canResumeProperty().subscribe(now -> show()));
    }

    /** Lets go of the model, which outlives this view. */
    void dispose() {
        subscription.unsubscribe();
    }

    /** What is not seen is not brought up to date. */
    void shown(boolean nowVisible) {
        visible = nowVisible;
        show();
    }

    private void show() {
        if (!visible) {
            return;
        }
        Shown shown = findings.shownProperty().get();
        empty.setVisible(shown.findings().isEmpty());
        empty.setText(texts.get(shown.watched() ? "train.findings.none" : "train.findings.before", rules));
        Map<String, FindingCard> next = new LinkedHashMap<>();
        for (Finding finding : shown.findings()) {
            // The same card goes on showing it, or a click and the focus would be lost with every measurement.
            String key = finding.code() + ' ' + finding.subject();
            FindingCard card = known.containsKey(key) ? known.get(key) : new FindingCard(findings, finding, texts);
            card.show(finding, shown.applied().contains(finding));
            next.put(key, card);
        }
        known.clear();
        known.putAll(next);
        if (!cards.getChildren().equals(List.copyOf(next.values()))) {
            cards.getChildren().setAll(next.values());
        }
    }
}
