package org.layerwright.ui.viewmodel.start;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.beans.value.ObservableValue;
import javafx.util.Subscription;
import org.layerwright.json.JsonFormatException;
import org.layerwright.plan.TrainingPlan;
import org.layerwright.text.Texts;
import org.layerwright.ui.fx.Later;
import org.layerwright.ui.viewmodel.DocumentViewModel;
import org.layerwright.ui.viewmodel.FileStore;

/**
 * Brings the last session back: network, plan and which model is shown are written to a small file soon after each change,
 * also what was not saved, so that nothing is lost when the program is killed. What the user chose not to save when closing the window is
 * left out. Used on the window's thread.
 */
public final class SessionStore {
    public static final String FILE = "session.json";
    private static final Duration SETTLED = Duration.ofSeconds(1);

    private final Path file;
    private final FileStore store;
    private final Executor background;
    private final Later window;
    private DocumentViewModel document;
    private ObservableValue<TrainingPlan> plan;
    private ObservableValue<LastModel> model;
    private Subscription subscription = Subscription.EMPTY;
    private long edits;
    private long written;

    /**
     * @param file in the user's own folder; need not exist
     * @param background where it is written
     * @param window tells when edits have settled
     */
    public SessionStore(Path file, FileStore store, Executor background, Later window) {
        this.file = file;
        this.store = store;
        this.background = background;
        this.window = window;
    }

    /** What a session file gave: a session, nothing (the first start), or a sentence that says why it is passed over. */
    public record Found(Optional<Session> session, Optional<String> note) {}

    /** Reads the last session: a small file, so that the window opens on it at once. Never fails. */
    public Found read(Texts texts) {
        try {
            return new Found(Optional.of(Session.fromJson(store.read(file))), Optional.empty());
        } catch (NoSuchFileException e) {
            return new Found(Optional.empty(), Optional.empty());
        } catch (JsonFormatException e) {
            return passedOver(texts, texts.json(e));
        } catch (IOException e) {
            return passedOver(texts, texts.get("start.session.unreadable"));
        }
    }

    /** From now on keeps what these hold. */
    public void follow(
            DocumentViewModel edited, ObservableValue<TrainingPlan> itsPlan, ObservableValue<LastModel> shown) {
        document = edited;
        plan = itsPlan;
        model = shown;
        subscription = Subscription.combine(
                edited.stateProperty().subscribe((before, now) -> settle()),
                edited.fileProperty().subscribe((before, now) -> settle()),
                edited.dirtyProperty().subscribe((before, now) -> settle()),
                itsPlan.subscribe((before, now) -> settle()),
                shown.subscribe((before, now) -> settle()));
    }

    /** The window has closed: what is still unsaved was given up. Writes at once. */
    public void close() {
        subscription.unsubscribe();
        if (document != null) {
            write(++edits, session().withoutEdits());
        }
    }

    private void settle() {
        long edit = ++edits;
        window.run(SETTLED, () -> {
            if (edit == edits) {
                Session now = session();
                background.execute(() -> write(edit, now));
            }
        });
    }

    private Session session() {
        return new Session(document.network(), document.saved(), document.file(), plan.getValue(), model.getValue());
    }

    /** Of two that are written at the same time the later one stays. */
    private synchronized void write(long edit, Session session) {
        if (edit < written) {
            return;
        }
        written = edit;
        try {
            store.write(file, session.toJson());
        } catch (IOException e) {
            // A convenience that cannot be had: the next edit tries again, and saving by hand tells what is wrong.
        }
    }

    private Found passedOver(Texts texts, String why) {
        return new Found(Optional.empty(), Optional.of(texts.get("start.session.damaged", file.toString(), why)));
    }
}
