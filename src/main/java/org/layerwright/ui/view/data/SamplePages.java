package org.layerwright.ui.view.data;

import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;
import org.layerwright.data.Dataset;
import org.layerwright.network.Shape;
import org.layerwright.text.Texts;
import org.layerwright.ui.control.Sight;
import org.layerwright.ui.control.Thumbnail;
import org.layerwright.ui.viewmodel.Numbers;
import org.layerwright.ui.viewmodel.data.OwnPreview.Sample;
import org.layerwright.ui.viewmodel.data.SetBrowser;

/** The samples of the chosen class: of images all in one grid, of others a page at a time. */
final class SamplePages extends VBox {
    private final SetBrowser browser;
    private final Texts texts;
    private final StackPane samples = new StackPane();
    private final ScrollPane rest = new ScrollPane();
    private final SampleGrid images;
    private final HBox pager = new HBox();
    private final Label place = new Label();
    private final Subscription heard;

    SamplePages(SetBrowser browser, Texts texts) {
        this.browser = browser;
        this.texts = texts;
        images = new SampleGrid(texts.get("data.images"));
        Label chosen = new Label();
        HBox busy = new HBox();
        rest.setFitToWidth(true);
        rest.getStyleClass().addAll("edge-to-edge", "data-samples");
        samples.setId("samples");
        ProgressBar bar = new ProgressBar();
        bar.progressProperty().bind(browser.progressProperty());
        bar.setAccessibleText(texts.get("data.reading"));
        Button cancel = Parts.button(texts, "browse-cancel", "data.cancel", Feather.X, browser::cancel);
        busy.getChildren().setAll(new Label(texts.get("data.reading")), bar, cancel);
        busy.setAlignment(Pos.CENTER_LEFT);
        busy.getStyleClass().add("data-busy");
        Button before = step("page-before", "data.page.before", Feather.CHEVRON_LEFT, -SetBrowser.PAGE);
        Button after = step("page-after", "data.page.after", Feather.CHEVRON_RIGHT, SetBrowser.PAGE);
        place.setId("page-place");
        chosen.setId("chosen-sample");
        chosen.getStyleClass().add("data-note");
        chosen.textProperty().bind(images.chosenWordsProperty());
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        pager.getChildren().setAll(before, place, after, chosen, gap, busy);
        pager.setAlignment(Pos.CENTER_LEFT);
        pager.getStyleClass().add("data-pager");
        VBox.setVgrow(samples, Priority.ALWAYS);
        getChildren().setAll(samples, pager);
        heard = browser.pageProperty()
                .subscribe(this::show)
                .and(browser.progressProperty().subscribe(share -> Sight.show(busy, share.doubleValue() >= 0)));
    }

    void dispose() {
        heard.unsubscribe();
        images.show(null);
    }

    private Button step(String id, String key, Feather icon, int by) {
        Button button = Parts.button(
                texts,
                id,
                key,
                icon,
                () -> browser.pageProperty().get().ifPresent(page -> browser.show(page.label(), page.first() + by)));
        button.setAccessibleText(texts.get(key));
        button.setText("");
        button.getStyleClass().addAll("flat", "button-icon");
        return button;
    }

    private void show(Optional<SetBrowser.Page> page) {
        Optional<Dataset> data = page.flatMap(now -> browser.samples());
        boolean pictures = data.map(of -> of.sampleShape().isImage()).orElse(false);
        boolean several =
                !pictures && page.map(now -> !now.isFirst() || !now.isLast()).orElse(false);
        pager.getChildren().stream().filter(Button.class::isInstance).forEach(button -> Sight.show(button, several));
        samples.getChildren().clear();
        images.show(null);
        place.setText("");
        if (data.isEmpty()) {
            return;
        }
        SetBrowser.Page now = page.get();
        if (pictures) {
            Dataset of = data.get();
            samples.getChildren().setAll(images.node());
            images.show(browser.blocks(now, sample -> shown(of, sample)));
            place.setText(texts.get("data.count", number(now.total())));
            return;
        }
        rest.setContent(SampleTile.of(data.get(), now.samples(), texts));
        rest.setVvalue(0);
        samples.getChildren().setAll(rest);
        place.setText(texts.get(
                "data.page",
                number(now.first() + 1),
                number(now.first() + now.samples().size()),
                number(now.total())));
        pager.lookup("#page-before").setDisable(now.isFirst());
        pager.lookup("#page-after").setDisable(now.isLast());
    }

    /** Away from the window's thread. */
    private SampleGrid.Shown shown(Dataset data, Sample sample) {
        Shape shape = data.sampleShape();
        return new SampleGrid.Shown(
                Thumbnail.of(sample.values(), shape.height(), shape.width(), shape.channels(), SampleTile.SIZE),
                SampleTile.words(data, sample, texts));
    }

    private String number(long value) {
        return Numbers.grouped(value, texts.locale());
    }
}
