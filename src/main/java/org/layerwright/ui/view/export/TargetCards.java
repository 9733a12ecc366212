package org.layerwright.ui.view.export;

import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;
import org.layerwright.export.proof.ProofWords;
import org.layerwright.export.target.Exportability;
import org.layerwright.text.Sizes;
import org.layerwright.text.Texts;
import org.layerwright.ui.control.Icons;
import org.layerwright.ui.viewmodel.export.ExportTarget;
import org.layerwright.ui.viewmodel.export.ExportViewModel;

/** The targets: what each is for, about how large, and which cannot express the model and why. */
final class TargetCards extends VBox {
    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");

    private final ExportViewModel export;
    private final Texts texts;
    private final ProofWords words;
    private final ToggleGroup group = new ToggleGroup();
    private final Subscription subscription;

    TargetCards(ExportViewModel export, Texts texts) {
        this.export = export;
        this.texts = texts;
        words = new ProofWords(texts);
        getStyleClass().add("export-targets");
        subscription = Subscription.combine(
                export.targetsProperty().subscribe(now -> fill()),
                export.rawProperty().subscribe(now -> fill()),
                export.selectedProperty().subscribe(this::mark));
    }

    private void fill() {
        getChildren()
                .setAll(export.targetsProperty().get().stream().map(this::card).toList());
        mark(export.selectedProperty().get());
    }

    private VBox card(ExportTarget target) {
        Optional<Exportability.Unsupported> refusal =
                target.refusal(export.rawProperty().get());
        RadioButton choice = new RadioButton(words.target(target.id()));
        choice.setId("target-" + target.id());
        choice.setUserData(target.id());
        choice.setToggleGroup(group);
        choice.setDisable(refusal.isPresent());
        choice.setMinWidth(Region.USE_PREF_SIZE);
        choice.getStyleClass().add("export-target-title");
        choice.setOnAction(event -> export.selectedProperty().set(target.id()));
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        Label size = new Label(texts.get("export.page.size", Sizes.of(target.bytes(), texts.locale())));
        size.getStyleClass().add("export-hint");
        size.setMinWidth(Region.USE_PREF_SIZE);
        Label use = new Label(words.use(target.id()));
        use.getStyleClass().add("export-hint");
        ExportView.wrap(use);
        choice.setAccessibleHelp(use.getText());
        VBox card = new VBox(4, new HBox(8, choice, gap, size), use);
        card.getStyleClass().add("export-target");
        choice.selectedProperty().subscribe(on -> card.pseudoClassStateChanged(CHOSEN, on));
        refusal.ifPresent(why -> {
            Label reason = new Label(texts.get("export.page.cannot", why.reason(texts)), Icons.of(Feather.SLASH));
            reason.setId("cannot-" + target.id());
            reason.getStyleClass().add("export-cannot");
            ExportView.wrap(reason);
            choice.setAccessibleHelp(reason.getText());
            card.getChildren().add(reason);
        });
        card.setOnMouseClicked(event -> {
            if (refusal.isEmpty()) {
                export.selectedProperty().set(target.id());
                choice.requestFocus();
            }
        });
        return card;
    }

    private void mark(String selected) {
        group.getToggles().forEach(toggle -> toggle.setSelected(selected.equals(toggle.getUserData())));
    }

    void dispose() {
        subscription.unsubscribe();
    }
}
