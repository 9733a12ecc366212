package org.layerwright.ui.view.look;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.layerwright.run.RunRecord;
import org.layerwright.text.Texts;
import org.layerwright.ui.viewmodel.Subject;

/** The words of this page. */
final class LookWords {
    private static final DateTimeFormatter BEGAN =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneId.systemDefault());

    private LookWords() {}

    /** A number with four decimals, or with a power of ten where it is tiny. */
    static String number(double value) {
        double size = Math.abs(value);
        String text = size != 0 && (size < 1e-3 || size >= 1e5)
                ? String.format(Locale.ROOT, "%.2e", value)
                : String.format(Locale.ROOT, "%.4f", value);
        return text.replace("-", "−");
    }

    static String shortNumber(double value) {
        return Double.isNaN(value)
                ? "·"
                : String.format(Locale.ROOT, "%.2f", value).replace("-", "−");
    }

    /** Which network is looked into; a run by its network's name and the time at which it began. */
    static String subject(Subject subject, Optional<RunRecord> record, Texts texts) {
        if (subject.isFresh()) {
            return texts.get("look.subject.fresh");
        }
        if (subject.run().isEmpty() && !subject.isLive()) {
            String file = subject.weights().file();
            return texts.get(
                    "import.subject", file.substring(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1));
        }
        String run = subject.network().name()
                + record.map(found -> " · " + BEGAN.format(found.createdAt())).orElse("");
        if (subject.epoch() > 0) {
            return texts.get("look.subject.epoch", run, Integer.toString(subject.epoch()));
        }
        return texts.get(subject.isLive() ? "look.subject.live" : "look.subject.model", run);
    }
}
