package org.layerwright.ui;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.layerwright.app.WorkbenchContext;
import org.layerwright.event.RunState;
import org.layerwright.network.LayerSpec;
import org.layerwright.network.NetworkJson;
import org.layerwright.network.NetworkSpec;
import org.layerwright.plan.TrainingPlan;
import org.layerwright.run.AppFolders;
import org.layerwright.ui.testing.Fx;
import org.layerwright.ui.view.Page;
import org.layerwright.ui.view.export.ExportPage;
import org.layerwright.ui.viewmodel.Settings;
import org.layerwright.ui.viewmodel.export.ExportViewModel;

/**
 * Draws the pages of the window into files, without a display: in both languages and both themes at 1280×800, and at
 * 2560×1440 with everything twice as large. A real run is trained first, with a worker of its own, so that every page
 * has something to show.
 *
 * <pre>./mvnw -Pscreenshots test-compile            all of them, into target/screenshots
 * ./mvnw -Pscreenshots test-compile -Donly=results  those whose names begin so; more than one with commas</pre>
 */
public final class Screenshots {
    private static final int WIDTH = 1280;
    private static final int HEIGHT = 800;
    private static final int LARGE_WIDTH = 2560;
    private static final int LARGE_HEIGHT = 1440;
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(90);
    /** Until nothing has changed for so long, answers may still be on their way. */
    private static final long QUIET = TimeUnit.MILLISECONDS.toNanos(1200);

    private final Path folder;
    private final String only;
    private final Path userData;
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
        screenshots.open();
        screenshots.train();
        screenshots.export();
        screenshots.pages();
        screenshots.networks();
        screenshots.close();
        Platform.exit();
        System.exit(0);
    }

    private void open() {
        context = Fx.get(() -> {
            AppFolders folders = new AppFolders(Path.of("").toAbsolutePath(), userData);
            WorkbenchContext made =
                    new WorkbenchContext(new Stage(), folders, System.getenv(), Locale.ENGLISH, path -> {});
            Stage stage = made.window().stage();
            stage.setX(0);
            stage.setY(0);
            made.window().show();
            return made;
        });
    }

    private void close() {
        Fx.run(() -> {
            context.window().stage().hide();
            context.close();
        });
    }

    /** Three epochs over 6,000 digits: enough for filters, confusions and curves with a shape. */
    private void train() throws Exception {
        Fx.run(() -> {
            var form = context.window().model().form();
            form.setPlan(form.plan().withEpochs(3).withData(new TrainingPlan.DataPlan("mnist", 6000, 0.1)));
            context.training().train();
        });
        await(() -> context.training().stateProperty().get() == RunState.DONE);
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
        await(() -> export.possible().isPresent());
        Fx.run(() -> export.export(userData.resolve("digits.onnx")));
        await(() -> export.reportProperty().get().isPresent());
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
        look(Settings.Language.ENGLISH, Settings.ThemeChoice.LIGHT, 125);
        for (String page : List.of("train", "results")) {
            draw(page, page, Settings.Language.ENGLISH, Settings.ThemeChoice.LIGHT, "-125");
        }
        look(Settings.Language.ENGLISH, Settings.ThemeChoice.LIGHT, 100);
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
                await(() -> context.window().model().document().network().equals(network.getValue()));
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
        String name = String.join(
                        "-", what, language.locale().getLanguage(), theme.name().toLowerCase(Locale.ROOT))
                + suffix;
        if (Stream.of(only.split(",")).noneMatch(name::startsWith)) {
            return;
        }
        Fx.run(() -> context.window().model().page().set(page));
        write(whenQuiet(), folder.resolve(name + ".png"));
    }

    /** The picture once it has stopped changing. */
    private BufferedImage whenQuiet() throws Exception {
        BufferedImage last = picture();
        long since = System.nanoTime();
        long end = since + PATIENCE;
        while (System.nanoTime() - since < QUIET && System.nanoTime() < end) {
            Thread.sleep(150);
            BufferedImage now = picture();
            if (!same(now, last)) {
                last = now;
                since = System.nanoTime();
            }
        }
        return last;
    }

    private BufferedImage picture() {
        WritableImage image = Fx.get(() -> context.window().stage().getScene().snapshot(null));
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        BufferedImage copy = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        int[] pixels = new int[width * height];
        image.getPixelReader().getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
        copy.setRGB(0, 0, width, height, pixels, 0, width);
        return copy;
    }

    private static boolean same(BufferedImage a, BufferedImage b) {
        if (a.getWidth() != b.getWidth() || a.getHeight() != b.getHeight()) {
            return false;
        }
        for (int y = 0; y < a.getHeight(); y += 2) {
            for (int x = 0; x < a.getWidth(); x += 2) {
                if (a.getRGB(x, y) != b.getRGB(x, y)) {
                    return false;
                }
            }
        }
        return true;
    }

    private static void await(BooleanSupplier condition) throws Exception {
        long end = System.nanoTime() + PATIENCE;
        while (!Fx.get(condition::getAsBoolean)) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("Waited in vain.");
            }
            Thread.sleep(100);
        }
    }

    private static void write(BufferedImage image, Path file) {
        try {
            ImageIO.write(image, "png", file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
