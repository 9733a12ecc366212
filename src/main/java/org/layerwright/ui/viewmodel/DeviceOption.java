package org.layerwright.ui.viewmodel;

import org.layerwright.text.Texts;

/**
 * A device that a form offers. One that cannot be used is shown too, with the reason, so that nobody has to wonder.
 *
 * @param id as it stands in plans: {@code cpu}
 * @param title for people: the key of a text, or the text itself
 * @param reason why it cannot be used, in one sentence, as a key or a text; empty where it can
 */
public record DeviceOption(String id, String title, boolean available, String reason) {
    public static DeviceOption available(String id, String title) {
        return new DeviceOption(id, title, true, "");
    }

    public static DeviceOption missing(String id, String title, String reason) {
        return new DeviceOption(id, title, false, reason);
    }

    public String title(Texts texts) {
        return texts.find(title).orElse(title);
    }

    public String reason(Texts texts) {
        return texts.find(reason).orElse(reason);
    }
}
