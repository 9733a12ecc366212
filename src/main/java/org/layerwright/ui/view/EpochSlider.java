package org.layerwright.ui.view;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.layout.HBox;
import javafx.util.Subscription;
import org.layerwright.text.Texts;
import org.layerwright.ui.control.Sight;
import org.layerwright.ui.control.Tips;
import org.layerwright.ui.viewmodel.SubjectViewModel;

/** Shows the subject as it was after one of its kept epochs; at the right end, as it is now. Hidden where none is kept. */
public final class EpochSlider extends HBox {
    private final SubjectViewModel subjects;
    private final Texts texts;
    private final Slider slider = new Slider(0, 1, 1);
    private final Label words = new Label();
    private final Subscription subscription;
    private boolean following;

    /** @param helpKey of the text that says what is shown as it was after an epoch */
    public EpochSlider(SubjectViewModel subjects, String helpKey, Texts texts) {
        this.subjects = subjects;
        this.texts = texts;
        getStyleClass().add("epoch-slider");
        setAlignment(Pos.CENTER_LEFT);
        slider.setId("epoch-slider");
        slider.setMajorTickUnit(1);
        slider.setMinorTickCount(0);
        slider.setSnapToTicks(true);
        slider.setBlockIncrement(1);
        slider.setPrefWidth(170);
        slider.setMinWidth(110);
        slider.setTooltip(Tips.line(texts.get(helpKey)));
        slider.setAccessibleText(texts.get("epoch.slider"));
        slider.setAccessibleHelp(texts.get(helpKey));
        words.setMinWidth(USE_PREF_SIZE);
        getChildren().addAll(slider, words);
        slider.valueProperty().addListener(observable -> moved());
        subscription = Subscription.combine(
                subjects.epochsProperty().subscribe(this::follow),
                subjects.subjectProperty().subscribe(this::follow));
        follow();
    }

    public void dispose() {
        subscription.unsubscribe();
    }

    private void follow() {
        List<Integer> epochs = subjects.epochsProperty().get();
        int at = subjects.subject() == null
                ? -1
                : epochs.indexOf(subjects.subject().epoch());
        following = true;
        slider.setMax(Math.max(1, epochs.size()));
        slider.setValue(at < 0 ? epochs.size() : at);
        following = false;
        words.setText(at < 0 ? texts.get("epoch.latest") : texts.get("epoch.number", epochs.get(at)));
        Sight.show(this, !epochs.isEmpty());
    }

    private void moved() {
        int place = (int) Math.round(slider.getValue());
        List<Integer> epochs = subjects.epochsProperty().get();
        int epoch = place >= epochs.size() ? 0 : epochs.get(place);
        if (!following && subjects.subject().epoch() != epoch) {
            subjects.showEpoch(epoch);
        }
    }
}
