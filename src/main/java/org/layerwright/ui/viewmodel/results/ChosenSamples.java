package org.layerwright.ui.viewmodel.results;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.layerwright.data.DataException;
import org.layerwright.data.Dataset;
import org.layerwright.event.WorkerCommand.SaliencyMethod;
import org.layerwright.event.WorkerEvent.SaliencyShown;
import org.layerwright.network.Shape;
import org.layerwright.ui.viewmodel.OneQuestion;
import org.layerwright.ui.viewmodel.OpenData;
import org.layerwright.worker.client.InspectionService;

/**
 * Some samples of what was judged, such as those of one cell of the confusion matrix, and one of them in detail. Used on
 * the window's thread.
 */
public final class ChosenSamples {
    /**
     * Why these samples.
     *
     * @param kind what they have in common
     * @param trueClass of {@link Kind#CELL}
     * @param predictedClass of {@link Kind#CELL}
     * @param samples by index in the part that was judged
     */
    public record Choice(Kind kind, int trueClass, int predictedClass, List<Integer> samples) {
        public Choice {
            samples = List.copyOf(samples);
        }
    }

    /** What chosen samples have in common. */
    public enum Kind {
        CELL,
        MISTAKES,
        LEAST_CERTAIN,
        FURTHEST_OFF
    }

    /**
     * One sample.
     *
     * @param index in the part that was judged
     * @param values as the data set gives them
     * @param featureNames one for each value; empty where they have none
     */
    public record Sample(int index, Shape shape, float[] values, List<String> featureNames) {
        public Sample {
            featureNames = List.copyOf(featureNames);
        }
    }

