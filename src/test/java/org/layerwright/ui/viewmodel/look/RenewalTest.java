package org.layerwright.ui.viewmodel.look;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.layerwright.data.DatasetCatalog;
import org.layerwright.event.WorkerEvent;
import org.layerwright.event.WorkerEvent.ActivationsShown;
import org.layerwright.file.AtomicFiles;
import org.layerwright.network.LayerSpec;
import org.layerwright.network.NetworkSpec;
import org.layerwright.plan.TrainingPlan;
import org.layerwright.run.RunFolder;
import org.layerwright.run.RunRecord;
import org.layerwright.text.Texts;
import org.layerwright.ui.fx.Later;
import org.layerwright.ui.viewmodel.DeviceOption;
import org.layerwright.ui.viewmodel.FakeInspectionService;
import org.layerwright.ui.viewmodel.FakeInspectionService.Asked;
import org.layerwright.ui.viewmodel.FakeTrainingService;
import org.layerwright.ui.viewmodel.OpenData;
import org.layerwright.ui.viewmodel.PlanFormViewModel;
import org.layerwright.ui.viewmodel.SubjectViewModel;
import org.layerwright.ui.viewmodel.TrainingViewModel;

/** How the page inside the network follows a run under way. */
class RenewalTest {
    private static final NetworkSpec NETWORK = NetworkSpec.of(
            "n",
            LayerSpec.of("input", "Input"),
            LayerSpec.of("flatten", "Flatten"),
            LayerSpec.of("dense", "Dense", "units", 10, "activation", "softmax"));

    @TempDir
    Path folder;

    private final FakeTrainingService service = new FakeTrainingService();
    private final FakeInspectionService inspection = new FakeInspectionService();
    private final PlanFormViewModel form = new PlanFormViewModel(List.of(DeviceOption.available("cpu", "CPU")));
    private final List<Runnable> waiting = new ArrayList<>();
    private LookViewModel look;
    private RunFolder run;

    @BeforeEach
    void train() {
        run = RunFolder.create(folder, "n", Clock.systemUTC());
        RunRecord.Provenance provenance = new RunRecord.Provenance("mnist", "0", "cpu", "test", 1, Map.of());
        run.writeRecord(RunRecord.started(NETWORK, TrainingPlan.DEFAULT, provenance, Instant.EPOCH), new AtomicFiles());
        SimpleObjectProperty<NetworkSpec> network = new SimpleObjectProperty<>(NETWORK);
        TrainingViewModel training = new TrainingViewModel(
                service,
                network,
                new SimpleObjectProperty<>(List.of()),
                form,
                new SimpleObjectProperty<>(new Texts(Texts.ENGLISH)),
                Runnable::run,
                (delay, task) -> task.run(),
                path -> {});
        SubjectViewModel subject =
                new SubjectViewModel(training, network, form.planProperty(), Runnable::run, Runnable::run);
        OpenData data = new OpenData(new DatasetCatalog(Path.of("").toAbsolutePath(), folder), Runnable::run);
        Later later = (delay, task) -> {
            if (delay.equals(Duration.ZERO)) {
                task.run();
            } else {
                assertEquals(LookViewModel.RENEWAL, delay);
                waiting.add(task);
            }
        };
        look = new LookViewModel(subject, data, inspection, Runnable::run, later, new Random(1));
        training.train();
        service.tell(
                new WorkerEvent.RunStarted(run.path().toString(), 6400, 0, 0, 10, 100, 0, false, List.of()), step(1));
    }

    @Test
    void whatIsSeenIsRenewedAfterEachAnswerAndItsPause() {
        look.shown(true);
        assertEquals(1, asked().size());
        assertTrue(subjectIsLive());
        elapse();
        assertEquals(1, asked().size(), "nothing more while the answer is awaited");
        Seen first = answer();
        assertEquals(1, asked().size(), "not at once");
        elapse();
        assertEquals(2, asked().size());
        Seen second = answer();
        assertNotEquals(first, second);
        elapse();
        assertEquals(3, asked().size());
    }

    @Test
    void nobodyIsAskedWhileThePageIsHidden() {
        look.shown(true);
        answer();
        look.shown(false);
        elapse();
        assertEquals(1, asked().size());
        look.shown(true);
        assertEquals(2, asked().size());
    }

    @Test
    void theEndOfTheRunEndsTheRenewal() {
        look.shown(true);
        answer();
        new AtomicFiles().write(run.model(), new byte[] {1});
        service.tell(new WorkerEvent.RunFinished(0.1, 0.9, 10, run.model().toString(), 1, 1, Map.of()));
        int afterEnd = asked().size();
        answer();
        elapse();
        assertEquals(afterEnd, asked().size(), "what is written down does not change any more");
    }

    private boolean subjectIsLive() {
        return look.subject().subject().isLive();
    }

    private List<Asked<ActivationsShown>> asked() {
        return inspection.activations;
    }

    /** Answers the last question, each time with other weights, as a run gives them. */
    private Seen answer() {
        Asked<ActivationsShown> last = asked().get(asked().size() - 1);
        last.answer().complete(new ForwardPass(NETWORK, asked().size()).shown(last.samples()));
        return look.seenProperty().get().orElseThrow();
    }

    private void elapse() {
        List<Runnable> due = List.copyOf(waiting);
        waiting.clear();
        due.forEach(Runnable::run);
    }

    private static WorkerEvent step(long step) {
        return new WorkerEvent.StepDone(1, (int) step, step, 1, 0.1, 0.001, 1, 1000, 60, 0);
    }
}
