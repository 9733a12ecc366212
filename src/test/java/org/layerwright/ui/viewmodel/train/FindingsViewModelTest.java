package org.layerwright.ui.viewmodel.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.layerwright.analysis.Finding;
import org.layerwright.event.WorkerEvent;
import org.layerwright.file.AtomicFiles;
import org.layerwright.network.LayerSpec;
import org.layerwright.network.NetworkSpec;
import org.layerwright.plan.TrainingPlan;
import org.layerwright.run.RunFolder;
import org.layerwright.run.RunRecord;
import org.layerwright.text.Texts;
import org.layerwright.ui.viewmodel.DeviceOption;
import org.layerwright.ui.viewmodel.DocumentViewModel;
import org.layerwright.ui.viewmodel.FakeTrainingService;
import org.layerwright.ui.viewmodel.PlanFormViewModel;
import org.layerwright.ui.viewmodel.TrainingViewModel;

class FindingsViewModelTest {
    private static final NetworkSpec NETWORK = NetworkSpec.of(
            "n",
            LayerSpec.of("input", "Input"),
            LayerSpec.of("flatten", "Flatten"),
            LayerSpec.of("dense", "Dense", "units", 10, "activation", "softmax"));

    @TempDir
    Path folder;

    private final FakeTrainingService service = new FakeTrainingService();
    private final DocumentViewModel document = new DocumentViewModel(NETWORK);
    private final PlanFormViewModel form = new PlanFormViewModel(List.of(DeviceOption.available("cpu", "CPU")));
    private FindingsViewModel findings;
    private RunFolder run;

    @BeforeEach
    void begin() {
        run = RunFolder.create(folder, "n", Clock.systemUTC());
        RunRecord.Provenance provenance = new RunRecord.Provenance("mnist", "0", "cpu", "test", 1, Map.of());
        run.writeRecord(RunRecord.started(NETWORK, TrainingPlan.DEFAULT, provenance, Instant.EPOCH), new AtomicFiles());
        TrainingViewModel training = new TrainingViewModel(
                service,
                new SimpleObjectProperty<>(NETWORK),
                new SimpleObjectProperty<>(List.of()),
                form,
                new SimpleObjectProperty<>(new Texts(Texts.ENGLISH)),
                Runnable::run,
                (delay, task) -> task.run(),
                path -> {});
        findings = new FindingsViewModel(service, training, document, form, Runnable::run, Runnable::run);
    }

    @Test
    void anExplodingLossIsFoundAndTheRateLoweredByOneClick() {
        assertFalse(findings.shownProperty().get().watched());
        explode();
        List<Finding> found = findings.shownProperty().get().findings();
        assertEquals("explosion", found.get(0).code());
        double before = rate();
        findings.apply(found.get(0));
        assertTrue(rate() < before, rate() + " instead of " + before);
        assertTrue(findings.shownProperty().get().applied().contains(found.get(0)));
    }

    @Test
    void aNewRunBeginsWithoutFindings() {
        explode();
        start();
        assertTrue(findings.shownProperty().get().watched());
        assertEquals(List.of(), findings.shownProperty().get().findings());
    }

    private double rate() {
        Object set = form.plan().optimizer().params().get("learningRate");
        return set == null ? 0.001 : ((Number) set).doubleValue(); // Adam's default
    }

    private void start() {
        service.tell(new WorkerEvent.RunStarted(run.path().toString(), 6400, 0, 0, 10, 100, 0, false, List.of()));
    }

    /** A loss that falls, then shoots up a hundredfold and stays there. */
    private void explode() {
        start();
        for (int step = 1; step <= 200; step++) {
            double loss = step < 100 ? 2.3 - step * 0.01 : 200;
            service.tell(new WorkerEvent.StepDone(1, step, step, loss, 0.1, 0.001, 1, 1000, 60, 0));
        }
        service.tell(new WorkerEvent.LayersMeasured(2, 200, 0.5, List.of()));
    }
}
