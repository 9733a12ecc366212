package org.layerwright.ui;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.MenuButton;
import javafx.scene.control.Slider;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseEvent;
import javax.imageio.ImageIO;
import org.layerwright.app.ProgramWindow;
import org.layerwright.event.RunState;
import org.layerwright.importer.Fixtures;
import org.layerwright.network.LayerSpec;
import org.layerwright.network.NetworkJson;
import org.layerwright.network.NetworkSpec;
import org.layerwright.plan.TrainingPlan;
import org.layerwright.ui.testing.Drops;
import org.layerwright.ui.testing.Fx;
import org.layerwright.ui.testing.Keys;
import org.layerwright.ui.testing.MouseEvents;
import org.layerwright.ui.view.Page;
import org.layerwright.ui.view.WindowModel;
import org.layerwright.ui.view.data.DataPage;
import org.layerwright.ui.view.export.ExportPage;
import org.layerwright.ui.viewmodel.LayerClipboard;
import org.layerwright.ui.viewmodel.Settings;
import org.layerwright.ui.viewmodel.TextClipboard;
import org.layerwright.ui.viewmodel.TrainingViewModel;
import org.layerwright.ui.viewmodel.export.ExportViewModel;

/** What a user does with the program, from page to page, with a run of real digits in the middle. */
final class Walkthrough {
    private static final int PASTED = 60;
    private static final int IMAGES = 150;
    static final List<String> CHAPTERS = List.of(
            "pages", "build", "files", "data", "train", "trained", "results", "draw", "runs", "export", "appearance");

    private static final BooleanSupplier AT_ONCE = () -> true;

    /** Hears of each action. */
    interface Recorder {
        /**
         * Does something on the window's thread and returns when all that follows from it is seen.
         *
         * @param isOver looked at in each frame
         */
        void record(String action, Fx.Action doIt, BooleanSupplier isOver) throws Exception;
    }

    private final ProgramWindow program;
    private final WindowModel model;
    private final TrainingViewModel training;
    private final Path folder;
    private final Recorder recorder;
    private final Path digits;
    private final Path images;
    private int rounds;

    /** @param folder takes the files that are saved and exported */
    Walkthrough(ProgramWindow program, Path folder, Recorder recorder) throws IOException {
        this.program = program;
        this.model = program.context().window().model();
        this.training = program.context().training();
        this.folder = folder;
        this.recorder = recorder;
        digits = Fixtures.path("pytorch/digits-9.onnx");
        images = images(folder.resolve("shapes"));
    }

    /** Once through some chapters, in their order; ends where it began. */
    void round(List<String> chapters) throws Exception {
        rounds++;
        for (String chapter : chapters) {
            switch (chapter) {
                case "pages" -> everyPage("");
                case "build" -> build();
                case "files" -> files();
                case "data" -> data();
                case "train" -> train();
                case "trained" -> everyPage("trained ");
                case "results" -> results();
                case "draw" -> draw();
                case "runs" -> runs();
                case "export" -> export();
                case "appearance" -> appearance();
                default -> throw new IllegalArgumentException("There is no chapter \"" + chapter + "\".");
            }
        }
    }

    private void everyPage(String when) throws Exception {
        for (Page page : program.context().window().pages()) {
            go(when, page.id());
        }
    }

    private void go(String when, String page) throws Exception {
        recorder.record(when + "page " + page, () -> press("#page-" + page), AT_ONCE);
    }

