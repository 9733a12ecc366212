package org.layerwright.ui.view.export;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;
import org.layerwright.export.proof.ProofReport;
import org.layerwright.export.proof.ProofReport.FileEntry;
import org.layerwright.export.proof.ProofReport.Outcome;
import org.layerwright.export.proof.ProofWords;
import org.layerwright.text.Sizes;
import org.layerwright.text.Texts;
import org.layerwright.ui.control.HoverHelp;
import org.layerwright.ui.control.Icons;
import org.layerwright.ui.viewmodel.FailureWords;
import org.layerwright.ui.viewmodel.export.ExportViewModel;
import org.layerwright.ui.viewmodel.export.ExportViewModel.Readiness;

/** What came of the last export: the verdict in words with a sign, the numbers, and what can be done with the report. */
final class ProofPane extends VBox {
    private final ExportViewModel export;
    private final Texts texts;
    private final ProofWords words;
    private final Runnable save;
    private final Runnable showFolder;
    private final Subscription subscription;

    ProofPane(ExportViewModel export, Texts texts, Runnable save, Runnable showFolder) {
        super(10);
        this.export = export;
        this.texts = texts;
        this.save = save;
        this.showFolder = showFolder;
        words = new ProofWords(texts);
        setId("export-proof");
        subscription = Subscription.combine(
                export.reportProperty().subscribe(now -> show()),
                export.failureProperty().subscribe(now -> show()),
                export.progressProperty().subscribe(now -> show()));
    }

    /** A name for the report as a page. */
    static String pageName(ProofReport report) {
        return ProofWords.fileName(report) + ".proof.html";
    }

    private void show() {
        Optional<ProofReport> report = export.reportProperty().get();
        Optional<Throwable> failure = export.failureProperty().get();
        if (report.isPresent()) {
            getChildren().setAll(nodes(report.get()));
            // The report may have been made, and could not be saved.
            failure.ifPresent(why -> getChildren().add(failed(why)));
        } else if (failure.isPresent() && export.readinessProperty().get() != Readiness.UNREADABLE) {
            getChildren().setAll(failed(failure.get()));
        } else if (export.isBusy()) {
            getChildren().clear();
        } else {
            Label hint = new Label(texts.get("export.proof.hint"));
            hint.getStyleClass().add("export-hint");
            ExportView.wrap(hint);
            getChildren().setAll(hint);
        }
    }

    private Label failed(Throwable why) {
        Label label = new Label(FailureWords.of(texts, why), Icons.of(Feather.ALERT_TRIANGLE));
        label.setId("export-failure");
        label.getStyleClass().add("export-failure");
        ExportView.wrap(label);
        return label;
    }

    private List<Node> nodes(ProofReport report) {
        Outcome outcome = report.trial().outcome();
        Feather sign = outcome.isCertain()
                ? Feather.CHECK_CIRCLE
                : outcome.isAcceptable() ? Feather.HELP_CIRCLE : Feather.ALERT_TRIANGLE;
        Label headline = new Label(words.outcome(report), Icons.of(sign));
        headline.setId("export-outcome");
        headline.getStyleClass()
                .addAll("export-outcome", outcome.isCertain() ? "proven" : outcome.isAcceptable() ? "open" : "refuted");
        Label verdict = new Label(words.verdict(report));
        verdict.setId("export-verdict");
        ExportView.wrap(verdict);
        GridPane facts = new GridPane(14, 4);
        facts.getStyleClass().add("export-facts");
        for (ProofWords.Fact fact : words.numbers(report)) {
            Label key = new Label(fact.label());
            key.getStyleClass().add("export-hint");
            key.setMinWidth(Region.USE_PREF_SIZE);
            GridPane.setValignment(key, VPos.TOP);
            Label value = new Label(fact.value());
            value.setId("fact-" + fact.key());
            ExportView.wrap(value);
            GridPane.setHgrow(value, Priority.ALWAYS);
            facts.addRow(facts.getRowCount(), key, value);
        }
        VBox files = new VBox(2);
        for (FileEntry file : report.written().files()) {
            Label path =
                    new Label(Path.of(file.path()).getFileName() + " (" + Sizes.of(file.bytes(), texts.locale()) + ")");
            path.getStyleClass().add("export-hint");
            ExportView.wrap(path);
            HoverHelp.install(path, file::path);
            files.getChildren().add(path);
        }
        Label beside = new Label(texts.get("export.proof.beside", ProofWords.fileName(report) + ".proof.json"));
        beside.getStyleClass().add("export-hint");
        ExportView.wrap(beside);
        HBox buttons = new HBox(
                8,
                ExportView.button(texts, "save", Feather.SAVE, save),
                ExportView.button(texts, "folder", Feather.FOLDER, showFolder));
        return List.of(headline, verdict, facts, files, beside, buttons);
    }

    void dispose() {
        subscription.unsubscribe();
    }
}
