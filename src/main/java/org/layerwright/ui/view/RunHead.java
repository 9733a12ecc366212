package org.layerwright.ui.view;

import atlantafx.base.theme.Styles;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.layerwright.event.RunState;
import org.layerwright.text.Texts;
import org.layerwright.ui.control.Sight;
import org.layerwright.ui.fx.Slices;
import org.layerwright.ui.viewmodel.Notice;
import org.layerwright.ui.viewmodel.TrainingViewModel;

/** A run without its curves: its commands, how far it is, and how it ended. */
public final class RunHead extends VBox {
    /** Icon, gap and padding beside a button's text. */
    private static final double BESIDE_TEXT = 58;

    private static final double BESIDE_BUTTONS = 4;

    private final TrainingViewModel run;
    private final Wording wording;
    private final List<RunCommand> commands;
    private final ObservableValue<Boolean> seen = Sight.of(this);
    private Scene keysOn;

    public RunHead(TrainingViewModel run, ObservableValue<Texts> texts) {
        this(run, texts, Slices.atOnce());
    }

    /** @param slices makes all but the button that starts a run */
    RunHead(TrainingViewModel run, ObservableValue<Texts> texts, Slices slices) {
        this.run = run;
        this.wording = new Wording(texts);
        this.commands = RunCommand.all(run);
        getStyleClass().add("run-head");
        // However long a text gets, it must not push the window's other parts aside.
        setMinWidth(0);
        CommandRow row = new CommandRow(
                List.of(Set.of("step-batch", "step-epoch", "open-run-folder"), Set.of("train-on", "stop")),
                Set.of("pause", "resume"));
        row.getChildren().add(button(commands.get(0)));
        getChildren().add(row);
        slices.add(() -> {
            commands.stream().skip(1).map(this::button).forEach(row.getChildren()::add);
            getChildren().addAll(givenWeights(), progressBar(), status(), blocked());
            keepFocusFromStop(row);
        });
        // The page that is left is hidden before the next is shown, so that one of two heads has the keys.
        // What it lies in comes to a scene before it does itself.
        seen.subscribe(now -> moveKeys());
        sceneProperty().subscribe(now -> moveKeys());
    }

    /** Train is off once it was pressed; the next key must not end what it began, while Pause is not there yet. */
    private void keepFocusFromStop(Node row) {
        Node pause = row.lookup("#pause");
        Node stop = row.lookup("#stop");
        run.controls().canPauseProperty().addListener((observable, before, now) -> {
            if (now && stop.isFocused()) {
                pause.requestFocus();
            }
        });
    }

    /** There while a model that was opened is on the canvas. */
    private Node givenWeights() {
        CheckBox box = new CheckBox();
        box.setId("given-weights");
        box.setMnemonicParsing(false); // A file's name may hold an underscore.
        VBox.setMargin(box, new Insets(BESIDE_BUTTONS, 0, BESIDE_BUTTONS, 0));
        box.setMinWidth(0);
        box.selectedProperty().bindBidirectional(run.weights().usedProperty());
        box.textProperty()
                .bind(run.weights()
                        .offeredProperty()
                        .flatMap(name -> wording.texts()
                                .map(texts -> name.map(file -> texts.get("import.begin", file))
                                        .orElse(""))));
        box.visibleProperty().bind(run.weights().offeredProperty().map(Optional::isPresent));
        box.managedProperty().bind(box.visibleProperty());
        box.disableProperty().bind(Bindings.not(run.controls().canTrainProperty()));
        wording.help(box, wording.text("import.begin.help"));
        return box;
    }

