package org.layerwright.ui.view.data;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.layerwright.text.Texts;
import org.layerwright.ui.control.Tips;
import org.layerwright.ui.viewmodel.Numbers;
import org.layerwright.ui.viewmodel.data.SetBrowser;

/** The classes of a set, each with a bar as long as it has samples; one click shows its samples. */
final class ClassRows extends ScrollPane {
    private static final double BAR = 150;

    private final SetBrowser browser;
    private final Texts texts;
    private final VBox rows = new VBox();
    private final Subscription heard;

    ClassRows(SetBrowser browser, Texts texts) {
        this.browser = browser;
        this.texts = texts;
        rows.getStyleClass().add("data-classes");
        setContent(rows);
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        getStyleClass().addAll("edge-to-edge", "data-left");
        heard = browser.openedProperty()
                .subscribe(opened -> fill())
                .and(browser.countsProperty().subscribe((before, counts) -> fill()))
                .and(browser.pageProperty().subscribe(page -> mark()));
    }

    void dispose() {
        heard.unsubscribe();
    }

    private void fill() {
        rows.getChildren().clear();
        browser.samples().ifPresent(samples -> {
            List<Integer> counts = browser.countsProperty().get();
            int most = counts.stream().mapToInt(Integer::intValue).max().orElse(1);
            rows.getChildren().add(row(SetBrowser.ALL, texts.get("data.all"), samples.size(), 0));
            for (int c = 0; c < counts.size(); c++) {
                rows.getChildren()
                        .add(row(c, samples.classNames().get(c), counts.get(c), counts.get(c) / (double) most));
            }
        });
        mark();
    }

    private ToggleButton row(int label, String name, int count, double share) {
        Label words = new Label(name);
        words.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(words, Priority.ALWAYS);
        Label number = new Label(Numbers.grouped(count, texts.locale()));
        number.getStyleClass().add("data-note");
        number.setMinWidth(Region.USE_PREF_SIZE);
        HBox line = new HBox(words, number);
        line.setAlignment(Pos.CENTER_LEFT);
        line.setPrefWidth(BAR);
        line.setMaxWidth(BAR);
        Region bar = new Region();
        bar.getStyleClass().add("data-bar");
        bar.setMaxWidth(BAR * share);
        bar.setPrefWidth(BAR * share);
        bar.setMinWidth(BAR * share);
        VBox cell = new VBox(line, bar);
        cell.getStyleClass().add("data-class-cell");
        ToggleButton row = new ToggleButton();
        row.setGraphic(cell);
        row.setId("class-" + label);
        row.setUserData(label);
        row.getStyleClass().addAll("flat", "data-class");
        row.setMaxWidth(Double.MAX_VALUE);
        row.setAccessibleText(texts.get("data.class", name, number.getText()));
        row.setTooltip(Tips.of(texts.get("data.class", name, number.getText())));
        row.setOnAction(event -> {
            browser.show(label, 0);
            mark();
        });
        row.setDisable(count == 0);
        return row;
    }

    private void mark() {
        int shown = browser.pageProperty().get().map(SetBrowser.Page::label).orElse(SetBrowser.ALL);
        rows.getChildren()
                .forEach(row ->
                        ((ToggleButton) row).setSelected(row.getUserData().equals(shown)));
    }
}
