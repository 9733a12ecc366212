package org.layerwright.ui;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.DialogPane;
import javafx.scene.control.TabPane;
import javafx.stage.Stage;
import org.layerwright.app.ProgramWindow;
import org.layerwright.app.WorkbenchContext;
import org.layerwright.event.RunState;
import org.layerwright.network.LayerSpec;
import org.layerwright.network.NetworkJson;
import org.layerwright.network.NetworkSpec;
import org.layerwright.plan.TrainingPlan;
import org.layerwright.ui.testing.Fx;
import org.layerwright.ui.view.Page;
import org.layerwright.ui.view.data.DataPage;
import org.layerwright.ui.view.export.ExportPage;
import org.layerwright.ui.view.results.ResultsPage;
import org.layerwright.ui.viewmodel.Settings;
import org.layerwright.ui.viewmodel.export.ExportViewModel;

/**
 * Draws the pages of the window and all that lies over it into files, without a display: in both languages and both
 * themes at 1280×800, at 125 %, and at 2560×1440 with everything twice as large. A real run is trained first, with a worker of its
 * own, so that every page has something to show.
 *
 * <pre>./mvnw -Pscreenshots test-compile            all of them, into target/screenshots
 * ./mvnw -Pscreenshots test-compile -Donly=results  those whose names begin so; more than one with commas</pre>
 */
public final class Screenshots {
    private static final int WIDTH = 1280;
    private static final int HEIGHT = 800;
    private static final int LARGE_WIDTH = 2560;
    private static final int LARGE_HEIGHT = 1440;

    /** In their order; curves are what the page itself shows. */
    private static final List<String> RUNS_TABS = List.of("curves", "cost", "predicted", "differences", "details");

    private final Path folder;
    private final String only;
    private final Path userData;
    private ProgramWindow program;
    private WorkbenchContext context;

    private Screenshots(Path folder, String only, Path userData) {
        this.folder = folder;
        this.only = only;
        this.userData = userData;
    }

    /** @param args the folder for the pictures, and the beginning of the names of those to draw */
    public static void main(String[] args) throws Exception {
        Path folder = Files.createDirectories(Path.of(args.length > 0 ? args[0] : "target/screenshots"));
        Screenshots screenshots = new Screenshots(
                folder, args.length > 1 ? args[1] : "", Files.createTempDirectory("layerwright-screenshots"));
        try {
            screenshots.draw();
        } catch (Exception | Error e) {
            // Threads of the window would keep the program.
            e.printStackTrace();
            System.exit(1);
        }
        Platform.exit();
        System.exit(0);
    }

    private void draw() throws Exception {
        open();
        train();
        export();
        pages();
        states();
        running();
        networks();
        program.close();
        sheets();
    }

    private void open() {
        program = new ProgramWindow(userData, path -> {});
        context = program.context();
        Fx.run(() -> {
            program.stage().setX(0);
            program.stage().setY(0);
        });
    }

    /** Three epochs over 6,000 digits: enough for filters, confusions and curves with a shape. */
    private void train() throws Exception {
        Fx.run(() -> {
            var form = context.window().model().form();
            form.setPlan(form.plan().withEpochs(3).withData(new TrainingPlan.DataPlan("mnist", 6000, 0.1)));
            context.training().train();
        });
        Fx.await(() -> context.training().stateProperty().get() == RunState.DONE);
    }

    /** So that the page of exports has a proof to show. */
    private void export() throws Exception {
        ExportViewModel export = context.window().pages().stream()
                .filter(ExportPage.class::isInstance)
                .map(ExportPage.class::cast)
                .findFirst()
                .orElseThrow()
                .viewModel();
        Fx.run(() -> context.window().model().page().set(ExportPage.ID));
        Fx.await(() -> export.possible().isPresent());
        Fx.run(() -> export.export(userData.resolve("digits.onnx")));
        Fx.await(() -> export.reportProperty().get().isPresent());
    }

    private void pages() throws Exception {
        List<Page> pages = context.window().pages();
        for (Settings.Language language : Settings.Language.values()) {
            for (Settings.ThemeChoice theme : Settings.ThemeChoice.values()) {
                look(language, theme, 100);
                for (Page page : pages) {
                    draw(page.id(), page.id(), language, theme, "");
                }
            }
            look(language, Settings.ThemeChoice.LIGHT, 200);
            for (Page page : pages) {
                draw(page.id(), page.id(), language, Settings.ThemeChoice.LIGHT, "-200");
            }
        }
        // Between whole pixels, where drawn lines and letters are blurred most easily.
        for (Settings.Language language : Settings.Language.values()) {
            look(language, themeOf(language), 125);
            for (Page page : pages) {
                draw(page.id(), page.id(), language, themeOf(language), "-125");
            }
        }
        look(Settings.Language.ENGLISH, Settings.ThemeChoice.LIGHT, 100);
    }

