package org.layerwright.ui;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.layerwright.app.ProgramWindow;
import org.layerwright.plan.TrainingPlan;
import org.layerwright.ui.testing.Fx;
import org.layerwright.ui.testing.Heartbeat;
import org.layerwright.ui.testing.Heartbeat.Wait;
import org.layerwright.ui.testing.Heartbeat.Waits;
import org.layerwright.ui.viewmodel.runs.SampleRuns;

/**
 * Holds the window to its rule that nothing keeps its thread for more than 50 ms: opens the whole program with its own
 * workers and walks twice through what a user does with it ({@link Walkthrough}). For each action it prints the longest
 * time that an event would have waited ({@link Heartbeat}), for the first time, which loads classes and makes nodes, and
 * for the time after it: the time held, which leaves out what the thread queued for a processor, and the processor time
 * of it, of which the worst is told. On a busy machine the thread is also held by the renderer, which waits for a processor:
 * there the processor time says more. Below stands where the thread was in the worst waits.
 *
 * <p>To run, with Monocle's flags and the options of the program, at the root of the project:
 * {@code java -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -cp … org.layerwright.ui.ResponsivenessBenchmark [chapters [part of a name]]}, where
 * {@code chapters} are some of {@link Walkthrough#CHAPTERS} with commas, and of the actions with that part in their name
 * every sampled stack is printed.
 */
public final class ResponsivenessBenchmark implements Walkthrough.Recorder {
    private static final double LIMIT = 50;
    private static final int ROUNDS = 2;
    private static final int RUNS = 300;
    private static final long QUIET_MILLIS = 250;
    /** Nothing that follows from an action takes so little. */
    private static final double QUIET = 8;

    private static final int MOST_QUIETS = 12;

    private final Heartbeat heartbeat = new Heartbeat();
    private final Map<String, List<Waits>> waits = new LinkedHashMap<>();

    public static void main(String[] args) throws Exception {
        Path userData = Files.createTempDirectory("layerwright-responsiveness");
        SampleRuns runs = new SampleRuns(userData.resolve("runs"), TestWindow.seed());
        for (int i = 0; i < RUNS; i++) {
            runs.finished(TrainingPlan.DEFAULT.withEpochs(3 + i % 5).withSeed(i), 0.9 + 0.0003 * i);
        }
        ProgramWindow program = new ProgramWindow(userData, path -> {});
        Fx.run(program.context()::warmUpSoon);
        Fx.settle();
        ResponsivenessBenchmark benchmark = new ResponsivenessBenchmark();
        Walkthrough walkthrough = new Walkthrough(program, userData, benchmark);
        List<String> chapters =
                args.length > 0 && !args[0].isEmpty() ? List.of(args[0].split(",")) : Walkthrough.CHAPTERS;
        int failed = 0;
        try {
            for (int i = 0; i < ROUNDS; i++) {
                walkthrough.round(chapters);
            }
        } catch (Exception | Error e) {
            // Threads of the window would keep the program; what was measured is told all the same.
            e.printStackTrace();
            failed = 1;
        }
        benchmark.print(args.length > 1 ? args[1] : "");
        benchmark.heartbeat.close();
        program.close();
        System.exit(failed);
    }

    @Override
    public void record(String action, Fx.Action doIt, BooleanSupplier isOver) throws Exception {
        quiet();
        heartbeat.worst();
        Fx.run(doIt);
        Fx.await(isOver);
        Fx.settle();
        waits.computeIfAbsent(action, unknown -> new ArrayList<>()).add(quiet());
    }

    /** Waits until answers have come and were drawn; during training that never ends, so for some seconds at most. */
    private Waits quiet() throws InterruptedException {
        Waits worst = heartbeat.worst();
        for (int i = 0; i < MOST_QUIETS; i++) {
            Thread.sleep(QUIET_MILLIS);
            Waits last = heartbeat.worst();
            worst = worst.and(last);
            if (last.longest().held() < QUIET) {
                return worst;
            }
        }
        return worst;
    }

