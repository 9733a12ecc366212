package org.layerwright.ui.viewmodel.train;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.layerwright.analysis.Finding;
import org.layerwright.analysis.PlanEdit;
import org.layerwright.analysis.Remedy;
import org.layerwright.analysis.RunDiagnosis;
import org.layerwright.analysis.Severity;
import org.layerwright.analysis.TrainingDoctor;
import org.layerwright.event.WorkerEvent;
import org.layerwright.file.AtomicFiles;
import org.layerwright.run.RunException;
import org.layerwright.run.RunFolder;
import org.layerwright.run.RunRecord;
import org.layerwright.text.ExplainedException;
import org.layerwright.ui.viewmodel.DocumentViewModel;
import org.layerwright.ui.viewmodel.PlanFormViewModel;
import org.layerwright.ui.viewmodel.TrainingViewModel;
import org.layerwright.worker.client.TrainingService;

/**
 * What the training doctor finds in the run that is shown, and its remedies. The doctor works on the thread that the
 * service's events come on; the properties belong to the window's.
 */
public final class FindingsViewModel implements AutoCloseable {
    private final TrainingService service;
    private final TrainingViewModel training;
    private final AppliedRemedies remedies;
    private final Executor background;
    private final Executor window;
    private final Consumer<WorkerEvent> listener = this::take;
    private final ReadOnlyObjectWrapper<Shown> shown = new ReadOnlyObjectWrapper<>(this, "shown", Shown.NOTHING);
    /** On the thread of the events; null where the run's folder could not be read. */
    private TrainingDoctor doctor;

    /** The run that the doctor has looked at; on the window's thread. */
    private Path run;

    /**
     * What is shown.
     *
     * @param watched whether there is a run at all
     * @param findings gravest first
     * @param applied those whose remedy was taken
     */
    public record Shown(boolean watched, List<Finding> findings, Set<Finding> applied) {
        static final Shown NOTHING = new Shown(false, List.of(), Set.of());

        public Shown {
            findings = List.copyOf(findings);
            applied = Set.copyOf(applied);
        }
    }

    /**
     * @param background reads the diary of an earlier run
     * @param window runs what changes the properties
     */
    public FindingsViewModel(
            TrainingService service,
            TrainingViewModel training,
            DocumentViewModel document,
            PlanFormViewModel form,
            Executor background,
            Executor window) {
        this.service = service;
        this.training = training;
        this.background = background;
        this.window = window;
        remedies = new AppliedRemedies(document, form, training.rate());
        service.addListener(listener);
        // The network's own undo may take a remedy back.
        document.stateProperty().addListener((observable, before, now) -> showAgain());
        training.runFolderProperty().addListener((observable, before, now) -> followRun(now));
        followRun(training.runFolderProperty().get());
    }

    public ReadOnlyObjectProperty<Shown> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    /** Whether a remedy can be carried out by a click; advice cannot. */
    public static boolean canApply(Finding finding) {
        return !(finding.remedy() instanceof Remedy.Advice);
    }

    /** Changes the plan or the network for the next run. */
    public void apply(Finding finding) {
        remedies.apply(finding);
        showAgain();
    }

    /** Whether the remedy that was carried out can be taken back by {@link #takeBack}. */
    public boolean canTakeBack(Finding finding) {
        return remedies.canTakeBack(finding);
    }

    /** Puts back what its remedy changed, and nothing else. */
    public void takeBack(Finding finding) {
        remedies.takeBack(finding);
        showAgain();
    }

    /** The rate that the remedy of a finding sets, where the run in progress can take it at once. */
    public Optional<Double> rateNow(Finding finding) {
        return editNow(finding).map(PlanEdit.SetLearningRate::learningRate);
    }

    private Optional<PlanEdit.SetLearningRate> editNow(Finding finding) {
        boolean changeable = training.rate().changeableProperty().get();
        return changeable
                        && finding.remedy() instanceof Remedy.ChangePlan change
                        && change.edit() instanceof PlanEdit.SetLearningRate rate
                ? Optional.of(rate)
                : Optional.empty();
    }

