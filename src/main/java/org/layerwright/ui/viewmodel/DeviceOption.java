package org.layerwright.ui.viewmodel;

import java.util.List;
import org.layerwright.device.DeviceList;
import org.layerwright.device.DeviceStatus;
import org.layerwright.text.Texts;

/**
 * A device that a form offers. One that cannot be used is shown too, with the reason, so that nobody has to wonder.
 *
 * @param id as it stands in plans: {@code cpu}
 * @param title for people: the key of a text, or the text itself
 * @param reason why it cannot be used, in one sentence, as a key or a text; empty where it can
 * @param arguments what the sentence names
 */
public record DeviceOption(String id, String title, boolean available, String reason, List<String> arguments) {
    public DeviceOption {
        arguments = List.copyOf(arguments);
    }

    public static DeviceOption available(String id, String title) {
        return new DeviceOption(id, title, true, "", List.of());
    }

    public static DeviceOption missing(String id, String title, String reason) {
        return new DeviceOption(id, title, false, reason, List.of());
    }

    /** What a probe found, in its order. */
    static List<DeviceOption> of(DeviceList found) {
        return found.devices().stream().map(DeviceOption::of).toList();
    }

    private static DeviceOption of(DeviceStatus device) {
        boolean card = DeviceStatus.isCuda(device.id());
        String title = card && !device.name().isEmpty()
                ? "GPU: " + device.name()
                : "device." + (card ? DeviceStatus.CUDA : device.id()) + ".title";
        return device.refusal()
                .map(why -> new DeviceOption(device.id(), title, false, why.key(), why.arguments()))
                .orElse(available(device.id(), title));
    }

    public String title(Texts texts) {
        return texts.find(title).orElse(title);
    }

    public String reason(Texts texts) {
        return WindowWords.find(texts, reason, arguments.toArray()).orElse(reason);
    }
}
