package org.layerwright.ui.view.look;

import java.util.List;
import javafx.beans.property.SimpleStringProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;
import org.layerwright.text.Texts;
import org.layerwright.ui.control.Icons;
import org.layerwright.ui.view.Wording;
import org.layerwright.ui.viewmodel.Subject;
import org.layerwright.ui.viewmodel.look.LookViewModel;

/** Which network one looks into, and a slider over its kept epochs; the right end is the latest. */
final class SubjectBar extends HBox {
    private final LookViewModel model;
    private final Texts texts;
    private final Label name = new Label();
    private final Slider slider = new Slider();
    private final Label epoch = new Label();
    private final Button play = new Button();
    private final HBox kept = new HBox(play, slider, epoch);
    private final Subscription subscription;
    private boolean following;

    SubjectBar(LookViewModel model, Texts texts, Wording wording) {
        this.model = model;
        this.texts = texts;
        getStyleClass().add("look-subject");
        setAlignment(Pos.CENTER_LEFT);
        kept.setAlignment(Pos.CENTER_RIGHT);
        kept.getStyleClass().add("look-epochs");
        name.getStyleClass().add("panel-title");
        name.setMinWidth(0);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        slider.setMajorTickUnit(1);
        slider.setMinorTickCount(0);
        slider.setBlockIncrement(1);
        slider.setSnapToTicks(true);
        slider.setPrefWidth(220);
        slider.setAccessibleText(texts.get("look.epoch.slider"));
        wording.help(slider, new SimpleStringProperty(texts.get("look.epoch.help")));
        slider.valueProperty().addListener((observable, before, now) -> chosen(now.doubleValue()));
        play.setOnAction(event -> model.togglePlay());
        play.getStyleClass().addAll("flat", "look-play");
        wording.help(play, new SimpleStringProperty(texts.get("look.play.help")));
        play.setAccessibleText(texts.get("look.play"));
        epoch.setMinWidth(Region.USE_PREF_SIZE);
        getChildren().addAll(Icons.of(Feather.EYE), name, space, kept);
        subscription = Subscription.combine(
                model.subject().subjectProperty().subscribe(now -> follow()),
                model.subject().epochsProperty().subscribe(now -> follow()),
                model.playingProperty()
                        .subscribe(now -> play.setGraphic(Icons.of(now ? Feather.PAUSE : Feather.PLAY))));
    }

    void dispose() {
        subscription.unsubscribe();
    }

    private void follow() {
        Subject subject = model.subject().subject();
        List<Integer> epochs = model.subject().epochsProperty().get();
        name.setText(LookWords.subject(subject, model.subject().record(), texts));
        kept.setVisible(!epochs.isEmpty());
        following = true;
        slider.setMax(epochs.size());
        int at = epochs.indexOf(subject.epoch());
        slider.setValue(at < 0 ? epochs.size() : at);
        following = false;
        epoch.setText(at < 0 ? texts.get("look.epoch.latest") : texts.get("look.epoch.number", subject.epoch()));
    }

    private void chosen(double value) {
        List<Integer> epochs = model.subject().epochsProperty().get();
        int at = (int) Math.round(value);
        if (!following && Math.abs(value - at) < 1e-6) {
            int wanted = at >= epochs.size() ? 0 : epochs.get(at);
            if (wanted != model.subject().subject().epoch()) {
                model.subject().showEpoch(wanted);
            }
        }
    }
}