    /** Changes the rate of the run in progress, and of the next ones. */
    public void applyNow(Finding finding) {
        editNow(finding).ifPresent(edit -> remedies.applyNow(finding, edit));
        showAgain();
    }

    /** Whether the run in progress takes another rate. */
    public ReadOnlyBooleanProperty rateChangeableProperty() {
        return training.rate().changeableProperty();
    }

    /** Whether the run that ended can go on from a checkpoint. */
    public ReadOnlyBooleanProperty canResumeProperty() {
        return training.controls().canResumeProperty();
    }

    /** The rate that a lost run is to go on with from its last good checkpoint, where that is the remedy. */
    public Optional<Double> rateToResumeWith(Finding finding) {
        return canResumeProperty().get()
                        && finding.severity() == Severity.FATAL
                        && finding.remedy() instanceof Remedy.ChangePlan change
                        && change.edit() instanceof PlanEdit.SetLearningRate rate
                ? Optional.of(rate.learningRate())
                : Optional.empty();
    }

    /** Goes on with the run from its last checkpoint, at the lower rate from the first step on. */
    public void resumeWith(Finding finding) {
        rateToResumeWith(finding).ifPresent(training::resumeAt);
    }

    /** Whether the run whose card failed can go on from its last checkpoint with the processor. */
    public boolean canResumeOnCpu(Finding finding) {
        return canResumeProperty().get()
                && finding.remedy() instanceof Remedy.ChangePlan change
                && change.edit() instanceof PlanEdit.TrainOnCpu;
    }

    /** Writes the processor into the run's plan and goes on with it; the form stays as it is. */
    public void resumeOnCpu(Finding finding) {
        Path folder = run;
        if (!canResumeOnCpu(finding) || folder == null) {
            return;
        }
        background.execute(() -> {
            try {
                RunFolder files = RunFolder.open(folder);
                RunRecord record = files.readRecord();
                files.writeRecord(record.withPlan(new PlanEdit.TrainOnCpu().applyTo(record.plan())), new AtomicFiles());
            } catch (ExplainedException e) {
                return; // A folder that cannot be written is told where the run is resumed.
            }
            window.execute(training::resume);
        });
    }

    @Override
    public void close() {
        service.removeListener(listener);
    }

    /** On the thread of the events. */
    private void take(WorkerEvent event) {
        if (event instanceof WorkerEvent.RunStarted started) {
            doctor = doctorOf(Path.of(started.runFolder()), started.resumed()).orElse(null);
        }
        if (doctor == null) {
            return;
        }
        doctor.accept(event);
        boolean telling = event instanceof WorkerEvent.RunStarted
                || event instanceof WorkerEvent.EpochDone
                || event instanceof WorkerEvent.LayersMeasured
                || event instanceof WorkerEvent.RunFinished
                || event instanceof WorkerEvent.RunStopped
                || event instanceof WorkerEvent.Failed;
        if (telling) {
            List<Finding> found = doctor.findings();
            window.execute(() -> show(found));
        }
    }

    private void show(List<Finding> found) {
        shown.set(new Shown(
                true, found, found.stream().filter(remedies::isApplied).collect(Collectors.toSet())));
    }

    private void showAgain() {
        if (shown.get().watched()) {
            show(shown.get().findings());
        }
    }

    /** An earlier run that is opened is looked at as well. */
    private void followRun(Path folder) {
        if (folder == null || folder.equals(run)) {
            return;
        }
        run = folder;
        remedies.forget();
        if (!training.stateProperty().get().isActive()) {
            background.execute(() -> doctorOf(folder, true).ifPresent(known -> {
                List<Finding> found = known.findings();
                window.execute(() -> {
                    if (folder.equals(run) && !training.stateProperty().get().isActive()) {
                        show(found);
                    }
                });
            }));
        }
    }

    /** A doctor for a run, who where wanted knows what has happened in it so far. */
    private static Optional<TrainingDoctor> doctorOf(Path folder, boolean withHistory) {
        RunFolder files = new RunFolder(folder);
        try {
            return Optional.of(withHistory ? RunDiagnosis.of(files) : RunDiagnosis.before(files));
        } catch (RunException e) {
            return Optional.empty(); // Told where runs are listed.
        }
    }
}
