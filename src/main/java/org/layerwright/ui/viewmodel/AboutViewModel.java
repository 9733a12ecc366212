package org.layerwright.ui.viewmodel;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.layerwright.event.WorkerEvent;
import org.layerwright.run.AppFolders;
import org.layerwright.worker.client.TrainingService;

/** What the program is made of and where it runs. */
public final class AboutViewModel {
    private static final String COMPONENTS = "/org/layerwright/ui/components.txt";

    private final AppFolders folders;
    private final DevicesViewModel devices;
    private final CudaPackViewModel cudaPack;
    private final UpdateViewModel updates;
    private final ReadOnlyObjectWrapper<Optional<WorkerEvent.Ready>> worker =
            new ReadOnlyObjectWrapper<>(this, "worker", Optional.empty());

    /**
     * A library that comes along.
     *
     * @param artifacts the beginnings of the names of its files
     */
    public record Component(String name, String licence, String owner, List<String> artifacts) {}

    /** @param window runs what changes the properties */
    public AboutViewModel(AppFolders folders, TrainingService service, Executor window) {
        this(folders, service, DevicesViewModel.idle(), CudaPackViewModel.none(), UpdateViewModel.idle(), window);
    }

    /**
     * @param devices what is known of this machine's devices
     * @param cudaPack what their cards need
     * @param updates what is known of newer releases
     */
    public AboutViewModel(
            AppFolders folders,
            TrainingService service,
            DevicesViewModel devices,
            CudaPackViewModel cudaPack,
            UpdateViewModel updates,
            Executor window) {
        this.folders = folders;
        this.devices = devices;
        this.cudaPack = cudaPack;
        this.updates = updates;
        service.addListener(event -> {
            if (event instanceof WorkerEvent.Ready ready) {
                window.execute(() -> worker.set(Optional.of(ready)));
            }
        });
    }

    public AppFolders folders() {
        return folders;
    }

    public DevicesViewModel devices() {
        return devices;
    }

    public CudaPackViewModel cudaPack() {
        return cudaPack;
    }

    /** The worker that is or was there: its device and natives. */
    public ReadOnlyObjectProperty<Optional<WorkerEvent.Ready>> workerProperty() {
        return worker.getReadOnlyProperty();
    }

    /** What is known of newer releases. */
    public UpdateViewModel updates() {
        return updates;
    }

    /** Of this build, as its jar says. */
    public static String version() {
        return Optional.ofNullable(AboutViewModel.class.getPackage().getImplementationVersion())
                .orElse("–");
    }

    /** The libraries that come along, one line each in a resource file. */
    public static List<Component> components() {
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(AboutViewModel.class.getResourceAsStream(COMPONENTS), StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split("\\s*\\|\\s*"))
                    .map(part -> new Component(part[0], part[1], part[2], List.of(part[3].split("\\s+"))))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
