package org.layerwright.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.layerwright.network.Problem;
import org.layerwright.network.Shape;

class TextsTest {
    /** A literal with points that is not joined with more. */
    private static final Pattern LIKE_A_KEY = Pattern.compile("\"([a-z][\\w-]*(?:\\.[\\w-]+)+)\"(?!\\s*\\+)");

    private static final List<String> EXPLAINED =
            List.of("param.", "optimizer.", "schedule.", "loss.", "augmentation.", "training.section.");

    private static final Pattern FILE_NAME = Pattern.compile(".*\\.(json|pkl|bin|log|css|txt)");

    static List<String> bundles() {
        return Texts.BUNDLES;
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void bothLanguagesHaveTheSameKeysAndPlaces(String bundle) throws IOException {
        Properties english = load(bundle + ".properties");
        Properties chinese = load(bundle + "_zh_CN.properties");
        assertEquals(new TreeSet<>(english.stringPropertyNames()), new TreeSet<>(chinese.stringPropertyNames()));
        for (String key : english.stringPropertyNames()) {
            MessageFormat first = new MessageFormat(english.getProperty(key));
            MessageFormat second = new MessageFormat(chinese.getProperty(key));
            assertEquals(
                    first.getFormatsByArgumentIndex().length,
                    second.getFormatsByArgumentIndex().length,
                    bundle + " " + key);
            assertTrue(!chinese.getProperty(key).isBlank(), key);
        }
    }

    @Test
    void fillsInPlacesWithoutRoundingThemAway() {
        Texts texts = new Texts(Texts.ENGLISH);
        assertEquals(
                "conv: rate expects > 0, but holds 1.0E-5.",
                texts.problem(Problem.of("bad-param", "conv", "rate", "> 0", 1e-5)));
        assertEquals(
                "d expects a vector, but gets an image of 3×3×64. Insert a Flatten layer before it.",
                texts.problem(Problem.of("needs-vector", "d", Shape.of(3, 3, 64))));
    }

    @Test
    void speaksChinese() {
        assertEquals("二维卷积", new Texts(Texts.CHINESE).get("layer.Conv2D.title"));
    }

    @Test
    void aMissingKeyShowsItself() {
        assertEquals("‹no.such.key›", new Texts(Texts.ENGLISH).get("no.such.key"));
    }

    /** Whoever asks for a text that is not there shows its key to the user, perhaps in a corner that no other test sees. */
    @Test
    void everyKeyInTheSourcesIsThere() throws IOException {
        Set<String> keys = new TreeSet<>();
        for (String bundle : Texts.BUNDLES) {
            keys.addAll(load(bundle + ".properties").stringPropertyNames());
        }
        Set<String> beginnings = keys.stream().map(TextsTest::beginning).collect(Collectors.toSet());
        List<String> missing = new ArrayList<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            for (Path file :
                    files.filter(file -> file.toString().endsWith(".java")).toList()) {
                Matcher literals = LIKE_A_KEY.matcher(Files.readString(file));
                while (literals.find()) {
                    String key = literals.group(1);
                    boolean begins = keys.stream().anyMatch(known -> known.startsWith(key + "."));
                    if (beginnings.contains(beginning(key))
                            && !keys.contains(key)
                            && !begins
                            && !FILE_NAME.matcher(key).matches()) {
                        missing.add(key + " in " + file.getFileName());
                    }
                }
            }
        }
        assertEquals(List.of(), missing);
    }

    /** A tooltip says what it is, and then when to change it or what it cures: that takes two sentences at least. */
    @Test
    void whatIsSaidOfAParameterIsMoreThanWhatItIs() throws IOException {
        List<String> brief = new ArrayList<>();
        for (String bundle : Texts.BUNDLES) {
            Properties english = load(bundle + ".properties");
            Properties chinese = load(bundle + "_zh_CN.properties");
            for (String key : english.stringPropertyNames()) {
                boolean explains = key.endsWith(".help") && EXPLAINED.stream().anyMatch(key::startsWith);
                if (explains && english.getProperty(key).split("[.?!](\\s|$)").length < 2) {
                    brief.add(key);
                }
                if (explains && chinese.getProperty(key).split("[。？！]").length < 2) {
                    brief.add(key + " in Chinese");
                }
            }
        }
        assertEquals(List.of(), brief);
    }

    private static String beginning(String key) {
        return key.substring(0, key.indexOf('.'));
    }

    private static Properties load(String name) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = new InputStreamReader(Texts.class.getResourceAsStream(name), StandardCharsets.UTF_8)) {
            properties.load(reader);
        }
        return properties;
    }
}