    private void build() throws Exception {
        go("", "build");
        recorder.record("template", () -> model.files().openTemplate(sample("keras-mnist-cnn.json")), AT_ONCE);
        recorder.record("select a layer", () -> model.document().select(1), AT_ONCE);
        recorder.record("select another type", () -> model.document().select(8), AT_ONCE);
        recorder.record("insert from the palette", () -> press("#palette-Conv2D"), AT_ONCE);
        recorder.record("undo", () -> press("#undo"), AT_ONCE);
        recorder.record("redo", () -> press("#redo"), AT_ONCE);
        recorder.record("undo again", () -> press("#undo"), AT_ONCE);
        recorder.record(
                "type in the palette's search", () -> ((TextField) find("#palette-search")).setText("norm"), AT_ONCE);
        recorder.record("empty the palette's search", () -> ((TextField) find("#palette-search")).setText(""), AT_ONCE);
        recorder.record(
                "what-if",
                () -> {
                    model.document().select(3);
                    press("#what-if-head");
                },
                AT_ONCE);
        recorder.record("what-if closed", () -> press("#what-if-head"), AT_ONCE);
        recorder.record("paste of 60 layers", this::paste, AT_ONCE);
        recorder.record("paste undone", () -> press("#undo"), AT_ONCE);
        NetworkSpec deep = DeepNetworks.residual(200);
        Path file = Files.writeString(folder.resolve("deep.json"), NetworkJson.write(deep));
        recorder.record("open 200 layers", () -> model.files().openTemplate(file), () -> deep.equals(network()));
        recorder.record("select among 200", () -> model.document().select(100), AT_ONCE);
        recorder.record(
                "break one of 200", () -> model.document().edits().setParam(3, "kernelSize", 99, false), AT_ONCE);
        recorder.record("repair it", () -> press("#undo"), AT_ONCE);
    }

    private void paste() {
        NetworkSpec deep = DeepNetworks.residual(PASTED + 10);
        List<LayerSpec> layers = deep.layers().subList(1, 1 + PASTED);
        ClipboardContent content = new ClipboardContent();
        content.putString(NetworkJson.write(new NetworkSpec("", Map.of(), layers)));
        Clipboard.getSystemClipboard().setContent(content);
        model.document().select(1);
        new LayerClipboard(
                        model.document(),
                        new TextClipboard() {
                            @Override
                            public String text() {
                                return Clipboard.getSystemClipboard().getString();
                            }

                            @Override
                            public void put(String text) {}
                        },
                        model.dialogs(),
                        model.settings().texts())
                .paste();
    }

    private void files() throws Exception {
        recorder.record("new", () -> press("#new"), AT_ONCE);
        Path seed = folder.resolve("seed-" + rounds + ".lwn");
        Files.copy(sample("keras-mnist-cnn.json"), seed);
        recorder.record(
                "open",
                () -> model.files().open(seed),
                () -> model.document().file().equals(Optional.of(seed)));
        recorder.record(
                "edit and save",
                () -> {
                    model.document().edits().rename(1, "first");
                    press("#save");
                },
                () -> !model.document().isDirty());
        // What is in the file is looked at while it hovers.
        recorder.record("hover with a model", () -> Drops.hover(program.root(), List.of(digits.toFile())), AT_ONCE);
        recorder.record(
                "drop a model",
                () -> Drops.files(program.root(), List.of(digits.toFile())),
                () -> model.document().file().isEmpty());
        recorder.record("look into the model", () -> press("#page-look"), AT_ONCE);
        recorder.record(
                "open a template",
                () -> {
                    press("#page-build");
                    model.files().openTemplate(sample("keras-mnist-cnn.json"));
                },
                () -> network().name().contains("Keras"));
    }

    private void data() throws Exception {
        recorder.record("data: mnist", () -> press("#page-data"), () -> find("#class-3") != null);
        recorder.record("data: a class", () -> press("#class-3"), AT_ONCE);
        recorder.record(
                "data: scroll",
                () -> {
                    Node grid = find("#sample-grid");
                    for (int i = 0; i < 40; i++) {
                        Keys.fire(grid, KeyCode.DOWN);
                    }
                },
                AT_ONCE);
        recorder.record("data: spiral", () -> press("#set-spiral"), AT_ONCE);
        recorder.record(
                "data: a folder of images",
                () -> program.context().window().pages().stream()
                        .filter(DataPage.class::isInstance)
                        .map(DataPage.class::cast)
                        .forEach(page -> page.open(images)),
                () -> find("#preview-samples") != null && find("#preview-add") != null);
        recorder.record(
                "data: the folder is added",
                () -> press(find("#preview-add").isDisabled() ? "#preview-cancel" : "#preview-add"),
                AT_ONCE);
        recorder.record("data: mnist again", () -> press("#set-mnist"), () -> find("#class-3") != null);
        recorder.record("data: test part", () -> press("#part-test"), AT_ONCE);
    }

