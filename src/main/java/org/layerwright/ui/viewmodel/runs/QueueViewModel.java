package org.layerwright.ui.viewmodel.runs;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableValue;
import org.layerwright.event.WorkerEvent;
import org.layerwright.network.NetworkSpec;
import org.layerwright.plan.TrainingPlan;
import org.layerwright.ui.viewmodel.TrainingViewModel;
import org.layerwright.ui.viewmodel.runs.QueueEntry.State;

/**
 * Runs that are trained one after the other. A run that fails does not keep the next from beginning; one that is stopped
 * by hand does, as whoever stops wants it quiet. Belongs to the window's thread.
 */
public final class QueueViewModel {
    private final TrainingViewModel training;
    private final ObservableValue<NetworkSpec> network;
    private final ObservableValue<TrainingPlan> plan;
    private final QueueFile file;
    private final Executor background;

    private final ReadOnlyObjectWrapper<List<QueueEntry>> entries =
            new ReadOnlyObjectWrapper<>(this, "entries", List.of());
    private final ReadOnlyBooleanWrapper working = new ReadOnlyBooleanWrapper(this, "working");
    private final ReadOnlyBooleanWrapper lastOne = new ReadOnlyBooleanWrapper(this, "lastOne");
    private final ReadOnlyObjectWrapper<Optional<Outcome>> outcome =
            new ReadOnlyObjectWrapper<>(this, "outcome", Optional.empty());
    private long nextId;

    /** What became of the queue when nothing waited any more. */
    public record Outcome(int done, int failed) {}

    /**
     * @param network on the canvas
     * @param plan of the form
     * @param background where the file is read and written
     * @param window the window's thread
     */
    public QueueViewModel(
            TrainingViewModel training,
            ObservableValue<NetworkSpec> network,
            ObservableValue<TrainingPlan> plan,
            QueueFile file,
            Executor background,
            Executor window) {
        this.training = training;
        this.network = network;
        this.plan = plan;
        this.file = file;
        this.background = background;
        training.endProperty().addListener((observable, before, now) -> {
            if (now != null) {
                ended(now);
            }
        });
        background.execute(() -> {
            List<QueueEntry> waited = file.read();
            window.execute(() -> restore(waited));
        });
    }

    /** In the order in which they are trained; those that are over come first. */
    public ReadOnlyObjectProperty<List<QueueEntry>> entriesProperty() {
        return entries.getReadOnlyProperty();
    }

    /** Whether the queue is at work: it trains, or waits for a run that was begun otherwise. */
    public ReadOnlyBooleanProperty workingProperty() {
        return working.getReadOnlyProperty();
    }

    /** Whether it will stop after the current run. */
    public ReadOnlyBooleanProperty lastOneProperty() {
        return lastOne.getReadOnlyProperty();
    }

    /** What came out when all were trained; empty before and while it works. */
    public ReadOnlyObjectProperty<Optional<Outcome>> outcomeProperty() {
        return outcome.getReadOnlyProperty();
    }

    /** How far the run under way is, in [0, 1]; negative while that is not known. */
    public ReadOnlyDoubleProperty progressProperty() {
        return training.status().progressProperty();
    }

    /** Whether the network on the canvas and the plan are sound. */
    public ObservableBooleanValue canAddProperty() {
        return training.soundProperty();
    }

    /** Adds the network on the canvas with the plan as they are now; later edits do not change the entry. */
    public void add(String name) {
        if (canAddProperty().get()) {
            List<QueueEntry> next = new ArrayList<>(entries.get());
            String called = name.isBlank() ? network.getValue().name() : name.strip();
            next.add(new QueueEntry(nextId++, called, network.getValue(), plan.getValue(), State.WAITING));
            set(next);
        }
    }

    /** Takes an entry out, unless it is being trained. */
    public void remove(long id) {
        List<QueueEntry> next = new ArrayList<>(entries.get());
        next.removeIf(entry -> entry.id() == id && entry.state() != State.RUNNING);
        set(next);
    }

    /** Takes out what is over. */
    public void clearEnded() {
        set(entries.get().stream()
                .filter(entry -> entry.state() == State.WAITING || entry.state() == State.RUNNING)
                .toList());
    }

