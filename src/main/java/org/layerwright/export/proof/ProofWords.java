package org.layerwright.export.proof;

import java.nio.file.Path;
import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.layerwright.export.proof.ProofReport.Outcome;
import org.layerwright.export.proof.ProofReport.Sentence;
import org.layerwright.export.proof.ProofReport.Trial;
import org.layerwright.text.Sizes;
import org.layerwright.text.Texts;

/**
 * A report in a reader's language.
 *
 * @param texts the language
 */
public record ProofWords(Texts texts) {

    /**
     * One line of a report.
     *
     * @param key what it is about, such as {@code largest}
     */
    public record Fact(String key, String label, String value) {}

    /** What a target is called; its id where it has no other name. */
    public String target(String id) {
        return texts.find("target." + id + ".title").orElse(id);
    }

    /** What a target is for; empty where nobody says. */
    public String use(String id) {
        return texts.find("target." + id + ".use").orElse("");
    }

    /** What came of it in two words. */
    public String outcome(ProofReport report) {
        return texts.get("proof.outcome." + report.trial().outcome());
    }

    /** What came of it in a sentence or two. */
    public String verdict(ProofReport report) {
        Trial trial = report.trial();
        String key = "proof.words." + trial.outcome();
        Object[] places = switch (trial.outcome()) {
            case PROVEN, DIFFERS ->
                new Object[] {
                    trial.by(),
                    whole(trial.samples()),
                    samples(trial),
                    difference(report.comparison().largest()),
                    difference(report.comparison().tolerance())
                };
            case REFUSED -> new Object[] {trial.by(), sentence(trial.why())};
            case NOT_PROVEN -> new Object[] {sentence(trial.why())};
            case ONLY_READ, SAME -> new Object[] {trial.by()};
            case SKIPPED -> new Object[] {};
        };
        String words = texts.get(key, places);
        boolean ran = trial.outcome() == Outcome.PROVEN || trial.outcome() == Outcome.DIFFERS;
        return trial.note().key().isEmpty() || !ran
                ? words
                : words + " " + texts.get("proof.drawn.because", sentence(trial.note()));
    }

    private String samples(Trial trial) {
        return trial.dataset().isEmpty() ? texts.get("proof.drawn") : trial.dataset();
    }

    /** A sentence that a report holds. */
    public String sentence(Sentence sentence) {
        return texts.find(sentence.key(), sentence.arguments().toArray()).orElseGet(() -> texts.get("proof.noReason"));
    }

    /** What was found, as far as it applies. */
    public List<Fact> numbers(ProofReport report) {
        Comparison comparison = report.comparison();
        Trial trial = report.trial();
        List<Fact> facts = new ArrayList<>();
        if (!trial.by().isEmpty()) {
            facts.add(fact("by", trial.by()));
        }
        if (trial.samples() > 0 && !Double.isNaN(comparison.largest())) {
            facts.add(fact("samples", texts.get("proof.fact.samples.value", whole(trial.samples()), samples(trial))));
        }
        if (!Double.isNaN(comparison.largest())) {
            facts.add(fact("largest", difference(comparison.largest())));
            facts.add(fact("mean", difference(comparison.mean())));
            facts.add(fact("tolerance", difference(comparison.tolerance())));
        }
        addShare(facts, "ourAccuracy", comparison.ourAccuracy());
        addShare(facts, "theirAccuracy", comparison.theirAccuracy());
        addShare(facts, "same", comparison.sameDecisions());
        if (!Double.isNaN(trial.theirSeconds())) {
            facts.add(fact(
                    "time",
                    texts.get("proof.fact.time.value", seconds(trial.theirSeconds()), seconds(trial.ourSeconds()))));
        }
        facts.add(fact("size", Sizes.of(report.written().bytes(), texts.locale())));
        facts.add(fact("seconds", seconds(report.written().seconds())));
        return facts;
    }

    /** Where the file comes from. */
    public List<Fact> origin(ProofReport report) {
        String versions = report.versions().entrySet().stream()
                .map(version -> version.getKey() + " " + version.getValue())
                .collect(Collectors.joining(", "));
        return List.of(
                fact("target", target(report.written().target())),
                fact("raw", texts.get("proof.fact.raw." + (report.written().raw() ? "yes" : "no"))),
                fact("model", report.origin().file()),
                fact(
                        "network",
                        texts.get(
                                "proof.fact.network.value",
                                report.origin().network(),
                                whole(report.origin().parameters()))),
                fact("digest", report.origin().digest()),
                fact("made", report.made()),
                fact("versions", versions));
    }

    private void addShare(List<Fact> facts, String key, double share) {
        if (!Double.isNaN(share)) {
            NumberFormat percent = NumberFormat.getPercentInstance(texts.locale());
            percent.setMinimumFractionDigits(2);
            percent.setMaximumFractionDigits(2);
            facts.add(fact(key, percent.format(share)));
        }
    }

    private Fact fact(String key, String value) {
        return new Fact(key, texts.get("proof.fact." + key), value);
    }

    /** The name of the main file. */
    public static String fileName(ProofReport report) {
        return String.valueOf(Path.of(report.written().files().get(0).path()).getFileName());
    }

    /** {@code 0}, {@code 1.2e-07}. */
    public static String difference(double value) {
        return value == 0 || !Double.isFinite(value)
                ? value == 0 ? "0" : "∞"
                : String.format(Locale.ROOT, "%.1e", value);
    }

    private String seconds(double value) {
        return texts.get("proof.seconds", String.format(Locale.ROOT, value < 10 ? "%.3f" : "%.1f", value));
    }

    private String whole(long value) {
        return NumberFormat.getIntegerInstance(texts.locale()).format(value);
    }
}
