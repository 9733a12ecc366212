package org.layerwright.ui.view.runs;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.beans.InvalidationListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.layerwright.text.Texts;
import org.layerwright.ui.viewmodel.runs.QueueEntry;
import org.layerwright.ui.viewmodel.runs.QueueEntry.State;
import org.layerwright.ui.viewmodel.runs.QueueViewModel;

/**
 * Runs that are trained one after the other: each with its progress, dragged with the mouse, moved with buttons or Alt
 * with the arrow keys, taken out with Delete. Any height; a few can be shown at once in different places.
 */
public final class QueueView extends VBox {
    private final QueueViewModel queue;
    private final Parts parts;
    private final VBox list = new VBox();
    private final Label sentence;
    private final TextField name = new TextField();
    private final Button add;
    private final Button start;
    private final Button stop;
    private final Button clear;
    private final Subscription subscription;

    public QueueView(QueueViewModel queue, Texts texts) {
        this.queue = queue;
        this.parts = Parts.in(texts);
        getStyleClass().add("queue");
        name.setId("queue-name");
        name.setPromptText(texts.get("runs.queue.name"));
        name.setPrefColumnCount(12);
        name.setAccessibleText(texts.get("runs.queue.name"));
        parts.wording().help(name, parts.wording().text("runs.queue.name.help"));
        name.setOnAction(event -> add());
        add = parts.button("queue-add", "runs.queue.add", Feather.PLUS, this::add);
        start = parts.button("queue-start", "runs.queue.start", Feather.PLAY, queue::start);
        stop = parts.button("queue-stop", "runs.queue.stop", Feather.SQUARE, queue::stopAfterCurrent);
        clear = parts.button("queue-clear", "runs.queue.clear", Feather.CHECK, queue::clearEnded);
        // What is rarely of use takes no room meanwhile.
        for (Button rare : List.of(stop, clear)) {
            rare.visibleProperty().bind(rare.disabledProperty().not());
            rare.managedProperty().bind(rare.visibleProperty());
        }
        FlowPane commands = new FlowPane(name, add, start, stop, clear);
        commands.getStyleClass().add("runs-actions");
        sentence = parts.sentence("");
        sentence.setId("queue-sentence");
        sentence.getStyleClass().add("queue-sentence");
        list.getStyleClass().add("queue-list");
        ScrollPane scroll = new ScrollPane(list);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("queue-scroll");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().addAll(commands, sentence, scroll);
        InvalidationListener changed = observable -> update();
        queue.canAddProperty().addListener(changed);
        subscription = Subscription.combine(
                () -> queue.canAddProperty().removeListener(changed),
                queue.workingProperty().subscribe((before, now) -> update()),
                queue.lastOneProperty().subscribe((before, now) -> update()),
                queue.outcomeProperty().subscribe((before, now) -> update()),
                queue.entriesProperty().subscribe(entries -> show(entries)));
    }

    /** Lets go of the queue, which outlives this view. */
    public void dispose() {
        subscription.unsubscribe();
        list.getChildren().clear();
    }

    private void add() {
        queue.add(name.getText());
        name.clear();
    }

    private void update() {
        List<QueueEntry> entries = queue.entriesProperty().get();
        boolean waiting = entries.stream().anyMatch(entry -> entry.state() == State.WAITING);
        boolean working = queue.workingProperty().get();
        add.setDisable(!queue.canAddProperty().get());
        start.setDisable(!waiting || working && !queue.lastOneProperty().get());
        stop.setDisable(!working || queue.lastOneProperty().get());
        clear.setDisable(
                entries.stream().allMatch(entry -> entry.state() == State.WAITING || entry.state() == State.RUNNING));
        sentence.setText(words(entries, working));
    }

