package org.layerwright.ui.view.data;

import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;
import org.layerwright.data.CatalogEntry;
import org.layerwright.data.download.DownloadProgress;
import org.layerwright.text.Sizes;
import org.layerwright.text.Texts;
import org.layerwright.ui.control.Icons;
import org.layerwright.ui.control.Sight;
import org.layerwright.ui.view.PageView;
import org.layerwright.ui.view.data.DataPage.DataModel;
import org.layerwright.ui.viewmodel.RunWords;
import org.layerwright.ui.viewmodel.WindowWords;
import org.layerwright.ui.viewmodel.data.Downloads;
import org.layerwright.ui.viewmodel.data.SetItem;

/** A set that is not here: what it is, its terms, and its download; or where it was before it went missing. */
final class AbsentPane implements PageView {
    private final Texts texts;
    private final VBox card = new VBox();
    private final VBox node = new VBox(card);
    private final ProgressBar bar = new ProgressBar(0);
    private final Label words = Parts.text("", "data-muted");
    private final Label failure = Parts.text("", "data-failure");
    private Subscription heard = Subscription.EMPTY;

    AbsentPane(DataModel data, SetItem item, Texts texts, Consumer<SetItem> remove) {
        this.texts = texts;
        node.getStyleClass().add("data-absent");
        card.getStyleClass().add("data-card");
        card.getChildren()
                .addAll(Parts.text(item.title(texts), "data-title"), Parts.text(item.about(texts), "data-about"));
        item.entry().ifPresentOrElse(entry -> download(data, entry), () -> missing(item, remove));
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public void dispose() {
        heard.unsubscribe();
    }

    private void missing(SetItem item, Consumer<SetItem> remove) {
        card.getChildren()
                .addAll(
                        Parts.text(texts.get("data.own.missing.sentence"), "data-failure"),
                        Parts.button(texts, "forget", "data.forget", Feather.X, () -> remove.accept(item)));
    }

    private void download(DataModel data, CatalogEntry entry) {
        Button start = Parts.button(
                texts,
                "download",
                "data.download",
                Feather.DOWNLOAD,
                () -> data.downloads().start(entry));
        start.getStyleClass().add("accent");
        start.setText(texts.get("data.download.size", Sizes.of(entry.downloadBytes(), texts.locale())));
        Button cancel = Parts.button(
                texts,
                "download-cancel",
                "data.cancel",
                Feather.X,
                () -> data.downloads().cancel(entry.id()));
        bar.setId("download-bar");
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.setAccessibleText(texts.get("data.download"));
        failure.setId("download-failure");
        failure.setGraphic(Icons.of(Feather.ALERT_TRIANGLE));
        card.getChildren().addAll(FactLines.of(entry, texts), bar, words, failure, new HBox(start, cancel));
        heard = data.downloads().stateProperty(entry.id()).subscribe(state -> {
            Sight.show(start, !state.running());
            Sight.show(cancel, state.running());
            Sight.show(bar, state.running());
            Sight.show(words, state.running());
            Sight.show(failure, state.failure().isPresent());
            state.failure().ifPresent(e -> failure.setText(WindowWords.of(texts, e)));
            bar.setProgress(state.progress()
                    .map(now -> now.done() / (double) Math.max(1, now.total()))
                    .orElse(-1.0));
            words.setText(state.progress().map(now -> words(state, now)).orElse(texts.get("data.download.connecting")));
        });
    }

    private String words(Downloads.State state, DownloadProgress now) {
        String far = texts.get(
                "data.download." + now.phase(),
                Sizes.of(now.done(), texts.locale()),
                Sizes.of(now.total(), texts.locale()),
                Sizes.of(Math.round(state.rate()), texts.locale()));
        boolean known = now.phase() == DownloadProgress.Phase.DOWNLOADING && !Double.isNaN(state.secondsLeft());
        return known ? far + " · " + new RunWords(texts).left(state.secondsLeft()) : far;
    }
}
