package org.layerwright.ui.view.train;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.layerwright.analysis.Finding;
import org.layerwright.analysis.Severity;
import org.layerwright.text.Texts;
import org.layerwright.ui.control.Icons;
import org.layerwright.ui.control.Sight;
import org.layerwright.ui.control.Tips;
import org.layerwright.ui.viewmodel.train.FindingWords;
import org.layerwright.ui.viewmodel.train.FindingsViewModel;

/** One finding: how grave, what was seen, why it matters, and its remedy as buttons. It stays while its numbers change. */
final class FindingCard extends VBox {
    private final FindingsViewModel findings;
    private final Texts texts;
    private final Label seen = sentence();
    private final Label where = sentence();
    private final Label remedy = sentence();
    private final Button now;
    private final Button resume;
    private final Button elsewhere;
    private final FlowPane buttons = new FlowPane(6, 6);
    private final HBox done;
    private final Hyperlink takeBack;
    private Finding finding;

    FindingCard(FindingsViewModel findings, Finding first, Texts texts) {
        this.findings = findings;
        this.texts = texts;
        this.finding = first;
        FindingWords words = FindingWords.of(first, texts);
        getStyleClass().add("finding-card");
        setId("finding-" + first.code());
        Label severity = new Label(words.severity(), Icons.of(icon(first.severity())));
        severity.getStyleClass().addAll("finding-severity", "severity-" + first.severity());
        severity.setMinWidth(USE_PREF_SIZE);
        Label title = sentence();
        title.setText(words.title());
        title.getStyleClass().add("finding-title");
        HBox.setHgrow(title, Priority.ALWAYS);
        Label why = sentence();
        why.setText(words.why());
        why.getStyleClass().add("panel-hint");
        where.getStyleClass().add("panel-hint");
        now = button("now", Feather.ZAP, () -> findings.applyNow(finding));
        resume = button("resume", Feather.ROTATE_CW, () -> findings.resumeWith(finding));
        elsewhere = button("elsewhere", Feather.CPU, () -> findings.resumeOnCpu(finding));
        Button next = button("next", Feather.TOOL, () -> findings.apply(finding));
        buttons.getChildren().addAll(now, resume, elsewhere, next);
        Label applied = sentence();
        applied.setText(texts.get("train.findings.applied"));
        applied.setGraphic(Icons.of(Feather.CHECK));
        HBox.setHgrow(applied, Priority.ALWAYS);
        takeBack = new Hyperlink(texts.get("train.findings.undo"));
        takeBack.setId("remedy-undo-" + first.code());
        takeBack.setMinWidth(USE_PREF_SIZE);
        takeBack.setTooltip(Tips.line());
        takeBack.setOnAction(event -> findings.takeBack(finding));
        done = new HBox(6, applied, takeBack);
        done.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(new HBox(8, severity, title), seen, why, where, remedy, buttons, done);
    }

    /** Shows the finding as it is now. */
    void show(Finding latest, boolean applied) {
        finding = latest;
        FindingWords words = FindingWords.of(latest, texts);
        seen.setText(words.seen());
        where.setText(words.where());
        remedy.setText(words.remedy());
        // Hidden ones keep no place in the row.
        Sight.show(now, findings.rateNow(latest).isPresent());
        Sight.show(resume, findings.rateToResumeWith(latest).isPresent());
        Sight.show(elsewhere, findings.canResumeOnCpu(latest));
        Sight.show(buttons, FindingsViewModel.canApply(latest) && !applied);
        Sight.show(done, applied);
        Sight.show(takeBack, findings.canTakeBack(latest));
        String named = texts.get("train.findings.undo.named", words.remedy());
        takeBack.getTooltip().setText(named);
        takeBack.setAccessibleText(named);
    }

    private Button button(String key, Feather icon, Runnable action) {
        Button button = new Button(texts.get("train.findings." + key), Icons.of(icon));
        button.setId("remedy-" + (key.equals("next") ? "" : key + "-") + finding.code());
        button.getStyleClass().add("small");
        button.setMinWidth(USE_PREF_SIZE);
        String help = texts.get("train.findings." + key + ".help");
        button.setTooltip(Tips.line(help));
        button.setAccessibleHelp(help);
        button.setOnAction(event -> action.run());
        return button;
    }

    private static Label sentence() {
        Label label = new Label();
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
