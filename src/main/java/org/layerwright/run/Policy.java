package org.layerwright.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.layerwright.file.IoReason;
import org.layerwright.json.JsonFormatException;
import org.layerwright.json.JsonReader;
import org.layerwright.text.Texts;

/**
 * What whoever looks after a class room laid down for all users of an installation, in {@code policy.json} in its folder.
 * It comes before environment variables and before what a user chose. It is there for order, not for security: a user
 * with another copy of the program is not bound by it.
 *
 * @param file where it stands, if there is one
 * @param data the folder of each user
 * @param runs where runs go
 * @param datasets where downloaded data sets lie
 * @param threads how many cores training may use at most
 * @param variables environment variables that it takes the place of
 */
public record Policy(
        Optional<Path> file,
        Optional<Path> data,
        Optional<Path> runs,
        Optional<Path> datasets,
        OptionalInt threads,
        Map<String, String> variables) {
    /** Where nobody laid down anything. */
    public static final Policy NONE = new Policy(
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), OptionalInt.empty(), Map.of());

    /** The system property that names the file; without it, {@code policy.json} in the home. */
    public static final String PROPERTY = "layerwright.policy";

    /** The field for the language, as {@link #isSet} knows it. */
    public static final String LANGUAGE = "LAYERWRIGHT_LANG";

    private static final String FILE = "policy.json";
    private static final String FORMAT = "layerwright-policy";
    private static final int VERSION = 1;
    private static final long MAX_BYTES = 64 << 10;
    private static final int MAX_THREADS = 1024;
    private static final Pattern PLACE = Pattern.compile("\\$\\{([A-Za-z_][A-Za-z0-9_]*)}");

    /** Each field and the environment variables that it stands for. */
    private static final Map<String, List<String>> VARIABLES = new TreeMap<>(Map.of(
            "language", List.of(LANGUAGE),
            "updates", List.of("LAYERWRIGHT_UPDATES"),
            "datasetsUrl", List.of("LAYERWRIGHT_DATASETS_URL"),
            "proxy", List.of("https_proxy", "http_proxy")));

    public Policy {
        variables = Map.copyOf(variables);
    }

    /**
     * Reads the policy of this installation; {@link #NONE} where there is no such file.
     *
     * @throws RunException if the file is there and cannot be read, which must not go unnoticed
     */
    public static Policy detect(Path home, Map<String, String> environment, Properties properties) {
        String named = properties.getProperty(PROPERTY, "");
        Path file = named.isBlank() ? home.resolve(FILE) : home.resolve(named).normalize();
        try {
            if (Files.exists(file) && Files.size(file) > MAX_BYTES) {
                throw new RunException("error.policy.large", file, MAX_BYTES);
            }
            return parse(file, Files.readString(file), new Places(file, environment, properties));
        } catch (NoSuchFileException e) {
            return NONE;
        } catch (JsonFormatException e) {
            throw new RunException(e, "error.policy.damaged", file, Texts.clause(e));
        } catch (IOException e) {
            throw new RunException(e, "error.policy.damaged", file, IoReason.of(e, file));
        }
    }

    private static Policy parse(Path file, String text, Places places) {
        JsonReader json = JsonReader.parse(text)
                .expect(FORMAT, VERSION)
                .only(Set.of(
                        "format",
                        "version",
                        "data",
                        "runs",
                        "datasets",
                        "threads",
                        "language",
                        "updates",
                        "datasetsUrl",
                        "proxy"));
        Map<String, String> variables = new HashMap<>();
        VARIABLES.forEach((field, names) -> {
            if (json.has(field)) {
                names.forEach(name -> variables.put(name, json.string(field)));
            }
        });
        return new Policy(
                Optional.of(file),
                places.folder(json, "data"),
                places.folder(json, "runs"),
                places.folder(json, "datasets"),
                threads(json),
                variables);
    }

    private static OptionalInt threads(JsonReader json) {
        if (!json.has("threads")) {
            return OptionalInt.empty();
        }
        int threads = json.integer("threads");
        if (threads < 1 || threads > MAX_THREADS) {
            throw new JsonFormatException("wrong-type", "threads", "1 … " + MAX_THREADS, threads);
        }
        return OptionalInt.of(threads);
    }

    /** Whether it lays down a variable, so that a user cannot choose there. */
    public boolean isSet(String variable) {
        return variables.containsKey(variable);
    }

    /** An environment with what is laid down in place of what it says. */
    public Map<String, String> over(Map<String, String> environment) {
        Map<String, String> all = new HashMap<>(environment);
        for (String name : variables.keySet()) {
            // Programs read proxies in small and in capital letters.
            all.remove(name.toUpperCase(Locale.ROOT));
        }
        all.putAll(variables);
        return Map.copyOf(all);
    }

    /** A number of threads that is allowed. */
    public int limited(int wanted) {
        return threads.isPresent() ? Math.min(wanted, threads.getAsInt()) : wanted;
    }

    /** Folders as a policy names them: from its own folder on, with {@code ~} and <code>${VARIABLE}</code>. */
    private record Places(Path file, Map<String, String> environment, Properties properties) {
        Optional<Path> folder(JsonReader json, String field) {
            if (!json.has(field)) {
                return Optional.empty();
            }
            String name = filled(field, json.string(field));
            if (name.equals("~") || name.startsWith("~/") || name.startsWith("~\\")) {
                name = properties.getProperty("user.home", ".") + name.substring(1);
            }
            try {
                Path folder = file.resolveSibling(name).toAbsolutePath().normalize();
                return Optional.of(folder);
            } catch (InvalidPathException e) {
                throw new JsonFormatException("wrong-type", field, "a folder", name);
            }
        }

        private String filled(String field, String text) {
            Matcher place = PLACE.matcher(text);
            StringBuilder filled = new StringBuilder();
            while (place.find()) {
                String value = environment.getOrDefault(place.group(1), "");
                if (value.isBlank()) {
                    throw new JsonFormatException(
                            "wrong-type", field, "an environment variable that is set", place.group());
                }
                place.appendReplacement(filled, Matcher.quoteReplacement(value));
            }
            return place.appendTail(filled).toString();
        }
    }
}
