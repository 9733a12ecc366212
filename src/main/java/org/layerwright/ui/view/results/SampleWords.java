package org.layerwright.ui.view.results;

import java.text.NumberFormat;
import java.util.List;
import java.util.Optional;
import org.layerwright.analysis.ClassResults;
import org.layerwright.text.Texts;
import org.layerwright.ui.viewmodel.results.ChosenSamples;
import org.layerwright.ui.viewmodel.results.ChosenSamples.Choice;
import org.layerwright.ui.viewmodel.results.Results;
import org.layerwright.ui.viewmodel.results.ResultsViewModel;

/** Words what is shown of samples, in one language. */
final class SampleWords {
    private final ResultsViewModel results;
    private final ChosenSamples chosen;
    private final Texts texts;

    SampleWords(ResultsViewModel results, ChosenSamples chosen, Texts texts) {
        this.results = results;
        this.chosen = chosen;
        this.texts = texts;
    }

    /** What the chosen samples have in common, and how many they are. */
    String title(Choice choice) {
        int count = choice.samples().size();
        return switch (choice.kind()) {
            case CELL -> {
                List<String> names = classes().map(ClassResults::classNames).orElse(List.of());
                String truth = names.get(choice.trueClass());
                yield choice.trueClass() == choice.predictedClass()
                        ? texts.get("results.samples.right", truth, count)
                        : texts.get("results.samples.wrong", truth, names.get(choice.predictedClass()), count);
            }
            case MISTAKES -> texts.get("results.samples.mistakes", count);
            case LEAST_CERTAIN -> texts.get("results.samples.leastCertain", count);
            case FURTHEST_OFF -> texts.get("results.samples.furthestOff", count);
        };
    }

    /** What was predicted and how surely, under a thumbnail. */
    String caption(int index) {
        return classes()
                .map(now -> now.classNames().get(now.predicted(index)) + " · " + percent(now.confidence(index), 0))
                .orElseGet(() -> results.resultsProperty()
                        .get()
                        .flatMap(Results::numbers)
                        .map(now -> number(now.residual(index, chosen.number())))
                        .orElse(""));
    }

    /** Counted from 1, as on the other pages. */
    String describe(int index) {
        return classes()
                .map(now -> texts.get(
                        "results.sample.answer",
                        index + 1,
                        now.classNames().get(now.label(index)),
                        now.classNames().get(now.predicted(index)),
                        percent(now.confidence(index), 1)))
                .orElseGet(() -> results.resultsProperty()
                        .get()
                        .flatMap(Results::numbers)
                        .map(now -> texts.get(
                                "results.sample.number",
                                index + 1,
                                number(now.target(index, chosen.number())),
                                number(now.output(index, chosen.number()))))
                        .orElse(""));
    }

    private Optional<ClassResults> classes() {
        return results.resultsProperty().get().flatMap(Results::classes);
    }

    private String percent(double share, int digits) {
        NumberFormat format = NumberFormat.getPercentInstance(texts.locale());
        format.setMinimumFractionDigits(digits);
        format.setMaximumFractionDigits(digits);
        return format.format(share);
    }

    private String number(double value) {
        NumberFormat format = NumberFormat.getNumberInstance(texts.locale());
        format.setMaximumFractionDigits(3);
        return format.format(value);
    }
}