    private void train() throws Exception {
        recorder.record("page train", () -> press("#page-train"), AT_ONCE);
        recorder.record(
                "set the plan",
                () -> model.form()
                        .setPlan(model.form()
                                .plan()
                                .withEpochs(400)
                                .withData(new TrainingPlan.DataPlan("mnist", 3000, 0.1))),
                AT_ONCE);
        recorder.record(
                "train",
                training::train,
                () -> state() == RunState.RUNNING
                        && training.curves().loss().epochs().size() > 0);
        recorder.record("live plots", () -> {}, () -> epochs(3));
        for (Page page : program.context().window().pages()) {
            go("training ", page.id());
        }
        recorder.record("training look", () -> press("#page-look"), () -> find(".look-card") != null);
        for (int i = 0; i < 9; i++) {
            int at = i;
            String layer = network().layers().get(i).name();
            recorder.record("training look " + layer, () -> card(at), () -> find(".look-page .right-pill") != null);
            recorder.record(
                    "training filters " + layer, () -> ((ToggleButton) find(".look-page .right-pill")).fire(), AT_ONCE);
            recorder.record(
                    "training look up " + layer,
                    () -> {
                        ((ToggleButton) find(".look-page .left-pill")).fire();
                        ((Button) find(".look-crumb")).fire();
                    },
                    () -> find(".look-card") != null);
        }
        recorder.record("training results", () -> press("#page-results"), () -> find("#list-mistakes") != null);
        recorder.record("training page train", () -> press("#page-train"), AT_ONCE);
        recorder.record("pause", training::togglePause, () -> state() == RunState.PAUSED);
        recorder.record("step a batch", training::stepBatch, () -> state() == RunState.PAUSED);
        recorder.record("step an epoch", training::stepEpoch, () -> state() == RunState.PAUSED);
        recorder.record("go on", training::togglePause, () -> state() == RunState.RUNNING);
        recorder.record("stop", training::stop, () -> !state().isActive());
    }

    private void results() throws Exception {
        go("", "results");
        recorder.record(
                "results of 10,000",
                () -> press("#results-again"),
                () -> find("#results-cancel") != null
                        && !find("#results-cancel").isVisible()
                        && find("#list-mistakes") != null);
        for (String tab : List.of("scores", "roc", "calibration", "speed", "confusion")) {
            recorder.record("results: " + tab, () -> press("#tab-" + tab), AT_ONCE);
        }
        recorder.record(
                "confusion cell",
                () -> {
                    Node matrix = find("#confusion");
                    MouseEvents.fire(
                            matrix,
                            MouseEvent.MOUSE_CLICKED,
                            matrix.getLayoutBounds().getWidth() * 0.5,
                            matrix.getLayoutBounds().getHeight() * 0.5);
                },
                () -> find("#samples-grid") != null);
        recorder.record("list of mistakes", () -> press("#list-mistakes"), () -> find(".thumbnail") != null);
        recorder.record(
                "a mistake", () -> ((ButtonBase) find(".thumbnail")).fire(), () -> find("#sample-look") != null);
        recorder.record("back to the list", () -> press("#sample-back"), () -> find(".thumbnail") != null);
        recorder.record(
                "epoch slider",
                () -> ((Slider) find("#epoch-slider")).setValue(0),
                () -> model.subject().subject().epoch() > 0);
        recorder.record(
                "epoch slider back",
                () -> ((Slider) find("#epoch-slider")).setValue(((Slider) find("#epoch-slider")).getMax()),
                () -> model.subject().subject().epoch() == 0);
    }

    private void draw() throws Exception {
        go("", "draw");
        recorder.record("draw a two", () -> Drawing.two(find("#draw-pad")), AT_ONCE);
        recorder.record("draw more", () -> Drawing.two(find("#draw-pad")), AT_ONCE);
        Slider epochs = (Slider) find("#epoch-slider");
        recorder.record("draw: an earlier epoch", () -> epochs.setValue(0), AT_ONCE);
        recorder.record("draw: the latest", () -> epochs.setValue(epochs.getMax()), AT_ONCE);
        MenuButton shown = (MenuButton) find("#subject-choice");
        recorder.record(
                "show the network on the canvas", () -> shown.getItems().get(2).fire(), AT_ONCE);
        recorder.record("show the run again", () -> shown.getItems().get(0).fire(), AT_ONCE);
        recorder.record("clear", () -> press("#draw-clear"), AT_ONCE);
    }

