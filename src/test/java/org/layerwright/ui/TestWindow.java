package org.layerwright.ui;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.layerwright.network.NetworkJson;
import org.layerwright.network.NetworkSpec;
import org.layerwright.plan.TrainingPlan;
import org.layerwright.text.Texts;
import org.layerwright.ui.view.MainWindow;
import org.layerwright.ui.view.TrainingSlot;
import org.layerwright.ui.view.WindowModel;
import org.layerwright.ui.viewmodel.Dialogs;
import org.layerwright.ui.viewmodel.DiskFiles;
import org.layerwright.ui.viewmodel.DocumentViewModel;
import org.layerwright.ui.viewmodel.FileCommands;
import org.layerwright.ui.viewmodel.FileStore;
import org.layerwright.ui.viewmodel.SettingsViewModel;
import org.layerwright.ui.viewmodel.TemplatesViewModel;

/** A main window on the seed network, with everything in one thread and dialogs that a test answers. */
final class TestWindow {
    static final Path SAMPLES = Path.of("sample-models");

    final FileStore store = new DiskFiles((file, content) -> {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.write(file, content);
    });
    final Answers dialogs = new Answers();
    final DocumentViewModel document;
    final SettingsViewModel settings;
    final MainWindow window;

    /** Must be made on the JavaFX thread. */
    TestWindow(Path folder) {
        this(folder, seed(), new EmptySlot());
    }

    TestWindow(Path folder, NetworkSpec network, TrainingSlot training) {
        document = new DocumentViewModel(network);
        settings = new SettingsViewModel(
                folder.resolve("settings.json"), store, Runnable::run, Runnable::run, Locale.ENGLISH);
        FileCommands files = new FileCommands(document, settings, store, dialogs, Runnable::run, Runnable::run);
        TemplatesViewModel templates = new TemplatesViewModel(SAMPLES, store, Runnable::run, Runnable::run);
        window = new MainWindow(
                new Stage(),
                new WindowModel(
                        document,
                        settings,
                        templates,
                        files,
                        training,
                        new SimpleObjectProperty<>(TrainingPlan.DEFAULT),
                        2));
    }

    static NetworkSpec seed() {
        return sample("keras-mnist-cnn.json");
    }

    static NetworkSpec sample(String name) {
        try {
            return NetworkJson.read(Files.readString(SAMPLES.resolve(name)));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** Answers that a test has laid ready, and what was asked and told. */
    static final class Answers implements Dialogs {
        Optional<Path> toOpen = Optional.empty();
        Optional<Path> toSave = Optional.empty();
        Unsaved unsaved = Unsaved.CANCEL;
        final List<String> asked = new ArrayList<>();
        final List<String> errors = new ArrayList<>();

        @Override
        public Optional<Path> chooseFileToOpen(Optional<Path> near) {
            return toOpen;
        }

        @Override
        public Optional<Path> chooseFileToSave(Optional<Path> near, String suggestedName) {
            asked.add(suggestedName);
            return toSave;
        }

        @Override
        public Unsaved askUnsaved(String documentName) {
            asked.add(documentName);
            return unsaved;
        }

        @Override
        public void error(String headline, String sentence) {
            errors.add(headline + " | " + sentence);
        }

        @Override
        public void about() {
            asked.add("about");
        }
    }

    /** Stands where the training panel goes. */
    static final class EmptySlot implements TrainingSlot {
        @Override
        public Node form(Texts texts) {
            return new StackPane(new Label("form"));
        }

        @Override
        public Node runPanel(Texts texts) {
            return new StackPane(new Label("run"));
        }
    }
}
