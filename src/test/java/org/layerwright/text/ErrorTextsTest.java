package org.layerwright.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.layerwright.data.DataException;

class ErrorTextsTest {
    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
    private static final Pattern KEY = Pattern.compile("\"(error\\.[A-Za-z.]+)\"");
    private static final Pattern PLACE = Pattern.compile("\\{[0-9]}");

    private final ResourceBundle english =
            ResourceBundle.getBundle("org.layerwright.text.errors_data", Texts.ENGLISH, NO_FALLBACK);
    private final ResourceBundle chinese =
            ResourceBundle.getBundle("org.layerwright.text.errors_data", Texts.CHINESE, NO_FALLBACK);

    @Test
    void bothLanguagesSayEachSentenceWithTheSameArguments() {
        assertEquals(english.keySet(), chinese.keySet());
        for (String key : english.keySet()) {
            assertEquals(found(PLACE, english.getString(key)), found(PLACE, chinese.getString(key)), key);
            assertFalse(english.getString(key).contains("'"), "MessageFormat takes an apostrophe for a quote: " + key);
            assertFalse(english.getString(key).equals(chinese.getString(key)), key);
        }
    }

    /** Every key in the code has a sentence, and no sentence is left over. */
    @Test
    void codeAndBundleKnowTheSameKeys() throws IOException {
        Set<String> used = new TreeSet<>();
        for (String name : new String[] {"data", "model", "run", "file"}) {
            try (Stream<Path> files = Files.list(Path.of("src/main/java/org/layerwright", name))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    used.addAll(found(KEY, Files.readString(file)).stream()
                            .map(k -> k.replace("\"", ""))
                            .toList());
                }
            }
        }
        assertEquals(new TreeSet<>(english.keySet()), used);
    }

    @Test
    void anExceptionCanBeSaidInTheUsersLanguage() {
        DataException e = new DataException("error.idx.counts", "a", 60_000, "b", 3);
        assertTrue(e.getMessage().contains("a holds 60000 images, but b holds 3 labels"), e.getMessage());
        assertTrue(new Texts(Texts.CHINESE).get(e.key(), e.args()).contains("60000 幅图像"));
    }

    private static Set<String> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(MatchResult::group).collect(Collectors.toCollection(TreeSet::new));
    }
}