    /** What pages show once somebody has clicked. */
    private void states() throws Exception {
        Path shapes = DataScreenshots.images(userData.resolve("shapes"));
        for (Settings.Language language : Settings.Language.values()) {
            Settings.ThemeChoice theme = themeOf(language);
            look(language, theme, 100);
            state("what-if", "build", language, theme, () -> {
                context.window().model().document().select(3);
                fire("#what-if-head");
            });
            undo("#what-if-head");
            state("digit", "draw", language, theme, () -> Drawing.two(scene().lookup("#draw-pad")));
            undo("#draw-clear");
            state("mistakes", "results", language, theme, () -> fire("#list-mistakes"));
            for (String tab : List.of("scores", "roc", "calibration", "speed")) {
                state(tab, "results", language, theme, () -> fire("#tab-" + tab));
            }
            undo("#tab-confusion");
            for (int tab = 1; tab < RUNS_TABS.size(); tab++) {
                int index = tab;
                state("runs-" + RUNS_TABS.get(tab), "runs", language, theme, () -> runsTab(index));
            }
            Fx.run(() -> runsTab(0));
            state("wizard", "data", language, theme, () -> dataPage().open(shapes));
            undo("#preview-cancel");
            state("absent", "data", language, theme, () -> fire("#set-cifar-10"));
            state("queue", "train", language, theme, () -> {
                context.window().model().queue().add("wide");
                context.window().model().queue().add("narrow");
            });
        }
    }

    /** Two languages and two themes in two pictures. */
    private static Settings.ThemeChoice themeOf(Settings.Language language) {
        return language == Settings.Language.ENGLISH ? Settings.ThemeChoice.LIGHT : Settings.ThemeChoice.DARK;
    }

    private void runsTab(int index) {
        if (scene().lookup("#runs-tabs") instanceof TabPane tabs) {
            tabs.getSelectionModel().select(index);
        }
    }

    private void state(
            String what, String page, Settings.Language language, Settings.ThemeChoice theme, Fx.Action action)
            throws Exception {
        if (!isWanted(name(what, language, theme))) {
            return;
        }
        Fx.run(() -> context.window().model().page().set(page));
        Fx.await(() -> !page.equals(ResultsPage.ID) || scene().lookup("#list-mistakes") != null);
        Fx.await(() -> context.window().model().slices().isDone());
        Fx.settle();
        Fx.run(action);
        draw(what, page, language, theme, "");
    }

    private void undo(String selector) {
        Fx.run(() -> {
            if (scene().lookup(selector) != null) {
                fire(selector);
            }
        });
    }

    private void fire(String selector) {
        ((ButtonBase) scene().lookup(selector)).fire();
    }

    private DataPage dataPage() {
        return context.window().pages().stream()
                .filter(DataPage.class::isInstance)
                .map(DataPage.class::cast)
                .findFirst()
                .orElseThrow();
    }

    /** In the middle of a run. */
    private void running() throws Exception {
        Fx.run(() -> {
            var form = context.window().model().form();
            form.setPlan(form.plan().withEpochs(100));
            context.training().train();
        });
        Fx.await(() -> context.training().stateProperty().get() == RunState.RUNNING && epochs() > 0);
        for (Settings.Language language : Settings.Language.values()) {
            look(language, Settings.ThemeChoice.LIGHT, 100);
            for (String page : List.of("build", "train", "results")) {
                String name = name("running-" + page, language, Settings.ThemeChoice.LIGHT);
                if (isWanted(name)) {
                    Fx.run(() -> context.window().model().page().set(page));
                    Fx.settle();
                    // What is seen of a run is renewed with each epoch.
                    int epochs = Fx.get(this::epochs);
                    Fx.await(() -> epochs() > epochs + 1
                            && (!page.equals(ResultsPage.ID) || scene().lookup("#list-mistakes") != null));
                    Fx.settle();
                    Camera.takeNow(this::scene, folder.resolve(name + ".png"));
                }
            }
        }
        Fx.run(() -> context.training().stop());
        Fx.await(() -> !context.training().stateProperty().get().isActive());
    }

    private int epochs() {
        return context.training().curves().loss().epochs().size();
    }

    /** Everything that has a window of its own, over one that trains nothing. */
    private void sheets() throws Exception {
        for (Settings.Language language : Settings.Language.values()) {
            for (Settings.ThemeChoice theme : Settings.ThemeChoice.values()) {
                sheets(language, theme, 100);
            }
            sheets(language, Settings.ThemeChoice.LIGHT, 200);
            sheets(language, themeOf(language), 125);
        }
    }

