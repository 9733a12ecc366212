package org.layerwright.ui.viewmodel;

/**
 * A device that a form offers. One that cannot be used is shown too, with the reason, so that nobody has to wonder.
 *
 * @param id as it stands in plans: {@code cpu}
 * @param title for people
 * @param reason why it cannot be used, in one sentence; empty where it can
 */
public record DeviceOption(String id, String title, boolean available, String reason) {
    public static DeviceOption available(String id, String title) {
        return new DeviceOption(id, title, true, "");
    }

    public static DeviceOption missing(String id, String title, String reason) {
        return new DeviceOption(id, title, false, reason);
    }
}
