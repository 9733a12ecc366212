package org.layerwright.ui.viewmodel.runs;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.layerwright.text.Sizes;
import org.layerwright.text.Texts;
import org.layerwright.ui.viewmodel.ChangeWords;
import org.layerwright.ui.viewmodel.Numbers;
import org.layerwright.ui.viewmodel.RunWords;

/** Says of one run, or of two, what was predicted and what was measured, and of two what changed. */
public final class Prediction {
    private static final String UNKNOWN = "–";

    private final Texts texts;
    private final RunTexts words;

    public Prediction(Texts texts, RunTexts words) {
        this.texts = texts;
        this.words = words;
    }

    /**
     * One quantity.
     *
     * @param runs what is known of it, a run each
     * @param changes from the first run to the second, one entry; none where there is one run
     */
    public record Row(Quantity quantity, String label, String help, List<Pair> runs, List<Pair> changes) {
        public Row {
            runs = List.copyOf(runs);
            changes = List.copyOf(changes);
        }
    }

    public record Pair(String predicted, String measured) {}

    /** What a change of a network is made for. */
    public enum Quantity {
        FILE,
        /** Work for one sample, and the time that it takes. */
        ANSWER,
        ANSWERS,
        TRAINING,
        MEMORY,
        DURATION,
        ACCURACY;

        /** NaN where nothing is. Speeds are the more, the less work a sample is. */
        double predicted(RunMeasures run) {
            return switch (this) {
                case FILE -> run.weightBytes();
                case ANSWER -> run.multiplyAdds();
                case ANSWERS, TRAINING -> 1 / run.multiplyAdds();
                case MEMORY -> run.trainingBytes();
                case DURATION, ACCURACY -> Double.NaN;
            };
        }

        /** NaN where it was not. */
        double measured(RunMeasures run) {
            return switch (this) {
                case FILE -> run.modelBytes();
                case ANSWER -> run.answerSeconds();
                case ANSWERS -> run.answersPerSecond();
                case TRAINING -> run.imagesPerSecond();
                case MEMORY -> run.memoryBytes();
                case DURATION -> run.run().seconds();
                case ACCURACY -> run.run().accuracy();
            };
        }

        /** Whether the page of runs can measure it. */
        boolean isBench() {
            return this == ANSWER || this == ANSWERS;
        }
    }

    /** One row for each quantity. */
    public List<Row> of(List<RunMeasures> runs) {
        List<Row> rows = new ArrayList<>();
        for (Quantity quantity : Quantity.values()) {
            String key = "runs.predicted." + quantity.name().toLowerCase(Locale.ROOT);
            rows.add(new Row(
                    quantity,
                    texts.get(key),
                    texts.get(key + ".help"),
                    runs.stream()
                            .map(run -> new Pair(predicted(quantity, run), measured(quantity, run)))
                            .toList(),
                    runs.size() == 2 ? List.of(change(quantity, runs.get(0), runs.get(1))) : List.of()));
        }
        return rows;
    }

    private String predicted(Quantity quantity, RunMeasures run) {
        double value = quantity.predicted(run);
        Locale locale = texts.locale();
        return switch (quantity) {
            case FILE -> Sizes.of(Math.round(value), locale);
            case ANSWER -> texts.get("runs.predicted.work", Numbers.count(Math.round(value), locale));
            case MEMORY -> texts.get("runs.predicted.most", Sizes.of(Math.round(value), locale));
            case ANSWERS, TRAINING, DURATION, ACCURACY -> UNKNOWN;
        };
    }

    private String measured(Quantity quantity, RunMeasures run) {
        double value = quantity.measured(run);
        Locale locale = texts.locale();
        if (Double.isNaN(value)) {
            return quantity.isBench() && run.hasModel() ? texts.get("runs.predicted.unmeasured") : UNKNOWN;
        }
        return switch (quantity) {
            case FILE, MEMORY -> Sizes.of(Math.round(value), locale);
            case ANSWER -> words.millis(value);
            case ANSWERS, TRAINING -> texts.get("runs.predicted.speed", Numbers.count(Math.round(value), locale));
            case DURATION -> new RunWords(texts).duration(value);
            case ACCURACY -> words.accuracyOf(run.run());
        };
    }

    private Pair change(Quantity quantity, RunMeasures from, RunMeasures to) {
        return new Pair(
                change(quantity, quantity.predicted(from), quantity.predicted(to)),
                change(quantity, quantity.measured(from), quantity.measured(to)));
    }

    private String change(Quantity quantity, double before, double after) {
        String words = switch (quantity) {
            case ANSWERS, TRAINING -> ChangeWords.times(before, after, texts);
            case ACCURACY -> ChangeWords.points(before, after, texts);
            default -> ChangeWords.percent(before, after, texts);
        };
        return words.isEmpty() ? UNKNOWN : words;
    }
}