    private void sheets(Settings.Language language, Settings.ThemeChoice theme, int scale) throws Exception {
        Path itsFolder = Files.createTempDirectory(userData, "sheets");
        TestWindow test = TestWindow.open(itsFolder, TestWindow.seed(), made -> {
            made.settings.chooseLanguage(language);
            made.settings.chooseTheme(theme);
            made.settings.chooseScale(scale);
        });
        Sheets sheets = new Sheets(test, itsFolder.resolve("drive"));
        for (String what : sheets.names()) {
            String name = name(what, language, theme) + (scale == 100 ? "" : "-" + scale);
            DialogPane sheet = sheets.open(what);
            if (isWanted(name)) {
                Camera.takeNow(sheet::getScene, folder.resolve(name + ".png"));
            }
            sheets.close();
        }
        test.close();
    }

    /** The canvas with what it shows more rarely. */
    private void networks() throws Exception {
        Map<String, NetworkSpec> networks = Map.of("broken", broken(), "branches", branches());
        for (Map.Entry<String, NetworkSpec> network : networks.entrySet()) {
            for (Settings.Language language : Settings.Language.values()) {
                look(language, Settings.ThemeChoice.LIGHT, 100);
                Path file = Files.writeString(
                        userData.resolve(network.getKey() + ".json"), NetworkJson.write(network.getValue()));
                Fx.run(() -> context.window().model().files().openTemplate(file));
                Fx.await(() -> context.window().model().document().network().equals(network.getValue()));
                Fx.run(() -> context.window().model().document().select(4));
                draw(network.getKey(), "build", language, Settings.ThemeChoice.LIGHT, "");
            }
        }
    }

    private static NetworkSpec branches() {
        return NetworkSpec.of(
                "Branches",
                LayerSpec.of("input", "Input"),
                LayerSpec.of("stem", "Conv2D", "filters", 8, "padding", "same"),
                LayerSpec.of("block1_conv", "Conv2D", "filters", 8, "padding", "same", "activation", "relu"),
                LayerSpec.of("block2_conv", "Conv2D", "filters", 8, "padding", "same", "activation", "relu")
                        .withSharedWith("block1_conv"),
                LayerSpec.of("shortcut", "Add").withInputs(List.of("stem", "block2_conv")),
                LayerSpec.of("side", "Conv2D", "filters", 8, "padding", "same").withInputs(List.of("stem")),
                LayerSpec.of("joined", "Concatenate")
                        .withInputs(List.of("shortcut", "side", "stem", "block1_conv", "block2_conv")),
                LayerSpec.of("pool", "GlobalAvgPool2D"),
                LayerSpec.of("dense", "Dense", "units", 10, "activation", "softmax"));
    }

    private static NetworkSpec broken() {
        return NetworkSpec.of(
                "Broken",
                LayerSpec.of("input", "Input"),
                LayerSpec.of("conv", "Conv2D", "filters", 8, "kernelSize", 40),
                LayerSpec.of("pool", "MaxPool2D"),
                LayerSpec.of("dense", "Dense", "units", -3),
                LayerSpec.of("out", "Dense", "units", 10, "activation", "softmax"));
    }

    private void look(Settings.Language language, Settings.ThemeChoice theme, int scale) {
        Fx.run(() -> {
            var settings = context.window().model().settings();
            settings.chooseLanguage(language);
            settings.chooseTheme(theme);
            settings.chooseScale(scale);
            Stage stage = context.window().stage();
            stage.setWidth(scale == 200 ? LARGE_WIDTH : WIDTH * scale / 100.0);
            stage.setHeight(scale == 200 ? LARGE_HEIGHT : HEIGHT * scale / 100.0);
        });
        Fx.settle();
    }

    private void draw(String what, String page, Settings.Language language, Settings.ThemeChoice theme, String suffix)
            throws Exception {
        String name = name(what, language, theme) + suffix;
        if (!isWanted(name)) {
            return;
        }
        Fx.run(() -> context.window().model().page().set(page));
        Fx.await(() -> context.window().model().slices().isDone());
        Camera.take(this::scene, folder.resolve(name + ".png"));
    }

    private static String name(String what, Settings.Language language, Settings.ThemeChoice theme) {
        return String.join(
                "-", what, language.locale().getLanguage(), theme.name().toLowerCase(Locale.ROOT));
    }

    private boolean isWanted(String name) {
        return Stream.of(only.split(",")).anyMatch(name::startsWith);
    }

    private Scene scene() {
        return context.window().stage().getScene();
    }
}
