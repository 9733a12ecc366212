package org.layerwright.ui.view.train;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javax.imageio.ImageIO;
import org.kordamp.ikonli.feather.Feather;
import org.layerwright.file.AtomicFiles;
import org.layerwright.file.FileException;
import org.layerwright.text.Texts;
import org.layerwright.ui.control.HoverHelp;
import org.layerwright.ui.control.Icons;
import org.layerwright.ui.control.LivePlot;
import org.layerwright.ui.control.PlotCsv;
import org.layerwright.ui.view.WindowModel;

/** What can be done with a plot, in a small menu behind its title. */
final class PlotTools {
    private final WindowModel model;
    private final Texts texts;

    PlotTools(WindowModel model, Texts texts) {
        this.model = model;
        this.texts = texts;
    }

    /** @param name of the files that are proposed, without an ending */
    MenuButton menu(LivePlot plot, String name) {
        CheckMenuItem logarithmic = new CheckMenuItem(texts.get("train.plot.log"));
        logarithmic.selectedProperty().bindBidirectional(plot.logarithmicProperty());
        MenuItem all = new MenuItem(texts.get("train.plot.all"), Icons.of(Feather.MAXIMIZE_2));
        all.setOnAction(event -> plot.showAll());
        MenuItem picture = new MenuItem(texts.get("train.plot.png"), Icons.of(Feather.IMAGE));
        picture.setOnAction(event ->
                model.dialogs().chooseFileToExport(name + ".png").ifPresent(file -> write(file, png(plot.picture()))));
        MenuItem values = new MenuItem(texts.get("train.plot.csv"), Icons.of(Feather.FILE_TEXT));
        values.setOnAction(event -> model.dialogs()
                .chooseFileToExport(name + ".csv")
                .ifPresent(file -> write(file, PlotCsv.of(plot.content()).getBytes(StandardCharsets.UTF_8))));
        MenuButton button = new MenuButton(null, Icons.of(Feather.MORE_HORIZONTAL));
        button.setId(name + "-tools");
        button.getStyleClass().addAll("flat", "button-icon", "plot-tools");
        button.setAccessibleText(texts.get("train.plot.tools"));
        HoverHelp.installSentences(button, () -> texts.get("train.plot.tools.help"));
        Menu curves = new Menu(texts.get("train.plot.curves"), Icons.of(Feather.EYE));
        button.getItems().addAll(logarithmic, curves, all, new SeparatorMenuItem(), picture, values);
        // Curves come and go with the layers of the network, so they are listed when the menu opens.
        button.setOnShowing(event -> {
            curves.getItems()
                    .setAll(plot.content().names().stream()
                            .map(curve -> curve(plot, curve))
                            .toList());
            curves.setDisable(curves.getItems().isEmpty());
        });
        plot.setOnContextMenuRequested(event -> {
            button.show();
            event.consume();
        });
        return button;
    }

    private static CheckMenuItem curve(LivePlot plot, String name) {
        CheckMenuItem item = new CheckMenuItem(name);
        item.setMnemonicParsing(false);
        item.setSelected(plot.isShown(name));
        item.setOnAction(event -> plot.toggle(name));
        return item;
    }

    /** The points may change while they are written, so the bytes are made first. */
    private void write(Path file, byte[] content) {
        model.background().execute(() -> {
            try {
                new AtomicFiles().write(file, content);
            } catch (FileException e) {
                model.windowThread()
                        .execute(() -> model.dialogs()
                                .error(texts.get("train.plot.notWritten"), texts.get(e.key(), e.args())));
            }
        });
    }

    private static byte[] png(WritableImage image) {
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        int[] pixels = new int[width * height];
        image.getPixelReader().getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
        BufferedImage copy = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        copy.setRGB(0, 0, width, height, pixels, 0, width);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(copy, "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
