package org.layerwright.ui.viewmodel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.layerwright.file.AtomicFiles;
import org.layerwright.model.ModelFile;
import org.layerwright.model.Preprocessing;
import org.layerwright.model.TrainedModel;
import org.layerwright.model.Weights;
import org.layerwright.network.LayerSpec;
import org.layerwright.network.NetworkJson;
import org.layerwright.network.NetworkSpec;
import org.layerwright.network.layer.Input;
import org.layerwright.network.layer.Lowering;
import org.layerwright.network.op.OpGraph;
import org.layerwright.plan.TrainingPlan;

class FileCommandsTest {
    private static final NetworkSpec NETWORK = NetworkSpec.of("My net!", LayerSpec.of("input", Input.ID));

    @TempDir
    Path folder;

    private final Answers answers = new Answers();
    private final DocumentViewModel document = new DocumentViewModel(NETWORK);
    private DiskFiles disk;
    private SettingsViewModel settings;
    private FileCommands files;

    @BeforeEach
    void makeCommands() {
        disk = new DiskFiles((file, content) -> Files.write(file, content));
        settings = new SettingsViewModel(
                folder.resolve("settings.json"), disk, Runnable::run, Runnable::run, Locale.ENGLISH);
        files = new FileCommands(document, settings, disk, answers, Runnable::run, Runnable::run);
    }

    @Test
    void whatWasSavedCanBeOpened() {
        Path file = folder.resolve("saved");
        answers.toSave = Optional.of(file);
        document.edits().rename(0, "pixels");
        NetworkSpec edited = document.network();
        files.save();
        Path written = folder.resolve("saved.lwn");
        assertEquals("my-net.lwn", answers.suggested);
        assertFalse(document.isDirty());
        assertEquals(Optional.of(written), document.file());
        document.load(DocumentViewModel.blank(), Optional.empty());
        answers.toOpen = Optional.of(written);
        files.open();
        assertEquals(edited, document.network());
        assertEquals(List.of(written), settings.settings().recent());
        assertEquals("saved.lwn", files.documentName());
    }

    @Test
    void aBrokenFileIsExplainedAndChangesNothing() throws IOException {
        Path file = folder.resolve("odd.json");
        List<byte[]> broken = List.of(
                "".getBytes(StandardCharsets.UTF_8),
                "{ not json".getBytes(StandardCharsets.UTF_8),
                "[]".getBytes(StandardCharsets.UTF_8),
                "{\"format\":\"layerwright-network\",\"version\":99}".getBytes(StandardCharsets.UTF_8),
                new byte[] {(byte) 0xff, (byte) 0xfe, 0},
                new byte[(4 << 20) + 1]);
        for (byte[] content : broken) {
            Files.write(file, content);
            files.open(file);
        }
        files.open(folder.resolve("missing.json"));
        files.open(folder);
        assertEquals(broken.size() + 2, answers.errors.size(), answers.errors.toString());
        for (String error : answers.errors) {
            assertTrue(error.contains("was not opened"), error);
            assertFalse(error.contains("‹"), error);
            assertFalse(error.contains("Exception"), error);
        }
        assertTrue(answers.errors.get(3).contains("newer version"), answers.errors.get(3));
        assertTrue(answers.errors.get(5).contains("at most"), answers.errors.get(5));
        assertSame(NETWORK, document.network());
        assertTrue(document.file().isEmpty());
    }

    /** As a desktop does with a model that somebody double-clicks. */
    @Test
    void aModelOpensAsANewNetwork() throws IOException {
        NetworkSpec network = NetworkSpec.of(
                "trained",
                LayerSpec.of("input", "Input", "height", 4, "width", 4, "channels", 1),
                LayerSpec.of("flatten", "Flatten"),
                LayerSpec.of("dense", "Dense", "units", 2, "activation", "softmax"));
        OpGraph graph = Lowering.lower(network).graph();
        Path file = folder.resolve("model.lwm");
        new ModelFile(new AtomicFiles())
                .write(
                        file,
                        new TrainedModel(
                                network,
                                TrainingPlan.DEFAULT,
                                Weights.of(graph.weights(), new float[graph.parameterCount()]),
                                List.of("cat", "dog"),
                                Preprocessing.SCALED_BYTES,
                                Map.of()));
        files.open(file);
        assertEquals(List.of(), answers.errors);
        assertEquals(network, document.network());
        assertTrue(document.file().isEmpty(), "saving must not go into the model");
        Files.writeString(file, "no zip");
        files.open(file);
        assertEquals(1, answers.errors.size());
        assertFalse(answers.errors.get(0).contains("‹"), answers.errors.get(0));
    }

