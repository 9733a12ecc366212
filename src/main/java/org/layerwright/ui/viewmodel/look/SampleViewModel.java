package org.layerwright.ui.viewmodel.look;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.layerwright.data.Dataset;
import org.layerwright.data.LabelledData;
import org.layerwright.ui.viewmodel.OpenData;

/** Chooses a sample out of the test part of a data set, or of all of it where it has no such part. */
public final class SampleViewModel {
    private final OpenData data;
    private final Executor background;
    private final Executor window;
    private final RandomGenerator random;
    private final ReadOnlyObjectWrapper<Optional<Dataset>> dataset =
            new ReadOnlyObjectWrapper<>(this, "dataset", Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Sample>> sample =
            new ReadOnlyObjectWrapper<>(this, "sample", Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Throwable>> failure =
            new ReadOnlyObjectWrapper<>(this, "failure", Optional.empty());
    private String name = "";
    private int wanted;
    /** What is shown of the next set that opens. */
    private int first;

    /** @param random picks samples when asked to */
    public SampleViewModel(OpenData data, Executor background, Executor window, RandomGenerator random) {
        this.data = data;
        this.background = background;
        this.window = window;
        this.random = random;
    }

    public ReadOnlyObjectProperty<Optional<Dataset>> datasetProperty() {
        return dataset.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Optional<Sample>> sampleProperty() {
        return sample.getReadOnlyProperty();
    }

    /** Why the data set could not be opened. */
    public ReadOnlyObjectProperty<Optional<Throwable>> failureProperty() {
        return failure.getReadOnlyProperty();
    }

    /** Opens a data set, unless it is open already. */
    public void open(String newName) {
        if (newName.equals(name) && failure.get().isEmpty()) {
            return;
        }
        name = newName;
        wanted = 0;
        sample.set(Optional.empty());
        dataset.set(Optional.empty());
        failure.set(Optional.empty());
        data.open(newName)
                .whenComplete((opened, error) -> window.execute(() -> {
                    if (newName.equals(name)) {
                        opened(opened, error);
                    }
                }));
    }

    private void opened(LabelledData opened, Throwable error) {
        failure.set(Optional.ofNullable(error));
        if (error == null) {
            dataset.set(Optional.of(opened.test().orElse(opened.train())));
            show(first);
            first = 0;
        }
    }

    public int size() {
        return dataset.get().map(Dataset::size).orElse(0);
    }

    /** The sample so many places after the one shown; round the end. */
    public void step(int by) {
        if (size() > 0) {
            show(Math.floorMod(wanted + by, size()));
        }
    }

    public void random() {
        if (size() > 0) {
            show(random.nextInt(size()));
        }
    }

    /** The next sample of a class, round the end; nothing where the class has none. */
    public void nextOfClass(int label) {
        dataset.get().ifPresent(samples -> {
            for (int i = 1; i <= samples.size(); i++) {
                int index = (wanted + i) % samples.size();
                if (samples.label(index) == label) {
                    show(index);
                    return;
                }
            }
        });
    }

    /** Shows a sample now, or as soon as the data set is open. */
    public void showFirst(int index) {
        first = index;
        show(index);
    }

    /** Shows a sample, or the nearest that there is. */
    public void show(int index) {
        if (size() == 0) {
            return;
        }
        wanted = Math.max(0, Math.min(size() - 1, index));
        int asked = wanted;
        Dataset from = dataset.get().orElseThrow();
        background.execute(() -> {
            Sample read = read(from, asked);
            window.execute(() -> {
                if (asked == wanted && dataset.get().equals(Optional.of(from))) {
                    sample.set(Optional.of(read));
                }
            });
        });
    }

    private static Sample read(Dataset from, int index) {
        float[] values = new float[from.sampleShape().size()];
        from.read(index, values, 0);
        List<String> names = from.classNames();
        float[] targets = new float[from.targetSize()];
        if (targets.length > 0) {
            from.readTarget(index, targets, 0);
        }
        int label = names.isEmpty() ? -1 : from.label(index);
        return new Sample(index, values, from.sampleShape(), from.featureNames(), label, names, targets);
    }
}
