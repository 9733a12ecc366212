package org.layerwright.data.download;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.layerwright.text.Texts;

class DownloadTextsTest {
    private static final Pattern KEY = Pattern.compile("\"(download\\.[A-Za-z.]+)\"");

    /** Every key in the code has a sentence, and no sentence is left over. */
    @Test
    void codeAndBundleKnowTheSameKeys() throws IOException {
        Set<String> used = new TreeSet<>();
        try (Stream<Path> files = Files.list(Path.of("src/main/java/org/layerwright/data/download"))) {
            for (Path file : files.toList()) {
                KEY.matcher(Files.readString(file)).results().forEach(found -> used.add(found.group(1)));
            }
        }
        Set<String> sentences =
                ResourceBundle.getBundle("org.layerwright.text.datasets", Texts.ENGLISH).keySet().stream()
                        .filter(key -> key.startsWith("download."))
                        .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(sentences, used);
    }
}
