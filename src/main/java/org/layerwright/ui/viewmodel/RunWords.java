package org.layerwright.ui.viewmodel;

import java.text.NumberFormat;
import java.util.List;
import org.layerwright.event.RunState;
import org.layerwright.event.WorkerEvent;
import org.layerwright.event.WorkerEvent.Failed;
import org.layerwright.event.WorkerEvent.Lost;
import org.layerwright.event.WorkerEvent.RunFinished;
import org.layerwright.event.WorkerEvent.RunStopped;
import org.layerwright.network.Problem;
import org.layerwright.text.Sizes;
import org.layerwright.text.Texts;

/** Words a run's progress and its end in one language. */
public final class RunWords {
    private final Texts texts;

    public RunWords(Texts texts) {
        this.texts = texts;
    }

    /** What is being done; empty while no run is under way. */
    String phase(RunState state, RunProgress progress) {
        if (!state.isActive()) {
            return "";
        }
        return switch (state) {
            case PAUSED -> texts.get("training.phase.paused");
            case STOPPING -> texts.get("training.phase.stopping");
            default -> texts.get("training.phase." + progress.phase());
        };
    }

    /**
     * One figure of a run under way; empty where it is not known or has nothing to say now.
     *
     * @param memoryBytes what the worker occupies; 0 where it is not known
     * @param device its name for people; empty where it is not known
     */
    String figure(RunFigure figure, RunState state, RunProgress progress, long memoryBytes, String device) {
        if (!state.isActive()) {
            return "";
        }
        boolean moving = state != RunState.PAUSED;
        return switch (figure) {
            case POSITION -> state == RunState.STOPPING ? "" : position(progress);
            case SPEED ->
                moving && progress.imagesPerSecond() > 0
                        ? texts.get("training.speed", Math.round(progress.imagesPerSecond()))
                        : "";
            case LEFT ->
                progress.secondsLeft() >= 0 ? texts.get("training.left", duration(progress.secondsLeft())) : "";
            case WAITING ->
                moving && progress.waitingShare() >= 0.01
                        ? texts.get("training.waiting", percent(progress.waitingShare(), 0))
                        : "";
            case DEVICE -> device;
            case MEMORY -> memoryBytes > 0 ? texts.get("training.memory", Sizes.of(memoryBytes, texts.locale())) : "";
        };
    }

    /** {@code 12 s left}; rounded up, so that the last second is told too. */
    public String left(double seconds) {
        return texts.get("training.left", duration(Math.ceil(seconds)));
    }

    /** How a run ended, as a sentence. */
    Notice end(WorkerEvent event) {
        if (event instanceof RunFinished finished) {
            String loss = number(finished.testLoss(), 4);
            // Where numbers are predicted, there is no accuracy.
            String tested = finished.testSamples() == 0
                    ? texts.get("training.finished.untested")
                    : Double.isNaN(finished.testAccuracy())
                            ? texts.get("training.finished.numbers", loss, finished.testSamples())
                            : texts.get(
                                    "training.finished",
                                    percent(finished.testAccuracy(), 2),
                                    loss,
                                    finished.testSamples());
            String took = texts.get("training.took", finished.bestEpoch(), duration(finished.seconds()));
            return new Notice(Notice.Kind.SUCCESS, tested + " " + took);
        }
        if (event instanceof RunStopped stopped) {
            return new Notice(Notice.Kind.INFO, texts.get("training.stopped", stopped.epoch(), stopped.step()));
        }
        if (event instanceof Failed failed) {
            String sentence = WindowWords.ofWorker(texts, failed.code(), failed.arguments())
                    .orElse(failed.message());
            return new Notice(Notice.Kind.FAILURE, withResume(sentence, failed.resumable()));
        }
        if (event instanceof Lost lost) {
            // The service's reason is a whole text, which says already whether the run can go on.
            String sentence =
                    lost.reason().isBlank() ? withResume(texts.get("training.lost"), lost.resumable()) : lost.reason();
            return new Notice(Notice.Kind.FAILURE, sentence);
        }
        throw new IllegalArgumentException("Expected the end of a run, found " + event + ".");
    }

    /** Why training cannot begin: the first problem, and how many more there are. */
    String blocked(String key, List<Problem> problems) {
        String first = problem(problems.get(0));
        int more = problems.size() - 1;
        return more == 0 ? texts.get(key, first) : texts.get(key, first) + " " + texts.get("training.more", more);
    }

    /** What is wrong, with an entry of the form called by its label and not by its name in files. */
    public String problem(Problem problem) {
        if (problem.code().equals(RunSection.DEVICE_UNAVAILABLE)) {
            // Title and reason of a device may be keys themselves; behind them stands what the reason names.
            List<String> given =
                    problem.arguments().stream().map(String::valueOf).toList();
            Object[] named = given.subList(2, given.size()).toArray();
            return texts.problem(Problem.of(
                    problem.code(),
                    problem.subject(),
                    texts.find(given.get(0)).orElse(given.get(0)),
                    WindowWords.find(texts, given.get(1), named).orElse(given.get(1))));
        }
        if (problem.code().equals(RunSection.DEVICE_REFUSES)) {
            List<Object> given = problem.arguments();
            String key = String.valueOf(given.get(0));
            return WindowWords.find(texts, key, given.subList(1, given.size()).toArray())
                    .orElse(key);
        }
        if (!problem.code().equals("bad-plan-value")) {
            return texts.problem(problem);
        }
        Object[] arguments = problem.arguments().toArray();
        String label = texts.find("param." + problem.subject() + ".label").orElse(problem.subject());
        return texts.get("training.form.wrong", label, arguments[1], arguments[2]);
    }

    /** {@code 45 s}, {@code 2 min 5 s}, {@code 1 h 20 min}. */
    public String duration(double seconds) {
        long whole = Math.max(0, Math.round(seconds));
        if (whole < 60) {
            return texts.get("training.seconds", whole);
        }
        if (whole < 3600) {
            return texts.get("training.minutes", whole / 60, whole % 60);
        }
        return texts.get("training.hours", whole / 3600, whole % 3600 / 60);
    }

    private String withResume(String sentence, boolean resumable) {
        return resumable ? sentence + " " + texts.get("training.canResume") : sentence;
    }

    private String position(RunProgress progress) {
        if (progress.toEvaluate() > 0) {
            return texts.get("training.evaluated", progress.evaluated(), progress.toEvaluate());
        }
        if (progress.epochs() == 0) {
            return "";
        }
        if (progress.step() == 0) {
            return texts.get("training.beforeFirst");
        }
        String epoch = texts.get("training.epoch", Math.max(1, progress.epoch()), progress.epochs());
        return progress.stepInEpoch() == 0
                ? epoch
                : joined(epoch, texts.get("training.step", progress.stepInEpoch(), progress.stepsPerEpoch()));
    }

    private String percent(double share, int digits) {
        NumberFormat format = NumberFormat.getPercentInstance(texts.locale());
        format.setMinimumFractionDigits(digits);
        format.setMaximumFractionDigits(digits);
        return format.format(share);
    }

    private String number(double value, int digits) {
        NumberFormat format = NumberFormat.getNumberInstance(texts.locale());
        format.setMinimumFractionDigits(digits);
        format.setMaximumFractionDigits(digits);
        return format.format(value);
    }

    private static String joined(String first, String second) {
        return second.isEmpty() ? first : first + " · " + second;
    }
}
