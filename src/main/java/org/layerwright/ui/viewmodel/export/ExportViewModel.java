package org.layerwright.ui.viewmodel.export;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.layerwright.event.WeightSource;
import org.layerwright.event.WorkerEvent;
import org.layerwright.event.WorkerEvent.Phase;
import org.layerwright.export.ModelExporters;
import org.layerwright.export.proof.ProofPage;
import org.layerwright.export.proof.ProofReport;
import org.layerwright.file.AtomicFiles;
import org.layerwright.file.FileException;
import org.layerwright.importer.AnyModel;
import org.layerwright.model.TrainedModel;
import org.layerwright.text.Texts;
import org.layerwright.ui.viewmodel.OneQuestion;
import org.layerwright.ui.viewmodel.Subject;
import org.layerwright.ui.viewmodel.SubjectViewModel;
import org.layerwright.ui.viewmodel.TimeLeft;
import org.layerwright.worker.client.ExportService;

/**
 * Exports a model and shows the proof. The model is the subject's, or a file that the user chose. What each target can do
 * with it is known before anything is written. Nothing is read while nobody looks. Used on the window's thread.
 */
public final class ExportViewModel {
    /** Enough for an accuracy, and done within seconds. */
    public static final int USUAL_SAMPLES = 500;

    /** Whether there is a model to export. */
    public enum Readiness {
        /** Nothing was trained. */
        NOTHING,
        /** A run goes on, so its model is not there yet. */
        RUNNING,
        /** The model is being read. */
        READING,
        READY,
        /** The model cannot be read. */
        UNREADABLE
    }

    /**
     * The model that is exported.
     *
     * @param name its network's name; may be blank
     * @param chosen whether the user chose the file, and not the subject
     */
    public record Source(Path file, String name, boolean chosen) {}

    /**
     * How far an export has come.
     *
     * @param of how many samples there are in all; 0 where that is not what is counted
     * @param secondsLeft of this phase; NaN while not known
     */
    public record Progress(Phase phase, int done, int of, double secondsLeft) {
        static Progress begin(Phase phase) {
            return new Progress(phase, 0, 0, Double.NaN);
        }
    }

    private record Read(String name, List<ExportTarget> targets) {}

    private final SubjectViewModel subjects;
    private final ExportService service;
    private final ModelExporters exporters;
    private final Executor background;
    private final Executor window;
    private final OneQuestion<Read> reading;

