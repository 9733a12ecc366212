package org.layerwright.cli;

import java.util.Locale;
import org.layerwright.event.WorkerEvent;
import org.layerwright.event.WorkerEvent.Phase;
import org.layerwright.text.Texts;

/** Draws progress as one line of text. */
final class ProgressLine {
    private static final int MAX_BAR = 30;
    private static final int MIN_BAR = 6;

    private ProgressLine() {}

    /** The line, no wider than {@code width} columns; the bar takes what room there is. */
    static String render(Progress progress, int width, Texts texts) {
        String left = left(progress, texts);
        String right = right(progress, texts);
        int room = width - Columns.width(left) - Columns.width(right) - 2;
        String bar = progress.of() > 0 && room >= MIN_BAR ? bar(progress, Math.min(MAX_BAR, room)) + " " : "";
        return Columns.fit((left + " " + bar + right).stripTrailing(), width);
    }

    private static String left(Progress progress, Texts texts) {
        if (progress.phase() == Phase.TRAINING && progress.step() != null) {
            return texts.get("cli.progress.epoch", progress.step().epoch(), progress.epochs());
        }
        return texts.get("cli.phase." + progress.phase());
    }

    private static String right(Progress progress, Texts texts) {
        WorkerEvent.StepDone step = progress.step();
        if (progress.phase() != Phase.TRAINING || step == null) {
            return progress.of() > 0 ? progress.done() + "/" + progress.of() : "";
        }
        return texts.get(
                "cli.progress.step",
                progress.done() + "/" + progress.of(),
                number(step.loss()),
                number(step.accuracy()),
                String.format(Locale.ROOT, "%.0f", step.imagesPerSecond()),
                duration(step.secondsLeft()));
    }

    /** {@code [=====>    ]}, so many columns wide. */
    static String bar(Progress progress, int width) {
        int inner = width - 2;
        double share = Math.max(0, Math.min(1, (double) progress.done() / progress.of()));
        int full = (int) Math.floor(share * inner);
        String head = full < inner ? ">" : "";
        return "[" + "=".repeat(full) + head + " ".repeat(inner - full - head.length()) + "]";
    }

    /** {@code 0:42}, {@code 12:05}, {@code 1:02:03}. */
    static String duration(double seconds) {
        if (!Double.isFinite(seconds) || seconds < 0 || seconds > 1e7) {
            return "-:--";
        }
        long whole = Math.round(seconds);
        long hours = whole / 3600;
        String minutesAndSeconds = hours > 0 ? "%02d:%02d" : "%d:%02d";
        String rest = String.format(Locale.ROOT, minutesAndSeconds, whole % 3600 / 60, whole % 60);
        return hours > 0 ? hours + ":" + rest : rest;
    }

    /** Four digits after the point; very small and very large numbers in scientific form. */
    static String number(double value) {
        boolean plain = value == 0 || (Math.abs(value) >= 0.0001 && Math.abs(value) < 100_000);
        return !Double.isFinite(value) || plain
                ? String.format(Locale.ROOT, "%.4f", value)
                : String.format(Locale.ROOT, "%.2e", value);
    }
}
