package org.layerwright.ui.view;

import java.util.List;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.util.Subscription;
import org.layerwright.ui.viewmodel.ReadsViewModel;

/** The layers that a layer reads, chosen from a menu of those above it. */
final class ReadsField extends MenuButton {
    private final ReadsViewModel reads;
    private final Subscription subscription;

    ReadsField(ReadsViewModel reads) {
        this.reads = reads;
        setId("reads");
        setMaxWidth(Double.MAX_VALUE);
        // Names may hold underscores, which mark no letter here.
        setMnemonicParsing(false);
        setWrapText(true);
        // One for each layer above, so they are made when they are looked at; an empty menu would not open.
        getItems().add(new MenuItem(""));
        setOnShowing(event -> {
            getItems().setAll(reads.candidates().stream().map(this::item).toList());
            mark(reads.chosenProperty().get());
        });
        subscription = reads.chosenProperty().subscribe(this::mark);
    }

    Subscription subscription() {
        return subscription;
    }

    private MenuItem item(String name) {
        MenuItem item = reads.several() ? new CheckMenuItem(name) : new RadioMenuItem(name);
        item.setMnemonicParsing(false);
        item.setOnAction(event -> {
            if (reads.several()) {
                reads.toggle(name);
            } else {
                reads.choose(name);
            }
            // A click on what stays chosen would take its mark away.
            mark(reads.chosenProperty().get());
        });
        return item;
    }

    private void mark(List<String> chosen) {
        setText(String.join(", ", chosen));
        for (MenuItem item : getItems()) {
            boolean read = chosen.contains(item.getText());
            if (item instanceof CheckMenuItem check) {
                check.setSelected(read);
            } else if (item instanceof RadioMenuItem radio) {
                radio.setSelected(read);
            }
        }
    }
}
