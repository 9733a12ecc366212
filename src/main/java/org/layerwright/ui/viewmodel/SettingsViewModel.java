package org.layerwright.ui.viewmodel;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.layerwright.json.JsonFormatException;
import org.layerwright.text.Texts;

/**
 * The settings with the texts that follow from them. They are read once, and written whenever one changes. A damaged
 * file gives the defaults and a note; it is kept until the next change.
 */
public final class SettingsViewModel {
    private final Path file;
    private final FileStore store;
    private final Executor background;
    private final Executor window;
    private final ReadOnlyObjectWrapper<Settings> settings = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Texts> texts = new ReadOnlyObjectWrapper<>();
    private Optional<Settings.Language> laidDown = Optional.empty();
    private Settings.Language ownLanguage;
    private final ReadOnlyObjectWrapper<Optional<String>> note = new ReadOnlyObjectWrapper<>(Optional.empty());

    /**
     * Reads the settings: a small file, so that the window opens in the right language at once.
     *
     * @param file in the user's own folder; need not exist
     * @param background runs what writes the file, one after the other
     * @param window runs what changes the properties
     * @param system the language and country of the system
     */
    public SettingsViewModel(Path file, FileStore store, Executor background, Executor window, Locale system) {
        this.file = file;
        this.store = store;
        this.background = background;
        this.window = window;
        Settings read = Settings.defaults(system);
        String damage = null;
        try {
            read = Settings.fromJson(store.read(file));
        } catch (NoSuchFileException e) {
            damage = null; // The first start.
        } catch (JsonFormatException e) {
            damage = new Texts(read.language().locale()).json(e);
        } catch (IOException e) {
            damage = FileErrors.reason(e, new Texts(read.language().locale()));
        }
        settings.set(read);
        ownLanguage = read.language();
        texts.set(new Texts(read.language().locale()));
        if (damage != null) {
            note.set(Optional.of(texts.get().get("ui.settings.damaged", file, damage)));
        }
    }

    public ReadOnlyObjectProperty<Settings> settingsProperty() {
        return settings.getReadOnlyProperty();
    }

    public Settings settings() {
        return settings.get();
    }

    /** The texts of the chosen language. */
    public ReadOnlyObjectProperty<Texts> textsProperty() {
        return texts.getReadOnlyProperty();
    }

    public Texts texts() {
        return texts.get();
    }

    /** Fixes the language for this session: whoever looks after the computer decided. It is not kept as a choice. */
    public void layDown(Settings.Language language) {
        laidDown = Optional.of(language);
        settings.set(settings().withLanguage(language));
        texts.set(new Texts(language.locale()));
    }

    /** Whether the language can be chosen. */
    public boolean isLanguageFree() {
        return laidDown.isEmpty();
    }

    /** Something to tell about the settings file, once. */
    public ReadOnlyObjectProperty<Optional<String>> noteProperty() {
        return note.getReadOnlyProperty();
    }

    /** Tells something else about the user's own files at the start; a note that is there is told first. */
    public void tell(String sentence) {
        note.set(Optional.of(note.get().map(before -> before + " " + sentence).orElse(sentence)));
    }

    /** The note was read. */
    public void dismissNote() {
        note.set(Optional.empty());
    }

    public void chooseLanguage(Settings.Language language) {
        if (laidDown.isPresent()) {
            return;
        }
        change(old -> old.withLanguage(language));
    }

    public void chooseTheme(Settings.ThemeChoice theme) {
        change(old -> old.withTheme(theme));
    }

    /** @param percent one of {@link Settings#SCALES} */
    public void chooseScale(int percent) {
        change(old -> old.withScale(percent));
    }

    /** @param threads 0 for all cores */
    public void chooseThreads(int threads) {
        change(old -> old.withThreads(threads));
    }

    public void addRecent(Path recent) {
        change(old -> old.withRecent(recent.toAbsolutePath().normalize()));
    }

    private void change(UnaryOperator<Settings> how) {
        Settings next = how.apply(settings());
        if (next.equals(settings())) {
            return;
        }
        boolean otherLanguage = next.language() != settings().language();
        settings.set(next);
        if (otherLanguage) {
            texts.set(new Texts(next.language().locale()));
        }
        if (laidDown.isEmpty()) {
            ownLanguage = next.language();
        }
        Settings kept = next.withLanguage(ownLanguage);
        background.execute(() -> save(kept));
    }

    private void save(Settings next) {
        try {
            store.write(file, next.toJson());
        } catch (IOException e) {
            window.execute(() ->
                    note.set(Optional.of(texts().get("ui.settings.not-saved", file, FileErrors.reason(e, texts())))));
        }
    }
}