    private Button button(RunCommand command) {
        Button button = new Button();
        button.setId(command.id());
        button.setGraphic(new FontIcon(command.icon()));
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(event -> command.action().run());
        button.disableProperty().bind(Bindings.not(command.enabled()));
        wording.text(button, command.key());
        ObservableValue<String> help = wording.text(command.key() + ".help");
        switch (command.id()) {
            case "train" -> {
                button.getStyleClass().add(Styles.ACCENT);
                help = run.status().trainHintProperty();
            }
            case "step-batch", "step-epoch" -> {
                ObservableValue<String> step = help;
                help = run.status()
                        .stepHintProperty()
                        .flatMap(reset -> step.map(text -> reset.isEmpty() ? text : text + "\n" + reset));
            }
            case "pause" -> {
                button.prefWidthProperty().bind(wording.texts().map(RunHead::pauseWidth));
                ObservableValue<Boolean> paused = run.stateProperty().map(state -> state == RunState.PAUSED);
                ObservableValue<String> key = paused.map(is -> is ? "training.continue" : "training.pause");
                button.textProperty().bind(key.flatMap(wording::text));
                help = key.flatMap(name -> wording.text(name + ".help"));
                paused.addListener((observable, before, now) ->
                        button.setGraphic(new FontIcon(now ? Feather.PLAY : Feather.PAUSE)));
                // What ended can be resumed or cannot, but never paused: the two share a place.
                button.visibleProperty().bind(Bindings.not(run.controls().canResumeProperty()));
                button.managedProperty().bind(button.visibleProperty());
            }
            // What is rarely there comes last and takes no room while it is not.
            case "resume", "train-on", "open-run-folder" -> {
                button.visibleProperty().bind(command.enabled());
                button.managedProperty().bind(button.visibleProperty());
            }
            default -> {}
        }
        String keys = " (" + command.accelerator().getDisplayText() + ")";
        ObservableValue<String> sentence = help;
        // An icon alone is named by its tooltip.
        wording.help(
                button,
                button.contentDisplayProperty()
                        .flatMap(display -> display == ContentDisplay.GRAPHIC_ONLY ? named(button, sentence) : sentence)
                        .map(text -> text + keys));
        return button;
    }

    private static ObservableValue<String> named(Button button, ObservableValue<String> help) {
        return button.textProperty().flatMap(name -> help.map(text -> name + "\n" + text));
    }

    /** Room for both of its texts, so that the buttons beside it stay where they are. */
    private static double pauseWidth(Texts words) {
        double pause = new Text(words.get("training.pause")).getLayoutBounds().getWidth();
        double goOn = new Text(words.get("training.continue")).getLayoutBounds().getWidth();
        return Math.ceil(Math.max(pause, goOn)) + BESIDE_TEXT;
    }

    private Node progressBar() {
        ProgressBar bar = new ProgressBar();
        bar.setId("run-progress");
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.progressProperty().bind(run.status().progressProperty());
        bar.accessibleTextProperty().bind(wording.text("training.progress"));
        HBox.setHgrow(bar, Priority.ALWAYS);
        HBox row = new HBox(bar, new RateControl(run.rate(), wording));
        row.getStyleClass().add("run-progress");
        VBox.setMargin(row, new Insets(BESIDE_BUTTONS, 0, 0, 0));
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    /** During a run how far it is; after it how it ended. */
    private Node status() {
        Label phase = new Label();
        phase.setId("run-phase");
        phase.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> Stream.of(
                                        run.status().phaseProperty().get(),
                                        run.status().noticeProperty().get().text())
                                .filter(text -> !text.isEmpty())
                                .findFirst()
                                .orElse(""),
                        run.status().phaseProperty(),
                        run.status().noticeProperty()));
        phase.setWrapText(true);
        phase.getStyleClass().add("run-phase");
        FontIcon icon = new FontIcon();
        phase.setGraphic(icon);
        run.status().noticeProperty().addListener((observable, before, now) -> mark(phase, icon, now));
        run.stateProperty()
                .addListener((observable, before, now) ->
                        mark(phase, icon, run.status().noticeProperty().get()));
        mark(phase, icon, run.status().noticeProperty().get());
        phase.setMinHeight(USE_PREF_SIZE);