    /** Moves a waiting entry before or behind its waiting neighbour. */
    public void move(long id, int offset) {
        List<QueueEntry> next = new ArrayList<>(entries.get());
        int from = indexOf(id);
        int to = from + offset;
        if (from >= 0 && canMove(id, offset)) {
            next.add(to, next.remove(from));
            set(next);
        }
    }

    /**
     * Moves a waiting entry to another place, as far as only waiting ones lie between.
     *
     * @param gap before which entry it goes; the number of entries for behind the last
     */
    public void moveTo(long id, int gap) {
        int from = indexOf(id);
        int offset = (gap > from ? gap - 1 : gap) - from;
        int step = Integer.signum(offset);
        for (int i = 0; i != offset && canMove(id, step); i += step) {
            move(id, step);
        }
    }

    public boolean canMove(long id, int offset) {
        int from = indexOf(id);
        int to = from + offset;
        List<QueueEntry> all = entries.get();
        return from >= 0
                && to >= 0
                && to < all.size()
                && all.get(from).state() == State.WAITING
                && all.get(to).state() == State.WAITING;
    }

    /** Trains what waits, after the run that may be under way. */
    public void start() {
        if (!working.get() && entries.get().stream().anyMatch(entry -> entry.state() == State.WAITING)) {
            lastOne.set(false);
            outcome.set(Optional.empty());
            working.set(true);
            training.reserve(true);
            if (!training.stateProperty().get().isActive()) {
                next();
            }
        } else if (working.get()) {
            lastOne.set(false);
        }
    }

    /** Lets the current run end and begins no other. */
    public void stopAfterCurrent() {
        if (working.get()) {
            lastOne.set(true);
            if (!training.stateProperty().get().isActive() || running().isEmpty()) {
                halt();
            }
        }
    }

    private void ended(WorkerEvent end) {
        if (!working.get()) {
            return;
        }
        Optional<QueueEntry> own = running();
        own.ifPresent(entry -> replace(entry.with(stateAfter(end))));
        boolean stopped = own.isPresent() && end instanceof WorkerEvent.RunStopped;
        if (lastOne.get() || stopped) {
            halt();
        } else {
            next();
        }
    }

    private static State stateAfter(WorkerEvent end) {
        if (end instanceof WorkerEvent.RunFinished) {
            return State.DONE;
        }
        return end instanceof WorkerEvent.RunStopped ? State.STOPPED : State.FAILED;
    }

    private void next() {
        Optional<QueueEntry> first = entries.get().stream()
                .filter(entry -> entry.state() == State.WAITING)
                .findFirst();
        if (first.isEmpty()) {
            halt();
            outcome.set(Optional.of(new Outcome(count(State.DONE), count(State.FAILED))));
            return;
        }
        replace(first.get().with(State.RUNNING));
        training.trainQueued(first.get().network(), first.get().plan());
    }

    private void halt() {
        working.set(false);
        lastOne.set(false);
        training.reserve(false);
    }

    private int count(State state) {
        return (int)
                entries.get().stream().filter(entry -> entry.state() == state).count();
    }

    private Optional<QueueEntry> running() {
        return entries.get().stream()
                .filter(entry -> entry.state() == State.RUNNING)
                .findFirst();
    }

    private int indexOf(long id) {
        List<QueueEntry> all = entries.get();
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).id() == id) {
                return i;
            }
        }
        return -1;
    }

    private void replace(QueueEntry changed) {
        set(entries.get().stream()
                .map(entry -> entry.id() == changed.id() ? changed : entry)
                .toList());
    }

    private void set(List<QueueEntry> next) {
        entries.set(List.copyOf(next));
        file.set(next.stream().filter(entry -> entry.state() == State.WAITING).toList());
        background.execute(file::write);
    }

    /** Those that waited before go ahead of those added while the file was read. */
    private void restore(List<QueueEntry> waited) {
        if (!waited.isEmpty()) {
            List<QueueEntry> all = new ArrayList<>();
            for (QueueEntry entry : waited) {
                all.add(new QueueEntry(nextId++, entry.name(), entry.network(), entry.plan(), State.WAITING));
            }
            all.addAll(entries.get());
            set(all);
        }
    }
}
