package org.layerwright.ui.view;

import atlantafx.base.theme.Styles;
import java.math.BigDecimal;
import java.math.MathContext;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import org.layerwright.ui.viewmodel.NumberText;
import org.layerwright.ui.viewmodel.RunRate;

/** Changes the learning rate of the run under way; takes no room while there is none. */
final class RateControl extends HBox {
    private static final double HALF = 0.5;
    private static final int COLUMNS = 5;
    private static final MathContext DIGITS = new MathContext(4);

    private final RunRate rate;
    private final Wording wording;
    private final TextField field = new TextField();

    RateControl(RunRate rate, Wording wording) {
        this.rate = rate;
        this.wording = wording;
        setId("rate-control");
        getStyleClass().add("rate-control");
        setAlignment(Pos.CENTER_LEFT);
        setMinWidth(USE_PREF_SIZE);
        Label label = wording.label("training.rate");
        label.setLabelFor(field);
        label.setMinWidth(USE_PREF_SIZE);
        field();
        getChildren().addAll(label, field, button("rate-half", "×½", HALF), button("rate-double", "×2", 1 / HALF));
        visibleProperty().bind(rate.changeableProperty());
        managedProperty().bind(visibleProperty());
    }

    private void field() {
        field.setId("rate-field");
        field.setPrefColumnCount(COLUMNS);
        field.setMinWidth(USE_PREF_SIZE);
        field.accessibleTextProperty().bind(wording.text("param.learningRate.label"));
        wording.help(
                field,
                wording.texts()
                        .map(words -> words.get("training.rate.change") + "\n"
                                + words.get("training.form.expected", rate.expected())));
        field.setOnAction(event -> markWrong(!rate.enter(field.getText())));
        CommitOnLeave.revertOnEscape(field, this::revert);
        // Only Enter sends: a rate must not change because somebody looked elsewhere.
        field.focusedProperty().subscribe(focused -> {
            if (!focused) {
                revert();
            }
        });
        rate.baseProperty().subscribe(now -> revert());
    }

    private Button button(String id, String sign, double factor) {
        Button button = new Button(sign);
        button.setId(id);
        button.getStyleClass().addAll("flat", "rate-button");
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(event -> rate.multiply(factor));
        ReadOnlyDoubleProperty base = rate.baseProperty();
        button.disableProperty().bind(Bindings.createBooleanBinding(() -> Double.isNaN(base.get()), base));
        ObservableValue<String> help = base.flatMap(now -> wording.texts()
                .map(words -> words.get("training.rate.to", text(now.doubleValue() * factor)) + "\n"
                        + words.get("training.rate.change")));
        wording.help(button, help);
        button.accessibleTextProperty()
                .bind(base.flatMap(now ->
                        wording.texts().map(words -> words.get("training.rate.to", text(now.doubleValue() * factor)))));
        return button;
    }

    private void revert() {
        field.setText(text(rate.baseProperty().get()));
        markWrong(false);
    }

    private void markWrong(boolean wrong) {
        field.pseudoClassStateChanged(Styles.STATE_DANGER, wrong);
    }

    /** Halving again and again must not fill the field with digits. */
    private static String text(double value) {
        return Double.isNaN(value)
                ? ""
                : NumberText.format(new BigDecimal(value).round(DIGITS).doubleValue());
    }
}