        wording.help(phase, wording.text("run.state.help"));
        // During a run its figures stand beside what it does, in as many lines as they need; after it they are gone.
        Node figures = new RunFigures(run.status(), wording);
        HBox.setHgrow(figures, Priority.ALWAYS);
        figures.visibleProperty().bind(run.status().phaseProperty().isNotEmpty());
        figures.managedProperty().bind(figures.visibleProperty());
        HBox row = new HBox(phase, figures);
        // What is being done is never squeezed by its figures; how it ended is a sentence, which is broken into lines.
        phase.minWidthProperty()
                .bind(Bindings.when(run.status().phaseProperty().isEmpty())
                        .then(0.0)
                        .otherwise(USE_PREF_SIZE));
        row.setAlignment(Pos.TOP_LEFT);
        row.getStyleClass().add("run-status");
        VBox status = new VBox(row, model());
        // "Ready" beside the reason why not would be a contradiction.
        status.visibleProperty()
                .bind(run.status()
                        .blockedProperty()
                        .isEmpty()
                        .or(run.stateProperty().isNotEqualTo(RunState.IDLE)));
        status.managedProperty().bind(status.visibleProperty());
        return status;
    }

    /** Where the model was saved, on a line of its own; the whole path is in its tooltip. */
    private Node model() {
        Label model = new Label();
        model.setId("run-model");
        model.getStyleClass().addAll(Styles.TEXT_MUTED, "run-model");
        model.textProperty().bind(run.status().modelProperty());
        model.visibleProperty().bind(model.textProperty().isNotEmpty());
        model.managedProperty().bind(model.visibleProperty());
        model.setMinWidth(0);
        wording.help(model, run.status().modelPathProperty());
        return model;
    }

    private void mark(Label label, FontIcon icon, Notice notice) {
        label.getStyleClass().removeAll(Styles.SUCCESS, Styles.DANGER);
        switch (notice.kind()) {
            case SUCCESS -> {
                label.getStyleClass().add(Styles.SUCCESS);
                icon.setIconCode(Feather.CHECK_CIRCLE);
            }
            case FAILURE -> {
                label.getStyleClass().add(Styles.DANGER);
                icon.setIconCode(Feather.ALERT_OCTAGON);
            }
            case INFO ->
                icon.setIconCode(
                        switch (run.stateProperty().get()) {
                            case PAUSED -> Feather.PAUSE;
                            case STARTING, RUNNING, STOPPING -> Feather.ACTIVITY;
                            default -> Feather.INFO;
                        });
        }
    }

    private Node blocked() {
        Label line = new Label();
        line.setId("run-blocked");
        line.getStyleClass().addAll("run-blocked", Styles.WARNING);
        line.setGraphic(new FontIcon(Feather.ALERT_TRIANGLE));
        line.setWrapText(true);
        line.setMinHeight(USE_PREF_SIZE);
        line.visibleProperty().bind(run.status().blockedProperty().isNotEmpty());
        line.managedProperty().bind(line.visibleProperty());
        // Hidden it keeps its words, since each edit may bring them back: other words have their styles looked up.
        line.textProperty().bind(run.status().blockedProperty().when(line.visibleProperty()));
        return line;
    }

    private void moveKeys() {
        Scene now = seen.getValue() ? getScene() : null;
        if (now != keysOn) {
            removeKeys(keysOn);
            addKeys(now);
            keysOn = now;
        }
    }

    private void addKeys(Scene scene) {
        if (scene != null) {
            commands.forEach(command -> scene.getAccelerators().put(command.accelerator(), () -> {
                if (command.enabled().get()) {
                    command.action().run();
                }
            }));
        }
    }

    private void removeKeys(Scene scene) {
        if (scene != null) {
            commands.forEach(command -> scene.getAccelerators().remove(command.accelerator()));
        }
    }
}
