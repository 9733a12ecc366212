package org.layerwright.ui.viewmodel.runs;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.layerwright.network.param.Setting;
import org.layerwright.run.RunException;
import org.layerwright.run.RunRecord;
import org.layerwright.run.RunStatus;
import org.layerwright.text.ExplainedException;
import org.layerwright.text.Texts;
import org.layerwright.ui.viewmodel.DataSection;
import org.layerwright.ui.viewmodel.NumberText;
import org.layerwright.ui.viewmodel.Numbers;
import org.layerwright.ui.viewmodel.ParamTexts;
import org.layerwright.ui.viewmodel.RunWords;
import org.layerwright.ui.viewmodel.WindowWords;

/** Words what the page of runs shows, in one language. */
public final class RunTexts {
    private static final String UNKNOWN = "–";
    /** Of a SHA-256: enough to tell files apart. */
    private static final int DIGITS = 12;

    private static final double MILLIS = 1e3;

    private final Texts texts;
    private final ZoneId zone;

    public RunTexts(Texts texts, ZoneId zone) {
        this.texts = texts;
        this.zone = zone;
    }

    public String accuracy(RunRow run) {
        if (Double.isNaN(run.accuracy())) {
            return UNKNOWN;
        }
        NumberFormat format = NumberFormat.getPercentInstance(texts.locale());
        format.setMinimumFractionDigits(2);
        format.setMaximumFractionDigits(2);
        return format.format(run.accuracy());
    }

    /** With the number of samples that it is of, where that is known: {@code 96.15% of 6,000}. */
    public String accuracyOf(RunRow run) {
        return run.isTested() && run.testSamples() > 0
                ? texts.get("runs.accuracy.of", accuracy(run), count(run.testSamples()))
                : accuracy(run);
    }

    /** What the accuracy of a run is of, as a sentence. */
    public String accuracyHelp(RunRow run) {
        if (Double.isNaN(run.accuracy())) {
            boolean predictsNumbers = run.record()
                    .filter(record -> record.status() == RunStatus.FINISHED)
                    .isPresent();
            return texts.get(predictsNumbers ? "runs.accuracy.numbers" : "runs.accuracy.unknown");
        }
        if (!run.isTested()) {
            return texts.get("runs.accuracy.validation");
        }
        return run.testSamples() > 0
                ? texts.get("runs.accuracy.tested", count(run.testSamples()))
                : texts.get("runs.accuracy.test");
    }

    public String count(long number) {
        return number < 0 ? UNKNOWN : Numbers.count(number, texts.locale());
    }

    public String duration(RunRow run) {
        return Double.isNaN(run.seconds()) ? UNKNOWN : new RunWords(texts).duration(run.seconds());
    }

    /** A short time in thousandths of a second: {@code 0.352 ms}. */
    public String millis(double seconds) {
        double millis = seconds * MILLIS;
        NumberFormat format = NumberFormat.getNumberInstance(texts.locale());
        int digits = millis < 10 ? 3 : 1;
        format.setMinimumFractionDigits(digits);
        format.setMaximumFractionDigits(digits);
        return texts.get("runs.cost.millis", format.format(millis));
    }

    public String when(Optional<Instant> instant) {
        DateTimeFormatter format = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", texts.locale());
        return instant.map(at -> format.format(at.atZone(zone))).orElse(UNKNOWN);
    }

    /** A run's name, with its time where another of the same name stands beside it. */
    public String name(RunRow run, List<RunRow> beside) {
        boolean alone = beside.stream()
                .noneMatch(other -> !other.equals(run) && other.name().equals(run.name()));
        return alone ? run.name() : run.name() + " · " + when(run.began());
    }

    public String state(RunRow run) {
        return texts.get("runs.state." + run.state());
    }

    /** The set's title, or the name of its file or folder, without the options of how it is read. */
    public String dataset(String dataset) {
        String place = place(dataset);
        return DataSection.title(place, texts).orElseGet(() -> fileName(place));
    }

    /** The beginning of a name that is longer than there is room for. */
    public static String shortened(String name, int most) {
        return name.length() <= most ? name : name.substring(0, most - 1).strip() + "…";
    }

    private static String place(String dataset) {
        int options = dataset.indexOf('?');
        return options < 0 ? dataset : dataset.substring(0, options);
    }

    /** The title with the options, in which two sets of one place may differ. */
    private String datasetWithOptions(String dataset) {
        String options = dataset.substring(place(dataset).length());
        return options.isEmpty() ? dataset(dataset) : dataset(dataset) + " (" + options.substring(1) + ")";
    }

    /** What a damaged run has instead of a network. */
    public String network(RunRow run) {
        return run.isDamaged() ? texts.get("runs.unreadable") : run.network().isBlank() ? UNKNOWN : run.network();
    }

    public String problem(ExplainedException problem) {
        return WindowWords.of(texts, problem);
    }

    public String problem(Optional<RunException> problem) {
        return problem.map(this::problem).orElse("");
    }

    /** {@code Optimizer · Learning rate}. */
    public String setting(List<String> path) {
        String last = path.get(path.size() - 1);
        String own = texts.find("runs.setting." + last).orElseGet(() -> ParamTexts.label(texts, last));
        if (path.size() == 1) {
            return own;
        }
        String of = path.size() == 3 ? path.get(1) : texts.get("runs.setting." + path.get(0));
        return last.equals("type") ? of : texts.get("runs.setting.of", of, own);
    }

    /** A setting's value. */
    public String value(List<String> path, Object value) {
        if (value == null) {
            return UNKNOWN;
        }
        if (value instanceof Boolean flag) {
            return texts.get(flag ? "runs.yes" : "runs.no");
        }
        if (value instanceof List<?> list) {
            return list.isEmpty()
                    ? texts.get("runs.none")
                    : list.stream().map(item -> augmentation((Setting) item)).collect(Collectors.joining(", "));
        }
        if (value instanceof RunRecord.Initial from) {
            return initial(from);
        }
        if (value instanceof String word) {
            return word(path, word);
        }
        return path.equals(List.of("limit")) && value.equals(0) ? texts.get("runs.all") : NumberText.format(value);
    }

    /** The file whose weights a run began with, and the beginning of its SHA-256, since files of one name may differ. */
    public String initial(RunRecord.Initial from) {
        String digest = from.sha256();
        return texts.get("runs.initial.file", from.file(), digest.substring(0, Math.min(DIGITS, digest.length())));
    }

    private String word(List<String> path, String word) {
        return switch (path.get(path.size() - 1)) {
            case "type" -> texts.find(path.get(0) + "." + word + ".title").orElse(word);
            case "dataset" -> datasetWithOptions(word);
            case SettingsDiff.WEIGHTS -> texts.get("runs.initial." + word);
            case "device" -> texts.find("device." + word + ".title").orElse(word);
            default -> ParamTexts.choice(texts, word);
        };
    }

    private String augmentation(Setting setting) {
        String title = texts.find("augmentation." + setting.type() + ".title").orElse(setting.type());
        String params = setting.params().asMap().entrySet().stream()
                .map(param -> ParamTexts.label(texts, param.getKey()) + " " + NumberText.format(param.getValue()))
                .collect(Collectors.joining(", "));
        return params.isEmpty() ? title : title + " (" + params + ")";
    }

    private static String fileName(String path) {
        try {
            return Optional.ofNullable(Path.of(path).getFileName())
                    .map(Path::toString)
                    .orElse(path);
        } catch (InvalidPathException e) {
            return path;
        }
    }
}