    private void print(String details) {
        System.out.printf("%-34s %21s   %21s%n", "", "first time", "later");
        System.out.printf("%-34s %10s %10s   %10s %10s%n", "action", "held ms", "cpu ms", "held ms", "cpu ms");
        waits.forEach((action, all) -> {
            Waits first = all.get(0);
            Waits later = all.stream().skip(1).reduce(Waits.NONE, Waits::and);
            System.out.printf(
                    "%-34s %10.0f %10.0f   %10.0f %10.0f%s%n",
                    action,
                    first.longest().held(),
                    first.busiest().processor(),
                    later.longest().held(),
                    later.busiest().processor(),
                    later.busiest().processor() > LIMIT ? "  !" : "");
        });
        System.out.printf(
                "above %.0f ms, of %d actions: first time %d by time held, %d by processor time; later %d and %d%n",
                LIMIT,
                waits.size(),
                above(true, worst -> worst.longest().held()),
                above(true, worst -> worst.busiest().processor()),
                above(false, worst -> worst.longest().held()),
                above(false, worst -> worst.busiest().processor()));
        waits.forEach((action, all) -> {
            boolean asked = !details.isEmpty() && action.contains(details);
            for (int i = 0; i < all.size(); i++) {
                double limit = asked ? 0 : i == 0 ? 2 * LIMIT : LIMIT;
                String name = action + ", time " + (i + 1);
                Wait busiest = all.get(i).busiest();
                Wait longest = all.get(i).longest();
                if (busiest.processor() > limit) {
                    places(name, busiest, asked);
                }
                if (!longest.equals(busiest) && longest.held() > limit) {
                    places(name, longest, asked);
                }
            }
        });
    }

    private long above(boolean first, ToDoubleFunction<Waits> time) {
        return waits.values().stream()
                .map(all -> first ? all.subList(0, 1) : all.subList(1, all.size()))
                .filter(all -> all.stream().mapToDouble(time).max().orElse(0) > LIMIT)
                .count();
    }

    /** The places of our own code in which the thread was most often, innermost first, and what JavaFX did there. */
    private static void places(String name, Wait wait, boolean stacks) {
        System.out.printf(
                "%n%s: clock %.0f, held %.0f, processor %.0f ms; of %d samples%n",
                name, wait.clock(), wait.held(), wait.processor(), wait.stacks().size());
        wait.stacks().stream()
                .map(ResponsivenessBenchmark::place)
                .collect(Collectors.groupingBy(Function.identity(), LinkedHashMap::new, Collectors.counting()))
                .entrySet()
                .stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .limit(5)
                .forEach(place -> System.out.printf("  %3d × %s%n", place.getValue(), place.getKey()));
        if (stacks) {
            wait.stacks()
                    .forEach(stack -> System.out.println(Arrays.stream(stack)
                            .map(frame -> "    " + frame)
                            .collect(Collectors.joining("\n", "  sample\n", ""))));
        }
    }

    private static String place(StackTraceElement... stack) {
        String ours = Arrays.stream(stack)
                .filter(frame -> frame.getClassName().startsWith("org.layerwright."))
                .limit(3)
                .map(frame -> frame.getClassName().replaceAll(".*\\.", "") + "." + frame.getMethodName() + ":"
                        + frame.getLineNumber())
                .collect(Collectors.joining(" < "));
        List<String> methods =
                Arrays.stream(stack).map(StackTraceElement::getMethodName).toList();
        String work = methods.contains("doCSSPass") || methods.contains("reapplyCSS") || methods.contains("processCSS")
                ? "styles"
                : methods.contains("doLayoutPass") ? "layout" : methods.contains("pulse") ? "pulse" : "";
        String top = stack.length == 0 ? "nothing" : stack[0].getClassName() + "." + stack[0].getMethodName();
        return String.join(" | ", List.of(ours, work, top));
    }
}
