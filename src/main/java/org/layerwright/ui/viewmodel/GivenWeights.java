package org.layerwright.ui.viewmodel;

import java.nio.file.Path;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;
import org.layerwright.model.TrainedModel;
import org.layerwright.network.NetworkSpec;

/**
 * The weights of a model that was opened, with which the next run may begin. They are offered as long as the canvas shows the
 * model's network: to another one they do not belong.
 */
public final class GivenWeights {
    private final ObservableValue<NetworkSpec> network;
    private final ReadOnlyObjectWrapper<Optional<String>> offered =
            new ReadOnlyObjectWrapper<>(this, "offered", Optional.empty());
    private final BooleanProperty used = new SimpleBooleanProperty(this, "used", true);
    private Path file;
    private TrainedModel model;

    /** @param network on the canvas */
    GivenWeights(ObservableValue<NetworkSpec> network) {
        this.network = network;
        network.addListener((observable, before, now) -> look());
    }

    /** A model was opened. */
    public void open(Path itsFile, TrainedModel opened) {
        file = itsFile;
        model = opened;
        used.set(true);
        look();
    }

    private void look() {
        boolean fits = model != null
                && model.network().layers().equals(network.getValue().layers());
        offered.set(fits ? Optional.of(String.valueOf(file.getFileName())) : Optional.empty());
    }

    /** The name of the file whose weights the next run may begin with; empty where there is none. */
    public ReadOnlyObjectProperty<Optional<String>> offeredProperty() {
        return offered.getReadOnlyProperty();
    }

    /** Whether the next run begins with them, if they are offered. */
    public BooleanProperty usedProperty() {
        return used;
    }

    /** What the next run begins with; empty for weights that are drawn. */
    Optional<TrainedModel> chosen() {
        return offered.get().isPresent() && used.get() ? Optional.of(model) : Optional.empty();
    }
}