    private final ReadOnlyObjectWrapper<Readiness> readiness =
            new ReadOnlyObjectWrapper<>(this, "readiness", Readiness.NOTHING);
    private final ReadOnlyObjectWrapper<Optional<Source>> source =
            new ReadOnlyObjectWrapper<>(this, "source", Optional.empty());
    private final ReadOnlyObjectWrapper<List<ExportTarget>> targets =
            new ReadOnlyObjectWrapper<>(this, "targets", List.of());
    private final ReadOnlyObjectWrapper<Optional<Progress>> progress =
            new ReadOnlyObjectWrapper<>(this, "progress", Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<ProofReport>> report =
            new ReadOnlyObjectWrapper<>(this, "report", Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Throwable>> failure =
            new ReadOnlyObjectWrapper<>(this, "failure", Optional.empty());
    private final StringProperty selected = new SimpleStringProperty(this, "selected", "");
    private final BooleanProperty raw = new SimpleBooleanProperty(this, "raw", false);
    private final StringProperty dataset = new SimpleStringProperty(this, "dataset", "");
    private final IntegerProperty samples = new SimpleIntegerProperty(this, "samples", USUAL_SAMPLES);
    private final TimeLeft timeLeft;
    private Path chosen;
    private boolean visible;

    /** @param nanoTime a clock in nanoseconds */
    public ExportViewModel(
            SubjectViewModel subjects,
            ExportService service,
            ModelExporters exporters,
            Executor background,
            Executor window,
            LongSupplier nanoTime) {
        timeLeft = new TimeLeft(nanoTime);
        this.subjects = subjects;
        this.service = service;
        this.exporters = exporters;
        this.background = background;
        this.window = window;
        reading = new OneQuestion<>(window, this::read, this::unreadable);
        subjects.subjectProperty().addListener((observable, before, now) -> look());
    }

    public ReadOnlyObjectProperty<Readiness> readinessProperty() {
        return readiness.getReadOnlyProperty();
    }

    /** Empty where there is no model. */
    public ReadOnlyObjectProperty<Optional<Source>> sourceProperty() {
        return source.getReadOnlyProperty();
    }

    /** In the order in which they are offered; empty until the model was read. */
    public ReadOnlyObjectProperty<List<ExportTarget>> targetsProperty() {
        return targets.getReadOnlyProperty();
    }

    /** Empty while no export goes on. */
    public ReadOnlyObjectProperty<Optional<Progress>> progressProperty() {
        return progress.getReadOnlyProperty();
    }

    /** Of the last export. */
    public ReadOnlyObjectProperty<Optional<ProofReport>> reportProperty() {
        return report.getReadOnlyProperty();
    }

    /** Why the model could not be read, or the last export failed. */
    public ReadOnlyObjectProperty<Optional<Throwable>> failureProperty() {
        return failure.getReadOnlyProperty();
    }

    /** The id of the target. */
    public StringProperty selectedProperty() {
        return selected;
    }

    /** Whether the file is to take data as they come and to answer probabilities. */
    public BooleanProperty rawProperty() {
        return raw;
    }

    /** Whose samples the file is proven with: an id or path, {@code random}, or empty for what it was trained on. */
    public StringProperty datasetProperty() {
        return dataset;
    }

    /** How many samples the file is proven with; 0 for no proof. */
    public IntegerProperty samplesProperty() {
        return samples;
    }

    public boolean isBusy() {
        return progress.get().isPresent();
    }

    /** The target that is chosen, where the model can be written to it. */
    public Optional<ExportTarget> possible() {
        return targets.get().stream()
                .filter(target -> target.id().equals(selected.get()))
                .filter(target -> target.refusal(raw.get()).isEmpty())
                .findFirst();
    }

    public void setVisible(boolean nowVisible) {
        visible = nowVisible;
        if (visible) {
            look();
        } else if (!isBusy()) {
            service.rest();
        }
    }

    /** Exports a file of the user's choice, until {@link #followTraining()}. */
    public void choose(Path model) {
        chosen = model;
        source.set(Optional.empty());
        look();
    }

    /** Exports what was trained last again. */
    public void followTraining() {
        chosen = null;
        source.set(Optional.empty());
        look();
    }

    private void look() {
        if (!visible) {
            return;
        }
        Optional<Path> file = chosen != null ? Optional.of(chosen) : subjectsFile();
        if (file.isEmpty()) {
            reading.forget();
            source.set(Optional.empty());
            targets.set(List.of());
            failure.set(Optional.empty());
            readiness.set(subjects.subject().isLive() ? Readiness.RUNNING : Readiness.NOTHING);
            return;
        }
        if (source.get().map(Source::file).equals(file) && readiness.get() != Readiness.UNREADABLE) {
            return;
        }
        source.set(Optional.of(new Source(file.get(), "", chosen != null)));
        readiness.set(Readiness.READING);
        failure.set(Optional.empty());
        reading.askInstead(() -> CompletableFuture.supplyAsync(() -> readTargets(file.get()), background));
    }

    /** The model of the subject, such as a run's result or one of its kept epochs. */
    private Optional<Path> subjectsFile() {
        Subject subject = subjects.subject();
        if (subject.weights().kind() == WeightSource.Kind.MODEL) {
            return Optional.of(Path.of(subject.weights().file()));
        }
        return Optional.empty();
    }

    private Read readTargets(Path file) {
        TrainedModel model = new AnyModel().read(file);
        return new Read(model.network().name(), ExportTarget.of(exporters, model));
    }

    private void read(Read found) {
        Source now = source.get().orElseThrow();
        source.set(Optional.of(new Source(now.file(), found.name(), now.chosen())));
        targets.set(found.targets());
        if (possible().isEmpty()) {
            found.targets().stream()
                    .filter(target -> target.refusal(raw.get()).isEmpty())
                    .findFirst()
                    .ifPresent(first -> selected.set(first.id()));
        }
        readiness.set(Readiness.READY);
    }

    private void unreadable(Throwable why) {
        targets.set(List.of());
        failure.set(Optional.of(why));
        readiness.set(Readiness.UNREADABLE);
    }

    /** A name for the file: the network's, as far as every system takes it, in the way of the target. */
    public String suggestedName() {
        String name = source.get().map(Source::name).orElse("");
        String plain =
                name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        String stem = plain.isEmpty() ? "model" : plain;
        return exporters
                .find(selected.get())
                .map(exporter -> exporter.fileName(stem))
                .orElse(stem);
    }

    /** Exports to a file; nothing happens where there is nothing to export or an export goes on. */
    public void export(Path file) {
        Optional<ExportTarget> target = possible();
        if (isBusy() || target.isEmpty() || source.get().isEmpty()) {
            return;
        }
        report.set(Optional.empty());
        failure.set(Optional.empty());
        progress.set(Optional.of(Progress.begin(Phase.IDLE)));
        ExportService.Request request = new ExportService.Request(
                source.get().get().file(), target.get().id(), raw.get(), file, dataset.get(), samples.get());
        service.export(request, event -> window.execute(() -> hear(event)))
                .whenComplete((proof, why) -> window.execute(() -> ended(proof, why)));
    }

    private void hear(WorkerEvent event) {
        if (event instanceof WorkerEvent.PhaseChanged changed) {
            timeLeft.restart();
            progress.set(progress.get().map(now -> Progress.begin(changed.phase())));
        } else if (event instanceof WorkerEvent.EvaluationProgress told) {
            double seconds = timeLeft.after(told.done(), told.of());
            progress.set(progress.get().map(now -> new Progress(now.phase(), told.done(), told.of(), seconds)));
        }
    }

    private void ended(ProofReport proof, Throwable why) {
        progress.set(Optional.empty());
        report.set(Optional.ofNullable(proof));
        Throwable cause = why instanceof CompletionException ? why.getCause() : why;
        failure.set(Optional.ofNullable(cause instanceof CancellationException ? null : cause));
        if (!visible) {
            service.rest();
        }
    }

    /** Writes the report of the last export as a page in a language. */
    public void save(Path file, Texts texts) {
        report.get()
                .ifPresent(proof -> background.execute(() -> {
                    try {
                        byte[] page = new ProofPage(texts).html(proof).getBytes(StandardCharsets.UTF_8);
                        new AtomicFiles().write(file, page);
                        window.execute(() -> failure.set(Optional.empty()));
                    } catch (FileException e) {
                        window.execute(() -> failure.set(Optional.of(e)));
                    }
                }));
    }

    public void cancel() {
        service.cancel();
    }
}