    private final OpenData data;
    private final InspectionService inspection;
    private final Executor background;
    private final Executor window;
    private final OneQuestion<SaliencyShown> question;
    private final ReadOnlyObjectWrapper<Optional<Choice>> choice =
            new ReadOnlyObjectWrapper<>(this, "choice", Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Sample>> sample =
            new ReadOnlyObjectWrapper<>(this, "sample", Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<SaliencyShown>> saliency =
            new ReadOnlyObjectWrapper<>(this, "saliency", Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Throwable>> failure =
            new ReadOnlyObjectWrapper<>(this, "failure", Optional.empty());
    private final ObjectProperty<Optional<SaliencyMethod>> method =
            new SimpleObjectProperty<>(this, "method", Optional.empty());
    private Results results;
    private int number;

    public ChosenSamples(OpenData data, InspectionService inspection, Executor background, Executor window) {
        this.data = data;
        this.inspection = inspection;
        this.background = background;
        this.window = window;
        question = new OneQuestion<>(
                window, answer -> saliency.set(Optional.of(answer)), why -> failure.set(Optional.of(why)));
        method.addListener(observable -> askSaliency());
    }

    public ReadOnlyObjectProperty<Optional<Choice>> choiceProperty() {
        return choice.getReadOnlyProperty();
    }

    /** The sample in detail; empty while the list is shown. */
    public ReadOnlyObjectProperty<Optional<Sample>> sampleProperty() {
        return sample.getReadOnlyProperty();
    }

    /** What speaks for the answer; empty where nothing was asked or the answer is awaited. */
    public ReadOnlyObjectProperty<Optional<SaliencyShown>> saliencyProperty() {
        return saliency.getReadOnlyProperty();
    }

    /** Why a sample or its saliency could not be shown. */
    public ReadOnlyObjectProperty<Optional<Throwable>> failureProperty() {
        return failure.getReadOnlyProperty();
    }

    /** How to find what speaks for the answer; empty for not at all. */
    public ObjectProperty<Optional<SaliencyMethod>> methodProperty() {
        return method;
    }

    /** New answers: the same cell of them is shown, if one was. */
    public void follow(Optional<Results> newResults) {
        results = newResults.orElse(null);
        Optional<Choice> before = choice.get();
        choice.set(before.flatMap(this::again));
        if (choice.get().isEmpty()) {
            back();
        } else {
            askSaliency();
        }
    }

    private Optional<Choice> again(Choice old) {
        if (results == null) {
            return Optional.empty();
        }
        return switch (old.kind()) {
            case CELL ->
                results.classes()
                        .filter(classes -> Math.max(old.trueClass(), old.predictedClass()) < classes.classes())
                        .map(classes -> new Choice(
                                Kind.CELL,
                                old.trueClass(),
                                old.predictedClass(),
                                classes.cell(old.trueClass(), old.predictedClass())));
            case MISTAKES -> results.classes().map(classes -> new Choice(Kind.MISTAKES, -1, -1, classes.mistakes()));
            case LEAST_CERTAIN ->
                results.classes().map(classes -> new Choice(Kind.LEAST_CERTAIN, -1, -1, classes.leastCertain()));
            case FURTHEST_OFF ->
                results.numbers()
                        .filter(numbers -> number < numbers.width())
                        .map(numbers -> new Choice(Kind.FURTHEST_OFF, -1, -1, numbers.furthestOff(number)));
        };
    }

    /** Which of several predicted numbers {@link Kind#FURTHEST_OFF} looks at, counted from 0. */
    public void chooseNumber(int newNumber) {
        number = newNumber;
        choice.set(choice.get().flatMap(this::again));
    }

    public int number() {
        return number;
    }

    /** Shows the samples of a cell of the confusion matrix. */
    public void showCell(int trueClass, int predictedClass) {
        show(new Choice(Kind.CELL, trueClass, predictedClass, List.of()));
    }

    /** Shows the mistakes, the least certain right answers, or the furthest off, in that order. */
    public void show(Kind kind) {
        show(new Choice(kind, -1, -1, List.of()));
    }

    private void show(Choice wanted) {
        back();
        choice.set(again(wanted));
    }

    /** Shows one sample in detail. */
    public void select(int index) {
        read(index, values -> {
            sample.set(Optional.of(values));
            askSaliency();
        });
    }

    /** Shows the list again. */
    public void back() {
        sample.set(Optional.empty());
        saliency.set(Optional.empty());
        failure.set(Optional.empty());
        question.forget();
    }

    /** Reads a sample in the background and hands it over on the window's thread. */
    public void read(int index, Consumer<Sample> use) {
        if (results == null) {
            return;
        }
        Results asked = results;
        data.open(asked.asked().dataset()).whenComplete((opened, error) -> {
            if (error != null) {
                window.execute(() -> failure.set(Optional.of(error)));
                return;
            }
            Dataset part = asked.isOfTraining() ? opened.train() : opened.test().orElse(opened.train());
            background.execute(() -> read(part, index, asked, use));
        });
    }

    private void read(Dataset dataset, int index, Results asked, Consumer<Sample> use) {
        try {
            float[] values = new float[dataset.sampleShape().size()];
            dataset.read(index, values, 0);
            Sample read = new Sample(index, dataset.sampleShape(), values, dataset.featureNames());
            window.execute(() -> {
                if (results != null && sameData(results, asked)) {
                    use.accept(read);
                }
            });
        } catch (DataException e) {
            window.execute(() -> failure.set(Optional.of(e)));
        }
    }

    private static boolean sameData(Results one, Results other) {
        return one.asked().dataset().equals(other.asked().dataset()) && one.isOfTraining() == other.isOfTraining();
    }

    private void askSaliency() {
        saliency.set(Optional.empty());
        failure.set(Optional.empty());
        question.forget();
        Optional<Sample> of = sample.get();
        Optional<SaliencyMethod> how = method.get();
        if (results == null
                || of.isEmpty()
                || how.isEmpty()
                || !of.get().shape().isImage()) {
            return;
        }
        int target = results.classes()
                .map(classes -> classes.predicted(of.get().index()))
                .orElse(-1);
        Results asked = results;
        question.ask(
                () -> inspection.saliency(asked.subject().weights(), of.get().values(), target, how.get()));
    }
}
