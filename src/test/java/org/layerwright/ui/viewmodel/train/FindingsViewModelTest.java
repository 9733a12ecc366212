package org.layerwright.ui.viewmodel.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.layerwright.analysis.Finding;
import org.layerwright.analysis.Remedy;
import org.layerwright.analysis.Severity;
import org.layerwright.event.WorkerEvent;
import org.layerwright.file.AtomicFiles;
import org.layerwright.network.LayerSpec;
import org.layerwright.network.NetworkEdit;
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
    private TrainingViewModel training;
    private FindingsViewModel findings;
    private RunFolder run;

    @BeforeEach
    void begin() {
        run = RunFolder.create(folder, "n", Clock.systemUTC());
        RunRecord.Provenance provenance = new RunRecord.Provenance("mnist", "0", "cpu", "test", 1, Map.of());
        run.writeRecord(RunRecord.started(NETWORK, TrainingPlan.DEFAULT, provenance, Instant.EPOCH), new AtomicFiles());
        training = new TrainingViewModel(
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
    void aLostRunGoesOnFromItsCheckpointAtALowerRate() {
        training.train();
        explode();
        Finding explosion = findings.shownProperty().get().findings().get(0);
        assertEquals(Optional.empty(), findings.rateToResumeWith(explosion), "it still runs");
        service.tell(new WorkerEvent.Failed("error.run.not-finite", List.of(), "The loss is no number.", true));
        Finding last = findings.shownProperty().get().findings().get(0);
        double lower = findings.rateToResumeWith(last).orElseThrow();
        assertTrue(lower < 0.001, "lower than " + lower);
        findings.resumeWith(last);
        String folderName = run.path().getFileName().toString();
        // Before the worker can make a step: to the bit in TrainingTest.
        int asked = service.asked().size();
        assertEquals(
                List.of("resume " + folderName, "SetLearningRate[learningRate=" + lower + "]"),
                service.asked().subList(asked - 2, asked));
        assertEquals(lower, training.rate().baseProperty().get());
        service.tell(
                new WorkerEvent.RunStarted(run.path().toString(), 6400, 0, 0, 10, 100, 100, true, List.of()),
                new WorkerEvent.LearningRateChanged(100, lower),
                new WorkerEvent.StepDone(2, 1, 101, 2, 0.1, lower, 1, 1000, 60, 0));
        assertEquals(lower, training.rate().baseProperty().get());
        assertEquals(asked, service.asked().size(), "asked once");
    }

    @Test
    void aRemedyIsTakenBackWithoutWhatWasChangedSince() {
        explode();
        Finding explosion = findings.shownProperty().get().findings().get(0);
        TrainingPlan before = form.plan();
        findings.apply(explosion);
        assertTrue(findings.canTakeBack(explosion));
        form.setPlan(form.plan().withEpochs(3));
        findings.takeBack(explosion);
        assertEquals(before.withEpochs(3), form.plan());
        assertEquals(Set.of(), findings.shownProperty().get().applied());
        assertFalse(findings.canTakeBack(explosion));
    }

    @Test
    void theRateOfTheRunInProgressIsTakenBackWithThePlan() {
        training.train();
        explode();
        Finding explosion = findings.shownProperty().get().findings().get(0);
        TrainingPlan before = form.plan();
        findings.applyNow(explosion);
        assertTrue(training.rate().baseProperty().get() < 0.001);
        findings.takeBack(explosion);
        assertEquals(before, form.plan());
        assertEquals(0.001, training.rate().baseProperty().get());
        assertEquals(
                "SetLearningRate[learningRate=0.001]",
                service.asked().get(service.asked().size() - 1));
    }

    @Test
    void aChangedNetworkIsTakenBackHereOrByItsOwnUndo() {
        Finding dead = new Finding(
                "dead-relu",
                Severity.WARNING,
                "dense",
                List.of(),
                1,
                1,
                Remedy.network("leaky", new NetworkEdit.SetParam("dense", "units", 12)));
        findings.apply(dead);
        assertFalse(document.network().equals(NETWORK));
        findings.takeBack(dead);
        assertEquals(NETWORK, document.network());
        assertEquals(Optional.empty(), document.undoNameProperty().get(), "undone, not changed once more");

        findings.apply(dead);
        document.retitle("edited on");
        assertFalse(findings.canTakeBack(dead), "it would take the title along");
        document.undo();
        assertTrue(findings.canTakeBack(dead));
        document.undo();
        assertFalse(findings.canTakeBack(dead));
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
