package org.layerwright.ui.view;

import java.nio.file.Path;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleGroup;
import javafx.util.Subscription;
import org.layerwright.run.RunRecord;
import org.layerwright.text.Texts;
import org.layerwright.ui.control.Tips;
import org.layerwright.ui.viewmodel.FailureWords;
import org.layerwright.ui.viewmodel.Subject;
import org.layerwright.ui.viewmodel.SubjectViewModel;

/** Names the model that a page shows, and lets one choose another for all pages that show one. */
public final class SubjectChoice extends MenuButton {
    private static final DateTimeFormatter BEGAN =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneId.systemDefault());

    private final WindowModel model;
    private final SubjectViewModel subjects;
    private final Texts texts;
    private final RadioMenuItem run = new RadioMenuItem();
    private final RadioMenuItem canvas = new RadioMenuItem();
    private final RadioMenuItem file = new RadioMenuItem();
    private final Subscription subscription;

    public SubjectChoice(WindowModel model, Texts texts) {
        this.model = model;
        this.texts = texts;
        subjects = model.subject();
        setId("subject-choice");
        setMnemonicParsing(false); // Names of networks and files may hold underscores.
        file.setMnemonicParsing(false);
        getStyleClass().addAll("flat", "subject-choice");
        setMinWidth(0);
        setTooltip(Tips.of(""));
        setAccessibleHelp(texts.get("subject.help"));
        ToggleGroup group = new ToggleGroup();
        group.getToggles().setAll(run, canvas, file);
        run.setText(texts.get("subject.choose.run"));
        run.setOnAction(event -> showRun());
        canvas.setText(texts.get("subject.choose.canvas"));
        canvas.setOnAction(event -> subjects.chooseCanvas());
        MenuItem other = new MenuItem(texts.get("subject.choose.other"));
        other.setOnAction(event -> model.page().set("runs"));
        MenuItem open = new MenuItem(texts.get("subject.choose.file"));
        open.setOnAction(event -> model.dialogs().chooseModelToOpen().ifPresent(this::showFile));
        getItems().setAll(run, file, canvas, new SeparatorMenuItem(), other, open);
        subscription = Subscription.combine(
                subjects.subjectProperty().subscribe(this::follow),
                model.training().runFolderProperty().subscribe(this::follow));
        setOnShowing(event -> follow());
        follow();
    }

    public void dispose() {
        subscription.unsubscribe();
    }

    /** Which model is shown; a run by its network's name and the time at which it began. */
    private static String words(Subject subject, Optional<RunRecord> record, Texts texts) {
        if (subject.isFresh()) {
            return texts.get("subject.canvas");
        }
        if (subject.isFile()) {
            return texts.get("subject.file", fileName(subject));
        }
        String network = subject.network().name().isBlank()
                ? texts.get("ui.untitled")
                : subject.network().name();
        String run = network
                + record.map(found -> " · " + BEGAN.format(found.createdAt())).orElse("");
        if (subject.epoch() > 0) {
            return texts.get("subject.epoch", run, Integer.toString(subject.epoch()));
        }
        return texts.get(subject.isLive() ? "subject.live" : "subject.run", run);
    }

    private static String fileName(Subject subject) {
        return String.valueOf(Path.of(subject.weights().file()).getFileName());
    }

    private void follow() {
        Subject now = subjects.subject();
        setText(words(now, subjects.record(), texts));
        // A name may be too long for its place.
        setAccessibleText(texts.get("subject.shown", getText()));
        getTooltip().setText(getText() + "\n" + texts.get("subject.help"));
        run.setVisible(model.training().runFolderProperty().get() != null);
        file.setVisible(now.isFile());
        file.setText(now.isFile() ? getText() : "");
        (now.isFresh() ? canvas : now.isFile() ? file : run).setSelected(true);
    }

    private void showRun() {
        subjects.showRun(model.training().runFolderProperty().get(), 0)
                .whenComplete((shown, failure) -> failed(failure));
    }

    private void showFile(Path chosen) {
        subjects.showModel(chosen).whenComplete((shown, failure) -> failed(failure));
    }

    private void failed(Throwable failure) {
        // What was chosen is not shown: the mark goes back to what is.
        follow();
        if (failure != null) {
            model.dialogs().error(texts.get("subject.failed"), FailureWords.of(texts, failure));
        }
    }
}
