package org.layerwright.ui.view;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.layerwright.device.DeviceList;
import org.layerwright.device.DeviceStatus;
import org.layerwright.device.Reason;
import org.layerwright.text.Texts;
import org.layerwright.ui.viewmodel.DevicesViewModel;
import org.layerwright.ui.viewmodel.WindowWords;

/** The devices of this machine: what is known of each, and what is missing with its remedy. */
final class DeviceFacts extends VBox {
    private final Texts texts;
    private final Subscription subscription;

    DeviceFacts(DevicesViewModel devices, Texts texts) {
        this.texts = texts;
        getStyleClass().add("about-devices");
        subscription = devices.listProperty().subscribe(this::show);
    }

    /** Lets go of the model, which outlives this view. */
    void dispose() {
        subscription.unsubscribe();
    }

    private void show(DeviceList list) {
        getChildren().setAll(list.devices().stream().map(this::lines).toList());
    }

    private VBox lines(DeviceStatus device) {
        Label title = new Label(title(device));
        title.getStyleClass().add("about-component");
        VBox box = new VBox(wrapped(title));
        if (!device.facts().isEmpty()) {
            box.getChildren().add(wrapped(new Label(facts(device))));
        }
        device.refusal().ifPresent(why -> box.getChildren().add(wrapped(new Label(sentence(why)))));
        return box;
    }

    private String sentence(Reason why) {
        return WindowWords.find(texts, why.key(), why.arguments().toArray()).orElse(why.key());
    }

    private String title(DeviceStatus device) {
        boolean card = DeviceStatus.isCuda(device.id());
        String kind = texts.get("device.title." + (card ? DeviceStatus.CUDA : device.id()));
        String named = device.name().isEmpty() ? kind : texts.get("device.named", kind, device.name());
        return named + " · " + texts.get(device.usable() ? "device.usable" : "device.unusable");
    }

    private String facts(DeviceStatus device) {
        List<String> parts = new ArrayList<>();
        device.facts().forEach((fact, value) -> parts.add(texts.get("device.fact." + fact) + " " + value));
        return String.join(" · ", parts);
    }

    private static Label wrapped(Label label) {
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }
}
