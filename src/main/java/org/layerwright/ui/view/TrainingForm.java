package org.layerwright.ui.view;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.layerwright.network.Problem;
import org.layerwright.text.Texts;
import org.layerwright.ui.viewmodel.Dialogs;
import org.layerwright.ui.viewmodel.PlanFit;
import org.layerwright.ui.viewmodel.PlanFormViewModel;
import org.layerwright.ui.viewmodel.PlanSection;
import org.layerwright.ui.viewmodel.RareParams;
import org.layerwright.ui.viewmodel.RunWords;

/**
 * The form of a training plan in sections that fold, at least 320 pixels wide. A wrong entry is marked, and the sentence
 * below the sections, always in sight, says what fits.
 */
public final class TrainingForm extends VBox {
    private final PlanFormViewModel form;
    private final ObservableValue<Texts> texts;
    private final ObservableValue<Boolean> running;
    private final Wording wording;

    /** @param running whether a run is under way, which changes to the form do not reach */
    public TrainingForm(PlanFormViewModel form, ObservableValue<Texts> texts, ObservableValue<Boolean> running) {
        this(form, texts, running, window -> Optional.empty());
    }

    /**
     * @param dialogs ask for a folder with a data set
     * @param sets the sets that can be chosen, and what the plan makes of the chosen one
     */
    TrainingForm(
            PlanFormViewModel form,
            ObservableValue<Texts> texts,
            ObservableValue<Boolean> running,
            Dialogs dialogs,
            DataFields.Sets sets) {
        this(
                form,
                texts,
                running,
                window -> dialogs.chooseFolder(texts.getValue().get("training.form.folder.title"), Optional.empty()),
                Optional.of(sets));
    }

    /** @param folderDialog asks for a folder; empty where it was cancelled */
    TrainingForm(
            PlanFormViewModel form,
            ObservableValue<Texts> texts,
            ObservableValue<Boolean> running,
            Function<Window, Optional<Path>> folderDialog) {
        this(form, texts, running, folderDialog, Optional.empty());
    }

    private TrainingForm(
            PlanFormViewModel form,
            ObservableValue<Texts> texts,
            ObservableValue<Boolean> running,
            Function<Window, Optional<Path>> folderDialog,
            Optional<DataFields.Sets> sets) {
        this.form = form;
        this.texts = texts;
        this.running = running;
        this.wording = new Wording(
                texts,
                running.flatMap(going -> texts.map(words -> going ? words.get("training.form.running.entry") : "")));
        ParamEditors editors = new ParamEditors(wording);
        getStyleClass().add("training-form");
        Label title = wording.label("training.form.title");
        title.getStyleClass().add("panel-title");
        SectionPane optimization = pane(
                form.optimization(),
                () -> new OptimizationFields(form.optimization(), form.planProperty(), editors, wording));
        SectionPane run = pane(form.run(), () -> new RunFields(form.run(), editors, wording));
        VBox sections = new VBox(
                pane(form.data(), () -> new DataFields(form.data(), editors, wording, folderDialog, sets)),
                optimization,
                pane(
                        form.regularization(),
                        () -> new FoldedFields(
                                form.regularization().params().fields(),
                                RareParams.OF_REGULARIZATION,
                                editors,
                                wording)),
                run);
        sections.getStyleClass().add("sections");
        // What nearly every run changes lies open.
        optimization.setOpen(true);
        run.setOpen(true);
        getChildren().addAll(title, scroll(sections), problemLine(), runningLine());
    }

    private SectionPane pane(PlanSection section, Supplier<Node> body) {
        return new SectionPane(form, section, running, wording, body);
    }

    private static ScrollPane scroll(Node sections) {
        ScrollPane scroll = new ScrollPane(sections);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setFocusTraversable(false);
        scroll.getStyleClass().add("edge-to-edge");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        return scroll;
    }

    private Node problemLine() {
        Label line = new Label();
        line.setId("plan-problem");
        line.getStyleClass().add("plan-problem");
        line.setGraphic(new FontIcon(Feather.ALERT_TRIANGLE));
        line.setWrapText(true);
        line.setMinHeight(USE_PREF_SIZE);
        line.textProperty()
                .bind(form.problemsProperty().flatMap(problems -> texts.map(words -> first(words, problems))));
        line.visibleProperty().bind(line.textProperty().isNotEmpty());
        line.managedProperty().bind(line.visibleProperty());
        return line;
    }

    private Node runningLine() {
        Label line = wording.label("training.form.running");
        line.setId("plan-running");
        line.getStyleClass().add("plan-running");
        line.setGraphic(new FontIcon(Feather.INFO));
        line.setWrapText(true);
        line.setMinHeight(USE_PREF_SIZE);
        line.visibleProperty().bind(running);
        line.managedProperty().bind(line.visibleProperty());
        return line;
    }

    /** What network and data have against each other is told below the network. */
    private static String first(Texts words, List<Problem> problems) {
        return problems.stream()
                .filter(problem -> !PlanFit.isMisfit(problem))
                .findFirst()
                .map(new RunWords(words)::problem)
                .orElse("");
    }
}
