package org.layerwright.ui.viewmodel;

import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.layerwright.device.DeviceList;
import org.layerwright.device.Reason;

/**
 * The devices of this machine. They are looked for in the background, by a process of its own, and until it has answered
 * the list says so; nothing waits for it.
 */
public final class DevicesViewModel {
    private final Supplier<DeviceList> probe;
    private final Executor background;
    private final Executor window;
    private final ReadOnlyObjectWrapper<DeviceList> list =
            new ReadOnlyObjectWrapper<>(this, "list", DeviceList.unknown(Reason.of("device.probe.running")));

    /**
     * @param probe finds the devices; it may take its time
     * @param background where the probe runs
     * @param window runs what changes the property
     */
    public DevicesViewModel(Supplier<DeviceList> probe, Executor background, Executor window) {
        this.probe = probe;
        this.background = background;
        this.window = window;
    }

    /** One that never looks. */
    public static DevicesViewModel idle() {
        return new DevicesViewModel(
                () -> DeviceList.unknown(Reason.of("device.probe.running")), Runnable::run, Runnable::run);
    }

    /** Looks for devices, at the start and again after something was installed. */
    public void look() {
        background.execute(() -> {
            DeviceList found = probe.get();
            window.execute(() -> list.set(found));
        });
    }

    public ReadOnlyObjectProperty<DeviceList> listProperty() {
        return list.getReadOnlyProperty();
    }

    /** What a form offers now. */
    public List<DeviceOption> options() {
        return DeviceOption.of(list.get());
    }
}