    private void runs() throws Exception {
        go("", "runs");
        TableView<?> table = (TableView<?>) Fx.get(() -> find("#runs-table"));
        for (int i = 0; i < 5; i++) {
            int tab = i;
            recorder.record(
                    "runs: tab " + tab,
                    () -> ((TabPane) find("#runs-tabs")).getSelectionModel().select(tab),
                    AT_ONCE);
            recorder.record(
                    "runs: eight selected, tab " + tab,
                    () -> {
                        table.getSelectionModel().clearSelection();
                        table.getSelectionModel().selectRange(2 + tab, 10 + tab);
                    },
                    AT_ONCE);
        }
        recorder.record("runs: all selected", () -> table.getSelectionModel().selectAll(), AT_ONCE);
        recorder.record("runs: one selected", () -> table.getSelectionModel().clearAndSelect(0), AT_ONCE);
        recorder.record(
                "runs: sorted",
                () -> {
                    table.getSortOrder().clear();
                    sort(table, 4);
                },
                AT_ONCE);
        recorder.record("runs: scrolled", () -> table.scrollTo(200), AT_ONCE);
        recorder.record("runs: unsorted", () -> table.getSortOrder().clear(), AT_ONCE);
    }

    private static <T> void sort(TableView<T> table, int column) {
        table.getSortOrder().add(table.getColumns().get(column));
    }

    private void export() throws Exception {
        go("", "export");
        ExportViewModel export = program.context().window().pages().stream()
                .filter(ExportPage.class::isInstance)
                .map(ExportPage.class::cast)
                .findFirst()
                .orElseThrow()
                .viewModel();
        Fx.await(() -> export.possible().isPresent());
        recorder.record(
                "export to ONNX",
                () -> export.export(folder.resolve("digits-" + rounds + ".onnx")),
                () -> !export.isBusy() && export.reportProperty().get().isPresent());
    }

    private void appearance() throws Exception {
        for (String page : List.of("build", "train", "results", "runs")) {
            go("made anew: ", page);
            for (Settings.ThemeChoice theme : List.of(Settings.ThemeChoice.DARK, Settings.ThemeChoice.LIGHT)) {
                recorder.record(theme + " on " + page, () -> model.settings().chooseTheme(theme), AT_ONCE);
            }
            for (int scale : new int[] {150, 100}) {
                recorder.record(
                        "scale " + scale + " on " + page, () -> model.settings().chooseScale(scale), AT_ONCE);
            }
            for (Settings.Language language : List.of(Settings.Language.CHINESE, Settings.Language.ENGLISH)) {
                recorder.record(
                        language + " on " + page,
                        () -> model.settings().chooseLanguage(language),
                        model.slices()::isDone);
            }
        }
        // Made anew in another language.
        everyPage("made anew: ");
    }

    private void card(int index) {
        ((Button) List.copyOf(find(".look-page").lookupAll(".look-card")).get(index)).fire();
    }

    private boolean epochs(int more) {
        return training.curves().loss().epochs().size() >= more;
    }

    private RunState state() {
        return training.stateProperty().get();
    }

    private NetworkSpec network() {
        return model.document().network();
    }

    private Path sample(String name) {
        return model.folders().sampleModels().resolve(name);
    }

    private void press(String selector) {
        ButtonBase button = (ButtonBase) find(selector);
        if (button == null) {
            throw new AssertionError(
                    "There is no " + selector + " on the page " + model.page().get() + ".");
        }
        button.fire();
    }

    private Node find(String selector) {
        return program.stage().getScene().lookup(selector);
    }

    private static Path images(Path place) throws IOException {
        for (int kind = 0; kind < 4; kind++) {
            Path of = Files.createDirectories(place.resolve("kind" + kind));
            for (int i = 0; i < IMAGES; i++) {
                BufferedImage image = new BufferedImage(48, 48, BufferedImage.TYPE_INT_RGB);
                for (int pixel = 0; pixel < 48 * 48; pixel++) {
                    image.setRGB(pixel % 48, pixel / 48, (pixel * (kind + 3) * 977 + i * 4241) & 0xffffff);
                }
                ImageIO.write(image, "png", of.resolve(i + ".png").toFile());
            }
        }
        return place;
    }
}
