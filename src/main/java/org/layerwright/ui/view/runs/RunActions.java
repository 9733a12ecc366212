package org.layerwright.ui.view.runs;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Spinner;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.layerwright.run.RunIndex;
import org.layerwright.ui.view.BuildPage;
import org.layerwright.ui.view.WindowModel;
import org.layerwright.ui.viewmodel.runs.RunRow;
import org.layerwright.ui.viewmodel.runs.RunsViewModel;

/** What can be done with the runs that are selected. */
final class RunActions extends FlowPane {
    private static final int MOST_EPOCHS = 1000;

    private final WindowModel model;
    private final RunsViewModel runs;
    private final BooleanProperty oneReadable = new SimpleBooleanProperty();
    private final BooleanProperty resumable = new SimpleBooleanProperty();
    private final BooleanProperty finished = new SimpleBooleanProperty();
    private final BooleanProperty deletable = new SimpleBooleanProperty();
    private final BooleanProperty chosen = new SimpleBooleanProperty();
    private final BooleanProperty one = new SimpleBooleanProperty();

    RunActions(WindowModel model, RunsViewModel runs, Parts parts) {
        this.model = model;
        this.runs = runs;
        getStyleClass().add("runs-actions");
        Spinner<Integer> epochs = new Spinner<>(1, MOST_EPOCHS, 5);
        epochs.setId("runs-more-epochs");
        epochs.setEditable(true);
        epochs.setPrefWidth(86);
        epochs.setAccessibleText(parts.texts().get("runs.more"));
        parts.wording().help(epochs, parts.wording().text("runs.more.help"));
        Button trainOn = button(
                parts,
                "train-on",
                Feather.PLUS_CIRCLE,
                () -> only().ifPresent(run -> trainOn(run, epochs.getValue())),
                finished);
        epochs.disableProperty().bind(finished.not());
        HBox more = new HBox(trainOn, epochs);
        more.setAlignment(Pos.CENTER_LEFT);
        more.getStyleClass().add("runs-more");
        getChildren()
                .addAll(
                        button(parts, "open", Feather.EYE, () -> only().ifPresent(this::open), oneReadable),
                        button(
                                parts,
                                "network",
                                Feather.LAYERS,
                                () -> only().ifPresent(this::openNetwork),
                                oneReadable),
                        button(parts, "resume", Feather.ROTATE_CW, () -> only().ifPresent(this::resume), resumable),
                        more,
                        export(parts),
                        button(parts, "folder", Feather.FOLDER, () -> only().ifPresent(this::openFolder), one),
                        button(
                                parts,
                                "delete",
                                Feather.TRASH_2,
                                () -> runs.delete(runs.selectedProperty().get()),
                                deletable));
        update();
    }

    /** Follows the selection and the run under way. */
    void update() {
        List<RunRow> selected = runs.selectedProperty().get();
        chosen.set(!selected.isEmpty());
        boolean idle = !model.training().stateProperty().get().isActive()
                && !model.queue().workingProperty().get();
        Optional<RunRow> only = only();
        one.set(only.isPresent());
        oneReadable.set(only.filter(run -> run.record().isPresent()).isPresent());
        resumable.set(idle
                && only.filter(run -> run.state() == RunIndex.State.RESUMABLE).isPresent());
        finished.set(idle
                && only.filter(run -> run.state() == RunIndex.State.FINISHED).isPresent());
        deletable.set(!selected.isEmpty() && selected.stream().noneMatch(run -> run.state() == RunIndex.State.RUNNING));
    }

    void open(RunRow run) {
        if (run.record().isPresent()) {
            model.subject().showRun(run.path(), 0);
            model.training().show(run.path());
            model.page().set("train");
        }
    }

    private void openNetwork(RunRow run) {
        run.record()
                .ifPresent(record -> model.files().close(() -> {
                    model.document().load(record.network(), Optional.empty());
                    model.form().setPlan(record.plan());
                    model.page().set(BuildPage.ID);
                }));
    }

    private void resume(RunRow run) {
        model.training().resume(run.path());
        model.page().set("train");
    }

    private void trainOn(RunRow run, int epochs) {
        model.training().trainOn(run.path(), epochs);
        model.page().set("train");
    }

    private void openFolder(RunRow run) {
        model.training().openFolder(run.path());
    }

    private MenuButton export(Parts parts) {
        MenuItem tensorBoard = new MenuItem(parts.texts().get("runs.export.tensorboard"));
        tensorBoard.setId("runs-export-tensorboard");
        tensorBoard.setOnAction(event -> model.dialogs()
                .chooseFolder(parts.texts().get("runs.export.folder"), Optional.empty())
                .ifPresent(
                        logs -> runs.exportToTensorBoard(runs.selectedProperty().get(), logs)));
        MenuItem csv = new MenuItem(parts.texts().get("runs.export.csv"));
        csv.setId("runs-export-csv");
        csv.disableProperty().bind(one.not());
        csv.setOnAction(event -> only().ifPresent(run -> model.dialogs()
                .chooseFileToExport(run.folder().name() + ".csv")
                .ifPresent(file -> runs.exportToCsv(run, file))));
        MenuButton menu =
                new MenuButton(parts.texts().get("runs.export"), new FontIcon(Feather.SHARE), tensorBoard, csv);
        menu.setId("runs-export");
        menu.setMinWidth(USE_PREF_SIZE);
        menu.disableProperty().bind(chosen.not());
        parts.wording().help(menu, parts.wording().text("runs.export.help"));
        return menu;
    }

    private Optional<RunRow> only() {
        List<RunRow> selected = runs.selectedProperty().get();
        return selected.size() == 1 ? Optional.of(selected.get(0)) : Optional.empty();
    }

    private Button button(Parts parts, String name, Feather icon, Runnable action, BooleanProperty enabled) {
        Button button = parts.button("runs-" + name, "runs." + name, icon, action);
        button.disableProperty().bind(enabled.not());
        return button;
    }
}