    @Test
    void aFileWithProblemsOpens() throws IOException {
        Path file = folder.resolve("wrong.json");
        Files.writeString(file, NetworkJson.write(NetworkSpec.of("w", LayerSpec.of("x", "Capsule", "depth", 3))));
        files.open(file);
        assertTrue(answers.errors.isEmpty());
        assertEquals(
                "unknown-layer",
                document.state().problemsOfLayer().get(0).get(0).code());
    }

    @Test
    void aFailedSaveKeepsTheWorkAndTheWindow() {
        FileCommands full = new FileCommands(
                document,
                settings,
                new DiskFiles((file, content) -> {
                    throw new IOException("No space left on device");
                }),
                answers,
                Runnable::run,
                Runnable::run);
        document.edits().rename(0, "pixels");
        answers.toSave = Optional.of(folder.resolve("a.json"));
        answers.unsaved = Dialogs.Unsaved.SAVE;
        List<String> closed = new ArrayList<>();
        full.close(() -> closed.add("closed"));
        assertTrue(closed.isEmpty());
        assertTrue(document.isDirty());
        assertTrue(answers.errors.get(0).contains("No space left on device"), answers.errors.get(0));
    }

    @Test
    void whyAFileCouldNotBeWrittenIsToldInTheChosenLanguage() throws IOException {
        Path inTheWay = Files.writeString(folder.resolve("file"), "not a folder");
        settings.chooseLanguage(Settings.Language.CHINESE);
        answers.toSave = Optional.of(inTheWay.resolve("a.json"));
        FileCommands whole = new FileCommands(
                document, settings, new DiskFiles(new AtomicFiles()::write), answers, Runnable::run, Runnable::run);
        whole.saveAs();
        assertEquals(1, answers.errors.size());
        assertTrue(answers.errors.get(0).startsWith("未能保存“a.json”"), answers.errors.get(0));
        assertFalse(answers.errors.get(0).contains("‹"), answers.errors.get(0));
        assertTrue(document.file().isEmpty());
    }

    @Test
    void closingAsksOnlyAboutUnsavedWork() {
        List<String> closed = new ArrayList<>();
        files.close(() -> closed.add("clean"));
        assertEquals(0, answers.questions);
        document.edits().rename(0, "pixels");
        answers.unsaved = Dialogs.Unsaved.CANCEL;
        files.close(() -> closed.add("cancelled"));
        answers.unsaved = Dialogs.Unsaved.SAVE;
        files.close(() -> closed.add("no place chosen"));
        answers.unsaved = Dialogs.Unsaved.DISCARD;
        files.close(() -> closed.add("discarded"));
        answers.unsaved = Dialogs.Unsaved.SAVE;
        answers.toSave = Optional.of(folder.resolve("b.json"));
        files.close(() -> closed.add("saved"));
        assertEquals(List.of("clean", "discarded", "saved"), closed);
        assertEquals(4, answers.questions);
    }

    @Test
    void cancellingKeepsTheNetworkThatWouldBeReplaced() {
        document.edits().rename(0, "pixels");
        NetworkSpec edited = document.network();
        answers.unsaved = Dialogs.Unsaved.CANCEL;
        files.newNetwork();
        files.openTemplate(Path.of("sample-models", "mlp.json"));
        assertSame(edited, document.network());
        answers.unsaved = Dialogs.Unsaved.DISCARD;
        files.openTemplate(Path.of("sample-models", "mlp.json"));
        assertEquals("Two-layer MLP", files.documentName());
        assertTrue(document.file().isEmpty(), "saving a template asks for a place of its own");
    }

    /** Answers laid ready, and what was told. */
    private static final class Answers implements Dialogs {
        private Optional<Path> toOpen = Optional.empty();
        private Optional<Path> toSave = Optional.empty();
        private Unsaved unsaved = Unsaved.CANCEL;
        private String suggested = "";
        private int questions;
        private final List<String> errors = new ArrayList<>();

        @Override
        public Optional<Path> chooseFileToOpen(Optional<Path> near) {
            return toOpen;
        }

        @Override
        public Optional<Path> chooseFileToSave(Optional<Path> near, String suggestedName) {
            suggested = suggestedName;
            return toSave;
        }

        @Override
        public Unsaved askUnsaved(String documentName) {
            questions++;
            return unsaved;
        }

        @Override
        public boolean confirm(String headline, String sentence, String yes) {
            throw new AssertionError(headline);
        }

        @Override
        public void error(String headline, String sentence) {
            errors.add(headline + ": " + sentence);
        }
    }
}
