package org.layerwright.ui.view.look;

import javafx.beans.property.SimpleStringProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;
import org.layerwright.text.Texts;
import org.layerwright.ui.control.Icons;
import org.layerwright.ui.view.EpochSlider;
import org.layerwright.ui.view.SubjectChoice;
import org.layerwright.ui.view.WindowModel;
import org.layerwright.ui.view.Wording;
import org.layerwright.ui.viewmodel.look.LookViewModel;

/** Which network one looks into, and a slider over its kept epochs, which can be played one after another. */
final class SubjectBar extends HBox {
    private final SubjectChoice choice;
    private final Button play = new Button();
    private final EpochSlider slider;
    private final Subscription subscription;

    SubjectBar(WindowModel window, LookViewModel model, Texts texts, Wording wording) {
        choice = new SubjectChoice(window, texts);
        getStyleClass().add("subject-bar");
        setAlignment(Pos.CENTER_LEFT);
        slider = new EpochSlider(model.subject(), "look.epoch.help", texts);
        HBox kept = new HBox(play, slider);
        kept.setAlignment(Pos.CENTER_RIGHT);
        kept.getStyleClass().add("look-epochs");
        kept.visibleProperty().bind(slider.visibleProperty());
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        play.setOnAction(event -> model.togglePlay());
        play.getStyleClass().addAll("flat", "look-play");
        wording.help(play, new SimpleStringProperty(texts.get("look.play.help")));
        play.setAccessibleText(texts.get("look.play"));
        getChildren().addAll(Icons.of(Feather.EYE), choice, space, kept);
        subscription = Subscription.combine(
                slider::dispose,
                choice::dispose,
                model.playingProperty()
                        .subscribe(now -> play.setGraphic(Icons.of(now ? Feather.PAUSE : Feather.PLAY))));
    }

    void dispose() {
        subscription.unsubscribe();
    }
}
