package org.layerwright.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.layerwright.event.RunState.DONE;
import static org.layerwright.event.RunState.FAILED;
import static org.layerwright.event.RunState.IDLE;
import static org.layerwright.event.RunState.LOST;
import static org.layerwright.event.RunState.PAUSED;
import static org.layerwright.event.RunState.RUNNING;
import static org.layerwright.event.RunState.STARTING;
import static org.layerwright.event.RunState.STOPPING;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.layerwright.event.WorkerCommand.DataPart;
import org.layerwright.event.WorkerCommand.SaliencyMethod;
import org.layerwright.event.WorkerEvent.Phase;
import org.layerwright.export.proof.ProofReport;
import org.layerwright.export.proof.Reports;

/** The whole table: every state with every command and every event. What is not named leaves the state as it is. */
class RunStateTest {
    private static final List<WorkerCommand> COMMANDS = List.of(
            new WorkerCommand.StartRun("/runs/1", false, false),
            new WorkerCommand.Pause(),
            new WorkerCommand.Continue(),
            new WorkerCommand.StepBatch(),
            new WorkerCommand.StepEpoch(),
            new WorkerCommand.SetLearningRate(1e-3),
            new WorkerCommand.SaveCheckpoint(),
            new WorkerCommand.Stop(),
            new WorkerCommand.Predict("1", "/m.lwm", "/i.png", false, false),
            new WorkerCommand.ShowActivations("1", WeightSource.live(), Numbers.NONE, List.of()),
            new WorkerCommand.ShowWeights("1", WeightSource.live(), "dense"),
            new WorkerCommand.ShowSaliency("1", WeightSource.live(), Numbers.NONE, -1, SaliencyMethod.GRADIENT),
            new WorkerCommand.Infer("1", WeightSource.live(), Numbers.NONE, 0),
            new WorkerCommand.Judge("1", WeightSource.live(), "mnist", DataPart.TEST),
            new WorkerCommand.BenchModel("1", "/m.lwm", List.of(1), List.of(1), 1),
            new WorkerCommand.Export("1", "/m.lwm", "onnx", false, "/m.onnx", "mnist", 1),
            new WorkerCommand.Cancel("1"),
            new WorkerCommand.Shutdown());

    private static final List<WorkerEvent> EVENTS = List.of(
            new WorkerEvent.Ready("cpu", "ND4J", 2, 4711),
            new WorkerEvent.RunStarted("/runs/1", 100, 10, 10, 2, 4, 0, false, List.of(6, 4)),
            new WorkerEvent.PhaseChanged(Phase.TRAINING),
            new WorkerEvent.StepDone(1, 1, 1, 2.3, 0.1, 1e-3, 1, 100, 10, 0),
            new WorkerEvent.EvaluationProgress(5, 10),
            new WorkerEvent.EpochDone(1, 4, 2.0, 0.3, 2.1, 0.2, 1, true, Map.of()),
            new WorkerEvent.Paused(1, 1),
            new WorkerEvent.Continued(),
            new WorkerEvent.LearningRateChanged(1, 1e-4),
            new WorkerEvent.CheckpointSaved("last", 1, 4),
            new WorkerEvent.StoppedEarly(3, "loss", 0.1, 2),
            new WorkerEvent.LayersMeasured(1, 50, 0.9, List.of()),
            new WorkerEvent.RunFinished(0.1, 0.9, 10, "/m.lwm", 1, 1, Map.of()),
            new WorkerEvent.RunStopped(1, 2, "/m.lwm"),
            new WorkerEvent.Failed("code", List.of(), "It failed.", true),
            new WorkerEvent.Lost("killed", true),
            new WorkerEvent.Predicted("1", List.of("a"), List.of(1.0)),
            new WorkerEvent.ActivationsShown("1", List.of(), Numbers.NONE),
            new WorkerEvent.WeightsShown("1", "dense", List.of()),
            new WorkerEvent.SaliencyShown("1", 0, 1, 0, Numbers.NONE),
            new WorkerEvent.Inferred("1", 1, List.of(), Numbers.NONE),
            new WorkerEvent.Judged("1", DataPart.TEST, 0.1, 1, List.of(), Numbers.NONE, Numbers.NONE),
            new WorkerEvent.Exported("1", Reports.of(ProofReport.Outcome.PROVEN)),
            new WorkerEvent.AnswerProgress("1", 1, 2),
            new WorkerEvent.ModelBenched("1", "CPU", "ours", "peer", List.of(), 0, "", List.of()));

