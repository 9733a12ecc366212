package org.layerwright.ui.viewmodel;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.layerwright.file.AtomicFiles;
import org.layerwright.json.JsonFormatException;
import org.layerwright.model.ModelFile;
import org.layerwright.network.NetworkJson;
import org.layerwright.network.NetworkSpec;
import org.layerwright.text.ExplainedException;
import org.layerwright.text.Texts;

/**
 * New, open, save, save as and close. Files are read and written in the background; the document changes only when a
 * file was read whole, so that a broken file leaves everything as it was.
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
                boolean model = String.valueOf(file.getFileName()).endsWith("." + ModelFile.EXTENSION);
                // The network of a model is a new one to go on with: its file stays what was trained.
                NetworkSpec network = model
                        ? new ModelFile(new AtomicFiles()).read(file).network()
                        : NetworkJson.read(store.read(file));
                window.execute(() -> opened(network, file, own && !model));
            } catch (ExplainedException e) {
                window.execute(() -> dialogs.error(
                        texts().get("ui.file.not-opened", String.valueOf(file.getFileName())),
                        texts().get(e.key(), e.args())));
            } catch (IOException | JsonFormatException e) {
                window.execute(() -> fail("ui.file.not-opened", file, e));
            }
        });
    }

    private void opened(NetworkSpec network, Path file, boolean own) {
        document.load(network, own ? Optional.of(file) : Optional.empty());
        if (own) {
            settings.addRecent(file);
        }
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
