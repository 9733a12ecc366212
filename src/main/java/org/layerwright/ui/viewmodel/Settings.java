package org.layerwright.ui.viewmodel;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.layerwright.json.JsonFormatException;
import org.layerwright.json.JsonReader;
import org.layerwright.json.JsonWriter;
import org.layerwright.text.Texts;

/**
 * What the user chose about the window, kept from one session to the next.
 *
 * @param recent files opened or saved last, the newest first
 * @param scale how large everything is drawn, in percent, one of {@link #SCALES}
 * @param threads the threads that a new plan begins with; 0 for all cores
 */
public record Settings(Language language, ThemeChoice theme, List<Path> recent, int scale, int threads) {
    /** What can be chosen, beside what the system scales by itself. */
    public static final List<Integer> SCALES = List.of(100, 125, 150, 175, 200);

    public static final int MAX_RECENT = 8;
    private static final String FORMAT = "layerwright-settings";
    private static final int VERSION = 2;

    /** The languages of the window. */
    public enum Language {
        ENGLISH("en", "English", Texts.ENGLISH),
        CHINESE("zh-CN", "简体中文", Texts.CHINESE);

        private final String tag;
        private final String ownName;
        private final Locale locale;

        Language(String tag, String ownName, Locale locale) {
            this.tag = tag;
            this.ownName = ownName;
            this.locale = locale;
        }

        /** Its name in itself, so that whoever reads it finds it. */
        public String ownName() {
            return ownName;
        }

        public Locale locale() {
            return locale;
        }

        /** The language of a locale, or English. */
        public static Language of(Locale locale) {
            return locale.getLanguage().equals(Locale.CHINESE.getLanguage()) ? CHINESE : ENGLISH;
        }
    }

    /** The colours of the window. */
    public enum ThemeChoice {
        LIGHT,
        DARK
    }

    public Settings {
        recent = List.copyOf(recent.subList(0, Math.min(MAX_RECENT, recent.size())));
    }

    /** What holds before anything was chosen: the language of the system, light colours. */
    public static Settings defaults(Locale system) {
        return new Settings(Language.of(system), ThemeChoice.LIGHT, List.of(), 100, 0);
    }

    public Settings withLanguage(Language newLanguage) {
        return new Settings(newLanguage, theme, recent, scale, threads);
    }

    public Settings withTheme(ThemeChoice newTheme) {
        return new Settings(language, newTheme, recent, scale, threads);
    }

    public Settings withScale(int newScale) {
        return new Settings(language, theme, recent, newScale, threads);
    }

    public Settings withThreads(int newThreads) {
        return new Settings(language, theme, recent, scale, newThreads);
    }

    /** Puts a file at the head of the recent ones. */
    public Settings withRecent(Path file) {
        List<Path> files = new ArrayList<>();
        files.add(file);
        recent.stream().filter(other -> !other.equals(file)).forEach(files::add);
        return new Settings(language, theme, files, scale, threads);
    }

    String toJson() {
        return new JsonWriter()
                .header(FORMAT, VERSION)
                .put("language", language.tag)
                .put("theme", theme.name().toLowerCase(Locale.ROOT))
                .putStrings("recent", recent.stream().map(Path::toString).toList())
                .put("scale", scale)
                .put("threads", threads)
                .toText();
    }

    /**
     * @throws JsonFormatException where the text is no settings file or holds a choice that is not there
     */
    static Settings fromJson(String text) {
        JsonReader json = JsonReader.parse(text)
                .expect(FORMAT, VERSION)
                .only(Set.of("format", "version", "language", "theme", "recent", "scale", "threads"));
        return new Settings(
                choice(json, "language", Language.values(), language -> language.tag),
                choice(
                        json,
                        "theme",
                        ThemeChoice.values(),
                        theme -> theme.name().toLowerCase(Locale.ROOT)),
                json.strings("recent").stream()
                        .flatMap(name -> path(name).stream())
                        .toList(),
                oneOf(json, "scale", 100, SCALES),
                atLeastZero(json, "threads"));
    }

    private static int oneOf(JsonReader json, String field, int absent, List<Integer> values) {
        int found = json.integer(field, absent);
        if (!values.contains(found)) {
            String names = values.stream().map(String::valueOf).collect(Collectors.joining(", "));
            throw new JsonFormatException("wrong-type", field, names, found);
        }
        return found;
    }

    private static int atLeastZero(JsonReader json, String field) {
        int found = json.integer(field, 0);
        if (found < 0) {
            throw new JsonFormatException("wrong-type", field, "0, 1, 2 …", found);
        }
        return found;
    }

    private static <T> T choice(
            JsonReader json, String field, T[] values, java.util.function.Function<T, String> name) {
        String found = json.string(field);
        List<String> names = new ArrayList<>();
        for (T value : values) {
            if (name.apply(value).equals(found)) {
                return value;
            }
            names.add(name.apply(value));
        }
        throw new JsonFormatException("wrong-type", field, String.join(", ", names), found);
    }

    private static Optional<Path> path(String name) {
        try {
            return Optional.of(Path.of(name));
        } catch (InvalidPathException e) {
            return Optional.empty(); // Written on another platform; a recent file is no reason to complain.
        }
    }
}