    private static final Set<RunState> ACTIVE = EnumSet.of(STARTING, RUNNING, PAUSED, STOPPING);

    /** What was put in → the states it is put into → the state that follows. */
    private static final Map<String, Map<RunState, RunState>> TABLE = Map.ofEntries(
            Map.entry("StartRun", Map.of(IDLE, STARTING, DONE, STARTING, FAILED, STARTING, LOST, STARTING)),
            Map.entry("Continue", Map.of(PAUSED, RUNNING)),
            Map.entry("StepBatch", Map.of(PAUSED, RUNNING)),
            Map.entry("StepEpoch", Map.of(PAUSED, RUNNING)),
            Map.entry("Stop", Map.of(STARTING, STOPPING, RUNNING, STOPPING, PAUSED, STOPPING)),
            Map.entry("StepDone", Map.of(STARTING, RUNNING)),
            Map.entry("Paused", Map.of(STARTING, PAUSED, RUNNING, PAUSED)),
            Map.entry("Continued", Map.of(STARTING, RUNNING, PAUSED, RUNNING)),
            Map.entry("RunFinished", Map.of(STARTING, DONE, RUNNING, DONE, PAUSED, DONE, STOPPING, DONE)),
            Map.entry("RunStopped", Map.of(STARTING, DONE, RUNNING, DONE, PAUSED, DONE, STOPPING, DONE)),
            Map.entry("Failed", Map.of(STARTING, FAILED, RUNNING, FAILED, PAUSED, FAILED, STOPPING, FAILED)),
            Map.entry("Lost", Map.of(STARTING, LOST, RUNNING, LOST, PAUSED, LOST, STOPPING, LOST)));

    static Stream<RunState> states() {
        return Arrays.stream(RunState.values());
    }

    @ParameterizedTest
    @MethodSource("states")
    void everyCommandLeadsWhereTheTableSays(RunState state) {
        for (WorkerCommand command : COMMANDS) {
            assertEquals(expected(state, command), state.after(command), state + " after " + command);
        }
    }

    @ParameterizedTest
    @MethodSource("states")
    void everyEventLeadsWhereTheTableSays(RunState state) {
        for (WorkerEvent event : EVENTS) {
            assertEquals(expected(state, event), state.after(event), state + " after " + event);
        }
    }

    @ParameterizedTest
    @MethodSource("states")
    void aFailedRequestIsNotTheRunsEnd(RunState state) {
        WorkerEvent failed = new WorkerEvent.Failed("code", List.of(), "It failed.", false).answering("7");
        assertEquals(state, state.after(failed));
    }

    @ParameterizedTest
    @MethodSource("states")
    void isActiveWhileAWorkerIsBusy(RunState state) {
        assertEquals(ACTIVE.contains(state), state.isActive());
    }

    @Test
    void theTableMissesNoKindOfCommandOrEvent() {
        assertEquals(kinds(WorkerCommand.class), names(COMMANDS));
        assertEquals(kinds(WorkerEvent.class), names(EVENTS));
        Set<String> all = new HashSet<>(names(COMMANDS));
        all.addAll(names(EVENTS));
        assertEquals(
                Set.of(),
                TABLE.keySet().stream().filter(name -> !all.contains(name)).collect(Collectors.toSet()));
    }

    @Test
    void aRunThatIsSteppedFromTheBeginning() {
        RunState state = IDLE.after(new WorkerCommand.StartRun("/runs/1", false, true))
                .after(new WorkerEvent.Paused(1, 0))
                .after(new WorkerCommand.StepBatch())
                .after(new WorkerEvent.StepDone(1, 1, 1, 2.3, 0.1, 1e-3, 1, 100, 10, 0));
        assertEquals(RUNNING, state);
        assertEquals(PAUSED, state.after(new WorkerEvent.Paused(1, 1)));
    }

    private static RunState expected(RunState state, Object input) {
        return TABLE.getOrDefault(input.getClass().getSimpleName(), Map.of()).getOrDefault(state, state);
    }

    private static Set<String> kinds(Class<?> sealedType) {
        return LineCodec.recordsOf(sealedType).stream()
                .map(Class::getSimpleName)
                .collect(Collectors.toSet());
    }

    private static Set<String> names(List<?> values) {
        return values.stream().map(value -> value.getClass().getSimpleName()).collect(Collectors.toSet());
    }
}
