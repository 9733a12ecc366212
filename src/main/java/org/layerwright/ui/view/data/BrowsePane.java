package org.layerwright.ui.view.data;

import atlantafx.base.theme.Styles;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;
import org.layerwright.network.Shape;
import org.layerwright.text.Texts;
import org.layerwright.ui.control.Icons;
import org.layerwright.ui.control.MapPicture;
import org.layerwright.ui.control.PixelMap;
import org.layerwright.ui.control.Sight;
import org.layerwright.ui.control.Tips;
import org.layerwright.ui.view.data.DataPage.DataModel;
import org.layerwright.ui.viewmodel.data.SetBrowser;
import org.layerwright.ui.viewmodel.data.SetItem;

/** A set that is here: its classes with their counts, samples of the chosen class, its mean image and its figures. */
final class BrowsePane {
    private static final double MEAN_SIZE = 140;

    private final DataModel data;
    private final SetBrowser browser;
    private final Texts texts;
    private final BorderPane node = new BorderPane();
    private final Consumer<SetItem> onUse;
    private boolean offered;
    private final Label title = Parts.text("", "data-title");
    private final Label about = Parts.text("", "data-about");
    private final Button use;
    private final Button remove;
    private final FitBar fit;
    private final Label error = Parts.text("", "data-failure");
    private final ClassRows classes;
    private final SamplePages samples;
    private final ToggleGroup choice = new ToggleGroup();
    private final HBox partsRow = new HBox();
    private final VBox facts = new VBox();
    private Subscription heard = Subscription.EMPTY;
    private SetItem item;

    BrowsePane(DataModel data, Texts texts, Consumer<SetItem> onUse, Consumer<SetItem> onRemove) {
        this.data = data;
        this.browser = data.browser();
        this.texts = texts;
        fit = new FitBar(data, texts);
        classes = new ClassRows(browser, texts);
        samples = new SamplePages(browser, texts);
        this.onUse = onUse;
        use = Parts.button(texts, "use-set", "data.use", Feather.CHECK, this::use);
        use.getStyleClass().add("accent");
        remove = Parts.button(texts, "remove-set", "data.remove", Feather.TRASH_2, () -> onRemove.accept(item));
        node.getStyleClass().add("data-browse");
        node.setTop(head());
        VBox left = new VBox(parts(), classes);
        VBox.setVgrow(classes, Priority.ALWAYS);
        node.setLeft(left);
        node.setCenter(samples);
        ScrollPane right = new ScrollPane(facts);
        right.setFitToWidth(true);
        right.getStyleClass().addAll("edge-to-edge", "data-right");
        right.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        facts.getStyleClass().add("data-side");
        node.setRight(right);
        listen();
    }

    /** Lets the keyboard go on with what one does with a set that is new. */
    void offer() {
        offered = true;
        takeFocus();
    }

    /** Once it can be used: until then it is being read. */
    private void takeFocus() {
        if (offered && !use.isDisabled()) {
            offered = false;
            use.requestFocus();
        }
    }

    Node node() {
        return node;
    }

    void dispose() {
        heard.unsubscribe();
        classes.dispose();
        samples.dispose();
    }

    void show(SetItem shown) {
        offered &= shown.equals(item);
        item = shown;
        title.setText(shown.title(texts));
        about.setText(shown.about(texts));
        Sight.show(
                remove,
                shown.group() == SetItem.Group.OWN
                        || shown.entry().map(entry -> !entry.isBuiltIn()).orElse(false));
        facts();
    }

    private void listen() {
        heard = browser.partProperty()
                .subscribe(chosen -> choice.selectToggle(choice.getToggles().get(chosen.ordinal())))
                .and(browser.openedProperty().subscribe(opened -> {
                    use.setDisable(opened.isEmpty());
                    takeFocus();
                    Sight.show(partsRow, browser.hasTest());
                    facts();
                    showFit();
                }))
                .and(browser.summaryProperty().subscribe(summary -> facts()))
                .and(browser.meanProperty().subscribe(mean -> facts()))
                .and(browser.errorProperty().subscribe(sentence -> {
                    error.setText(sentence);
                    Sight.show(error, !sentence.isEmpty());
                }))
                .and(data.window().document().stateProperty().subscribe(state -> showFit()));
    }

    private Node head() {
        VBox words = new VBox(title, about);
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox row = new HBox(words, remove, use);
        row.getStyleClass().add("data-head");
        error.setId("data-error");
        error.setGraphic(Icons.of(Feather.ALERT_TRIANGLE));
        VBox head = new VBox(row, error, fit);
        head.getStyleClass().add("data-top");
        return head;
    }

    /** Training or test samples, where the set has both. */
    private Node parts() {
        for (SetBrowser.Part part : SetBrowser.Part.values()) {
            ToggleButton button = new ToggleButton(texts.get("data.part." + part));
            button.setId("part-" + part.name().toLowerCase(Locale.ROOT));
            String help = texts.get("data.part." + part + ".help");
            button.setTooltip(Tips.of(help));
            button.setAccessibleHelp(help);
            button.setMaxWidth(Double.MAX_VALUE);
            button.setMinWidth(Region.USE_PREF_SIZE);
            HBox.setHgrow(button, Priority.ALWAYS);
            button.setToggleGroup(choice);
            button.getStyleClass().add(part == SetBrowser.Part.TRAIN ? Styles.LEFT_PILL : Styles.RIGHT_PILL);
            button.setOnAction(event -> {
                // One of the two is always chosen.
                button.setSelected(true);
                browser.choose(part);
            });
            partsRow.getChildren().add(button);
        }
        partsRow.getStyleClass().add("data-parts");
        return partsRow;
    }

    private void facts() {
        facts.getChildren().clear();
        browser.openedProperty().get().ifPresent(opened -> {
            facts.getChildren().add(FactLines.of(opened, texts));
            Shape shape = opened.train().sampleShape();
            browser.meanProperty().get().filter(mean -> shape.isImage()).ifPresent(mean -> {
                String of = mean.label() == SetBrowser.ALL
                        ? texts.get("data.mean.all")
                        : texts.get(
                                "data.mean.class", opened.train().classNames().get(mean.label()));
                MapPicture picture = new MapPicture(MEAN_SIZE);
                picture.setId("mean-image");
                picture.setAccessibleText(of);
                picture.show(PixelMap.picture(mean.values(), shape.height(), shape.width(), shape.channels()));
                facts.getChildren().addAll(Parts.text(of, "data-section"), picture);
            });
            browser.summaryProperty()
                    .get()
                    .ifPresent(summary -> facts.getChildren()
                            .addAll(
                                    Parts.text(texts.get("data.values"), "data-section"),
                                    FactLines.of(summary, texts)));
            opened.notes()
                    .forEach(note -> facts.getChildren()
                            .add(Parts.text(
                                    texts.get(note.key(), note.arguments().toArray()), "data-muted")));
        });
        if (item != null) {
            item.entry()
                    .ifPresent(entry -> facts.getChildren()
                            .addAll(
                                    Parts.text(texts.get("data.terms"), "data-section"),
                                    FactLines.terms(entry, texts)));
        }
    }

    private void showFit() {
        fit.show(browser.openedProperty().get());
        use.setText(texts.get(fit.isVisible() ? "data.use.fit" : "data.use"));
    }

    /** As the button says: with the repairs that the network needs, each a step that can be undone. */
    private void use() {
        fit.repairAll();
        onUse.accept(item);
    }
}
