package org.layerwright.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import org.layerwright.json.JsonFormatException;
import org.layerwright.network.Fix;
import org.layerwright.network.Problem;

/**
 * Every text that a person reads, in one language. The bundles lie beside this class, in English and Simplified Chinese;
 * a test compares their keys.
 */
public final class Texts {
    public static final Locale ENGLISH = Locale.ENGLISH;
    public static final Locale CHINESE = Locale.SIMPLIFIED_CHINESE;

    /** One bundle a concern, so that a newcomer finds the file. */
    public static final List<String> BUNDLES = List.of(
            "messages",
            "layers",
            "algorithms",
            "doctor",
            "datasets",
            "errors_data",
            "worker",
            "cli",
            "ui",
            "ui_training",
            "export",
            "export_sources",
            "proof",
            "importer",
            "pages",
            "ui_start",
            "ui_canvas",
            "ui_data",
            "ui_train",
            "ui_subject",
            "ui_look",
            "ui_results",
            "ui_draw",
            "ui_runs",
            "ui_export",
            "ui_frame",
            "evaluate",
            "ui_run",
            "devices",
            "install",
            "ui_failures",
            "ui_shortcuts");

    private final Locale locale;
    private final Map<String, String> words = new HashMap<>();

    public Texts(Locale locale) {
        this.locale = locale;
        boolean chinese = CHINESE.getLanguage().equals(locale.getLanguage())
                && CHINESE.getCountry().equals(locale.getCountry());
        for (String name : BUNDLES) {
            Properties bundle = new Properties();
            read(name + ".properties", bundle);
            if (chinese) {
                read(name + "_zh_CN.properties", bundle);
            }
            bundle.forEach((key, text) -> words.putIfAbsent((String) key, (String) text));
        }
    }

    /** Straight from its file: a resource bundle would look for each in a dozen other places first. */
    private static void read(String file, Properties into) {
        try (InputStream in = Texts.class.getResourceAsStream(file)) {
            into.load(new InputStreamReader(Objects.requireNonNull(in, file), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Locale locale() {
        return locale;
    }

    /** The text under a key with its places filled in; the key itself in angle brackets where it is missing. */
    public String get(String key, Object... arguments) {
        return find(key, arguments).orElse("‹" + key + "›");
    }

    /** The text under a key, if there is one. */
    public Optional<String> find(String key, Object... arguments) {
        return Optional.ofNullable(words.get(key)).map(pattern -> format(pattern, arguments));
    }

    /** What is wrong, in one sentence that begins with the layer's name. */
    public String problem(Problem problem) {
        Object[] arguments = new Object[problem.arguments().size() + 1];
        arguments[0] = problem.subject();
        for (int i = 1; i < arguments.length; i++) {
            arguments[i] = problem.arguments().get(i - 1);
        }
        return get("problem." + problem.code(), arguments);
    }

    /** The label of a repair. */
    public String fix(Fix fix) {
        return get("fix." + fix.code(), fix.arguments().toArray());
    }

    /** Why a JSON file was refused. */
    public String json(JsonFormatException e) {
        return get("json." + e.code(), e.arguments());
    }

    /** A sentence as it stands within another one: without its full stop. */
    public static String clause(String sentence) {
        return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
    }

    /** Why a JSON file was refused, in English, within another sentence. */
    public static String clause(JsonFormatException e) {
        return clause(new Texts(ENGLISH).json(e));
    }

    private String format(String pattern, Object[] arguments) {
        if (pattern.indexOf('{') < 0 && pattern.indexOf('\'') < 0) {
            return pattern; // Nearly all of them: no place to fill in, no quote that stands for something else.
        }
        Object[] plain = new Object[arguments.length];
        for (int i = 0; i < arguments.length; i++) {
            boolean whole = arguments[i] instanceof Integer || arguments[i] instanceof Long;
            // Left to itself, MessageFormat would show a rate of 0.0001 as 0.
            plain[i] = whole ? arguments[i] : String.valueOf(arguments[i]);
        }
        return new MessageFormat(pattern, locale).format(plain);
    }
}
