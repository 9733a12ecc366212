package org.layerwright.ui.viewmodel;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.layerwright.importer.AnyModel;
import org.layerwright.importer.FileKind;
import org.layerwright.json.JsonFormatException;
import org.layerwright.model.TrainedModel;
import org.layerwright.network.NetworkJson;
import org.layerwright.network.NetworkSpec;
import org.layerwright.text.ExplainedException;
import org.layerwright.text.Texts;

/**
 * New, open, save, save as and close. Files are read and written in the background; the document changes only when a
 * file was read whole, so that a broken file leaves everything as it was. Models, ours and those of other programs, are
 * opened as networks without a file of their own, and whoever looks into networks is told where their weights are.
 */
public final class FileCommands {
    /** An ending of our own, which a desktop can open without taking every other JSON file; those are read as well. */
    private static final String EXTENSION = ".lwn";

    private final DocumentViewModel document;
    private final SettingsViewModel settings;
    private final FileStore store;
    private final Dialogs dialogs;
    private final Executor background;
    private final Executor window;
    private Consumer<OpenedModel> modelOpened = opened -> {};
    private Consumer<NetworkSpec> templateOpened = network -> {};

    public FileCommands(
            DocumentViewModel document,
            SettingsViewModel settings,
            FileStore store,
            Dialogs dialogs,
            Executor background,
            Executor window) {
        this.document = document;
        this.settings = settings;
        this.store = store;
        this.dialogs = dialogs;
        this.background = background;
        this.window = window;
    }

    /**
     * A model that was read from a file.
     *
     * @param own whether Layerwright wrote the file
     */
    public record OpenedModel(Path file, TrainedModel model, boolean own) {
        /**
         * Reads a model file, of whatever program it is.
         *
         * @throws ExplainedException if it cannot be read
         */
        public static OpenedModel read(Path file) {
            return new OpenedModel(file, new AnyModel().read(file), FileKind.of(file) == FileKind.LAYERWRIGHT);
        }
    }

    /** @param listener is told of each model whose network is on the canvas now, on the window's thread */
    public void whenModelOpened(Consumer<OpenedModel> listener) {
        modelOpened = listener;
    }

    /** @param listener is told of each template that was opened, on the window's thread */
    public void whenTemplateOpened(Consumer<NetworkSpec> listener) {
        templateOpened = listener;
    }

    /** What the document is called: its file's name, its title, or “Untitled”. */
    public String documentName() {
        return document.file()
                .map(file -> String.valueOf(file.getFileName()))
                .or(() -> Optional.of(document.network().name()).filter(name -> !name.isBlank()))
                .orElse(texts().get("ui.untitled"));
    }

    public void newNetwork() {
        unlessUnsaved(() -> {
            document.load(DocumentViewModel.blank(), Optional.empty());
            document.select(0);
        });
    }

    public void open() {
        unlessUnsaved(() -> dialogs.chooseFileToOpen(document.file()).ifPresent(file -> read(file, true)));
    }

    /** Opens one file, such as a recent one. */
    public void open(Path file) {
        unlessUnsaved(() -> read(file, true));
    }

    /** Opens a sample as a new network without a file, so that saving asks for a place. */
    public void openTemplate(Path file) {
        unlessUnsaved(() -> read(file, false));
    }

    public void save() {
        save(() -> {});
    }

    public void saveAs() {
        chooseAndWrite(() -> {});
    }

    /**
     * Asks about unsaved work and then goes on, unless the user cancels or saving fails.
     *
     * @param proceed closes the window
     */
    public void close(Runnable proceed) {
        unlessUnsaved(proceed);
    }

    private void unlessUnsaved(Runnable proceed) {
        if (!document.isDirty()) {
            proceed.run();
            return;
        }
        switch (dialogs.askUnsaved(documentName())) {
            case SAVE -> save(proceed);
            case DISCARD -> proceed.run();
            case CANCEL -> {
                // Everything stays as it is.
            }
        }
    }

    private void save(Runnable proceed) {
        document.file().ifPresentOrElse(file -> write(file, proceed), () -> chooseAndWrite(proceed));
    }

    private void chooseAndWrite(Runnable proceed) {
        dialogs.chooseFileToSave(document.file(), suggestedName())
                .map(FileCommands::withExtension)
                .ifPresent(file -> write(file, proceed));
    }

    private void read(Path file, boolean own) {
        background.execute(() -> {
            try {
                FileKind kind = FileKind.of(file);
                if (kind == FileKind.JSON || kind == FileKind.OTHER) {
                    NetworkSpec network = NetworkJson.read(store.read(file));
                    window.execute(() -> opened(network, file, own));
                } else {
                    OpenedModel model = OpenedModel.read(file);
                    window.execute(() -> opened(model));
                }
            } catch (IOException | JsonFormatException | ExplainedException e) {
                window.execute(() -> fail("ui.file.not-opened", file, e));
            }
        });
    }

    private void opened(NetworkSpec network, Path file, boolean own) {
        document.load(network, own ? Optional.of(file) : Optional.empty());
        if (own) {
            settings.addRecent(file);
        } else {
            templateOpened.accept(network);
        }
    }

    private void opened(OpenedModel opened) {
        document.load(opened.model().network(), Optional.empty());
        settings.addRecent(opened.file());
        modelOpened.accept(opened);
    }

    private void write(Path file, Runnable proceed) {
        NetworkSpec network = document.network();
        background.execute(() -> {
            try {
                store.write(file, NetworkJson.write(network));
                window.execute(() -> {
                    document.markSaved(network, file);
                    settings.addRecent(file);
                    proceed.run();
                });
            } catch (IOException e) {
                window.execute(() -> fail("ui.file.not-saved", file, e));
            }
        });
    }

    private void fail(String key, Path file, Exception e) {
        dialogs.error(texts().get(key, String.valueOf(file.getFileName())), FileErrors.reason(e, texts()));
    }

    private String suggestedName() {
        String name = document.file()
                .map(file -> String.valueOf(file.getFileName()))
                .orElse(document.network().name());
        String plain = name.toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}._-]+", "-")
                .replaceAll("^-+|-+$", "");
        return plain.isEmpty()
                ? "network" + EXTENSION
                : withExtension(Path.of(plain)).toString();
    }

    private static Path withExtension(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.contains(".") ? file : file.resolveSibling(name + EXTENSION);
    }

    private Texts texts() {
        return settings.texts();
    }
}
