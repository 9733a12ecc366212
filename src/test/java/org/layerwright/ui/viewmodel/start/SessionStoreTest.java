package org.layerwright.ui.viewmodel.start;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.layerwright.network.LayerSpec;
import org.layerwright.network.NetworkSpec;
import org.layerwright.plan.TrainingPlan;
import org.layerwright.text.Texts;
import org.layerwright.ui.viewmodel.DiskFiles;
import org.layerwright.ui.viewmodel.DocumentViewModel;
import org.layerwright.ui.viewmodel.FileStore;

class SessionStoreTest {
    private static final NetworkSpec FIRST = NetworkSpec.of(
            "first", LayerSpec.of("input", "Input"), LayerSpec.of("flatten", "Flatten"), LayerSpec.of("out", "Dense"));

    @TempDir
    private Path folder;

    private final Texts texts = new Texts(Texts.ENGLISH);
    private final FileStore files = new DiskFiles((file, content) -> Files.write(file, content));
    private final List<Runnable> later = new ArrayList<>();
    private final DocumentViewModel document = new DocumentViewModel(FIRST);
    private final SimpleObjectProperty<TrainingPlan> plan = new SimpleObjectProperty<>(TrainingPlan.DEFAULT);
    private final SimpleObjectProperty<LastModel> shown = new SimpleObjectProperty<>(LastModel.NONE);

    @Test
    void theFirstStartHasNoSessionAndNoNote() {
        SessionStore.Found found = store().read(texts);
        assertTrue(found.session().isEmpty());
        assertTrue(found.note().isEmpty());
    }

    @Test
    void unsavedEditsComeBackAfterACrash() {
        store().follow(document, plan, shown);
        document.load(FIRST, Optional.of(Path.of("mine.json")));
        document.retitle("second");
        document.retitle("third");
        assertFalse(Files.exists(folder.resolve(SessionStore.FILE)), "nothing is written before edits settle");
        runLater();
        Session session = store().read(texts).session().orElseThrow();
        assertEquals(FIRST.withName("third"), session.network());
        assertEquals(FIRST, session.saved());
        assertEquals(Optional.of(Path.of("mine.json")), session.file());
        assertEquals(TrainingPlan.DEFAULT, session.plan());
    }

    @Test
    void whatTheUserGaveUpDoesNotComeBack() {
        SessionStore store = store();
        store.follow(document, plan, shown);
        document.retitle("given up");
        store.close();
        runLater();
        assertEquals(FIRST, store().read(texts).session().orElseThrow().network());
    }

    @Test
    void aDamagedFileIsPassedOverWithANote() throws IOException {
        for (String damaged : List.of(
                "", "{", "[]", "{\"format\": \"layerwright-session\", \"version\": 1}", "{\"format\": \"other\"}")) {
            Files.writeString(folder.resolve(SessionStore.FILE), damaged);
            SessionStore.Found found = store().read(texts);
            assertTrue(found.session().isEmpty(), damaged);
            assertTrue(found.note().orElseThrow().startsWith("The last session in "), damaged);
            assertFalse(found.note().orElseThrow().contains("‹"), found.note().orElseThrow());
        }
        Files.write(folder.resolve(SessionStore.FILE), new byte[] {(byte) 0xC3, (byte) 0x28});
        assertTrue(store().read(texts).note().isPresent());
    }

    @Test
    void aFullDiskDisturbsNobody() {
        FileStore full = new DiskFiles((file, content) -> {
            throw new IOException("No space left on device");
        });
        SessionStore store =
                new SessionStore(folder.resolve("s"), full, Runnable::run, (delay, task) -> later.add(task));
        store.follow(document, plan, shown);
        document.retitle("second");
        runLater();
        store.close();
        assertEquals("second", document.network().name());
    }

    private SessionStore store() {
        return new SessionStore(
                folder.resolve(SessionStore.FILE), files, Runnable::run, (delay, task) -> later.add(task));
    }

    private void runLater() {
        List.copyOf(later).forEach(Runnable::run);
        later.clear();
    }
}
