package org.layerwright.ui.viewmodel.data;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import org.layerwright.data.Dataset;
import org.layerwright.data.DatasetReader;
import org.layerwright.data.LabelledData;
import org.layerwright.data.ReadOptions;
import org.layerwright.text.Texts;
import org.layerwright.ui.viewmodel.OpenData;

/**
 * The user's own file or folder, read in the background and shown before it is taken. The options that its format knows
 * can be changed, which reads it again. What cannot be read changes nothing and says why.
 */
public final class OwnPreview {
    /** How many samples are shown. */
    public static final int SAMPLES = 24;

    private final OpenData data;
    private final Executor background;
    private final ObservableValue<Texts> texts;
    private final Latest reading;
    private final Map<String, String> options = new LinkedHashMap<>();
    private final ReadOnlyObjectWrapper<Optional<Path>> path = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Found>> found = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper(-1);
    private final ReadOnlyStringWrapper error = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<Set<String>> known = new ReadOnlyObjectWrapper<>(Set.of());
    private final ReadOnlyObjectWrapper<List<String>> columns = new ReadOnlyObjectWrapper<>(List.of());

    /**
     * What was found.
     *
     * @param format the id of the reader
     * @param samples some of the training samples, spread over the set
     */
    public record Found(String format, LabelledData data, List<Sample> samples) {}

    /** One sample and its class; of a regression 0. */
    public record Sample(int index, int label, float[] values) {
        public Sample {
            values = values.clone();
        }

        @Override
        public float[] values() {
            return values.clone();
        }
    }

    public OwnPreview(OpenData data, Executor background, Executor window, ObservableValue<Texts> texts) {
        this.data = data;
        this.background = background;
        this.texts = texts;
        reading = new Latest(window);
    }

    /** What is looked at; empty while nothing is. */
    public ReadOnlyObjectProperty<Optional<Path>> pathProperty() {
        return path.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Optional<Found>> foundProperty() {
        return found.getReadOnlyProperty();
    }

    /** The share that is read, in [0, 1]; −1 while nothing is being read. */
    public ReadOnlyDoubleProperty progressProperty() {
        return progress.getReadOnlyProperty();
    }

    /** Why it cannot be read; empty where it can. */
    public ReadOnlyStringProperty errorProperty() {
        return error.getReadOnlyProperty();
    }

    /** The names of the options of this format. */
    public ReadOnlyObjectProperty<Set<String>> knownOptionsProperty() {
        return known.getReadOnlyProperty();
    }

    /** The columns of a table, to choose the one to learn from; none of anything else. */
    public ReadOnlyObjectProperty<List<String>> columnsProperty() {
        return columns.getReadOnlyProperty();
    }

    /** What an option is set to; empty for what the reader does by itself. */
    public String option(String name) {
        return options.getOrDefault(name, "");
    }

    /** Looks at a file or folder. */
    public void open(Path place) {
        options.clear();
        found.set(Optional.empty());
        known.set(Set.of());
        columns.set(List.of());
        path.set(Optional.of(place.toAbsolutePath().normalize()));
        read();
    }

    /** Sets an option, empty for none, and reads again if that changes anything. */
    public void set(String option, String value) {
        String text = value.strip();
        if (text.equals(option(option)) || path.get().isEmpty()) {
            return;
        }
        if (text.isEmpty()) {
            options.remove(option);
        } else {
            options.put(option, text);
        }
        read();
    }

    /** What a plan would call it. */
    public String address() {
        String place = path.get().map(Path::toString).orElse("");
        return options.isEmpty()
                ? place
                : place + "?"
                        + options.entrySet().stream()
                                .map(option -> option.getKey() + "=" + encoded(option.getKey(), option.getValue()))
                                .collect(Collectors.joining("&"));
    }

    /** Takes it into the list of the user's own sets. */
    public Optional<String> add() {
        if (found.get().isEmpty()) {
            return Optional.empty();
        }
        String address = address();
        data.own().add(address);
        cancel();
        return Optional.of(address);
    }

    /** Ends the reading and shows nothing. */
    public void cancel() {
        reading.ask();
        path.set(Optional.empty());
        found.set(Optional.empty());
        error.set("");
        progress.set(-1);
    }

    /** Commas part the columns to leave out, so they stay as they are. */
    private static String encoded(String option, String value) {
        return option.equals("drop")
                ? List.of(value.split(",")).stream()
                        .map(String::strip)
                        .map(ReadOptions::encode)
                        .collect(Collectors.joining(","))
                : ReadOptions.encode(value);
    }

    private void read() {
        int question = reading.ask();
        Path place = path.get().orElseThrow();
        String address = address();
        error.set("");
        progress.set(0);
        background.execute(() -> {
            try {
                Optional<DatasetReader> reader = data.catalog().readers().find(place);
                ReadOptions asked =
                        ReadOptions.parse(ReadOptions.Address.of(address).options());
                List<String> names =
                        reader.map(found -> found.columns(place, asked)).orElse(List.of());
                reading.answer(question, () -> {
                    columns.set(names);
                    known.set(reader.map(DatasetReader::options).orElse(Set.of()));
                });
                LabelledData read = data.catalog().open(address, reading.progress(question, progress::set));
                Found result = new Found(reader.map(DatasetReader::id).orElse(""), read, samples(read.train()));
                reading.answer(question, () -> {
                    found.set(Optional.of(result));
                    progress.set(-1);
                });
            } catch (CancellationException e) {
                // Somebody asked for something else.
                return;
            } catch (RuntimeException e) {
                reading.answer(question, () -> {
                    found.set(Optional.empty());
                    error.set(Sentences.of(e, texts.getValue()));
                    progress.set(-1);
                });
            }
        });
    }

    /** Spread evenly: the first ones are often all of one class. */
    private static List<Sample> samples(Dataset train) {
        int count = Math.min(SAMPLES, train.size());
        return IntStream.range(0, count)
                .mapToObj(i -> sample(train, (int) ((long) i * train.size() / count)))
                .toList();
    }

    static Sample sample(Dataset data, int index) {
        float[] values = new float[data.sampleShape().size()];
        data.read(index, values, 0);
        return new Sample(index, data.label(index), values);
    }
}