    private String words(List<QueueEntry> entries, boolean working) {
        Texts texts = parts.texts();
        if (queue.lastOneProperty().get()) {
            return texts.get("runs.queue.lastOne");
        }
        if (working) {
            boolean trains = entries.stream().anyMatch(entry -> entry.state() == State.RUNNING);
            return texts.get(trains ? "runs.queue.working" : "runs.queue.waits");
        }
        return queue.outcomeProperty()
                .get()
                .map(outcome -> texts.get("runs.queue.all", outcome.done(), outcome.failed()))
                .orElse(texts.get(entries.isEmpty() ? "runs.queue.none" : "runs.queue.ready"));
    }

    private void show(List<QueueEntry> entries) {
        List<Node> cards = new ArrayList<>();
        entries.forEach(entry -> cards.add(card(entry)));
        list.getChildren().setAll(cards);
        update();
    }

    private Node card(QueueEntry entry) {
        String state = entry.state().name().toLowerCase(Locale.ROOT);
        Label title = new Label(entry.name(), new FontIcon(icon(entry.state())));
        title.getStyleClass().add("queue-title");
        Label facts = new Label(parts.texts()
                .get(
                        "runs.queue.facts",
                        parts.texts().get("runs.queue.state." + state),
                        entry.network().name(),
                        entry.plan().epochs()));
        facts.getStyleClass().add("queue-facts");
        facts.setWrapText(true);
        facts.setMinHeight(USE_PREF_SIZE);
        ProgressBar bar = new ProgressBar(0);
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.setAccessibleText(parts.texts().get("training.progress"));
        if (entry.state() == State.RUNNING) {
            bar.progressProperty().bind(queue.progressProperty());
        } else {
            bar.setProgress(entry.state() == State.DONE ? 1 : 0);
        }
        VBox words = new VBox(title, facts, bar);
        words.setMinWidth(0);
        words.getStyleClass().add("queue-words");
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox card = new HBox(
                words,
                tool(entry, "up", Feather.ARROW_UP, () -> queue.move(entry.id(), -1), queue.canMove(entry.id(), -1)),
                tool(entry, "down", Feather.ARROW_DOWN, () -> queue.move(entry.id(), 1), queue.canMove(entry.id(), 1)),
                tool(entry, "remove", Feather.X, () -> queue.remove(entry.id()), entry.state() != State.RUNNING));
        card.setAlignment(Pos.CENTER_LEFT);
        card.getStyleClass().addAll("queue-card", "queue-" + state);
        card.setFocusTraversable(true);
        card.setAccessibleText(entry.name() + ", " + facts.getText());
        card.setOnKeyPressed(event -> key(event, entry));
        if (entry.state() == State.WAITING) {
            QueueDrag.install(card, list, gap -> queue.moveTo(entry.id(), gap));
        }
        return card;
    }

    private void key(KeyEvent event, QueueEntry entry) {
        switch (event.getCode()) {
            case UP -> {
                if (event.isAltDown()) {
                    queue.move(entry.id(), -1);
                    event.consume();
                }
            }
            case DOWN -> {
                if (event.isAltDown()) {
                    queue.move(entry.id(), 1);
                    event.consume();
                }
            }
            case DELETE, BACK_SPACE -> {
                queue.remove(entry.id());
                event.consume();
            }
            default -> {}
        }
    }

    private Button tool(QueueEntry entry, String name, Feather icon, Runnable action, boolean enabled) {
        Button button = new Button(null, new FontIcon(icon));
        button.setId("queue-" + name + "-" + entry.id());
        button.getStyleClass().addAll("flat", "button-icon");
        button.setAccessibleText(parts.texts().get("runs.queue." + name, entry.name()));
        parts.wording().help(button, parts.wording().text("runs.queue." + name, entry.name()));
        button.setOnAction(event -> action.run());
        button.setDisable(!enabled);
        return button;
    }

    private static Feather icon(State state) {
        return switch (state) {
            case WAITING -> Feather.CLOCK;
            case RUNNING -> Feather.ACTIVITY;
            case DONE -> Feather.CHECK_CIRCLE;
            case STOPPED -> Feather.PAUSE_CIRCLE;
            case FAILED -> Feather.ALERT_OCTAGON;
        };
    }
}
