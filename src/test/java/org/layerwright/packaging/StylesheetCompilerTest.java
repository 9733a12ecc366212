package org.layerwright.packaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.css.Stylesheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.layerwright.ui.view.Look;

class StylesheetCompilerTest {
    @TempDir
    Path folder;

    @Test
    void compilesAllOfOursInTheirOrder() throws IOException {
        Path compiled = folder.resolve("all.bss");
        StylesheetCompiler.compile(Look.stylesheets(), compiled);
        Stylesheet read = Stylesheet.loadBinary(compiled.toUri().toURL());
        assertEquals(
                "root", read.getRules().get(0).getSelectors().get(0).toString().replaceAll(".*\\.", ""));
        assertTrue(read.getRules().size() > 100, () -> read.getRules().size() + " rules");
    }

    @Test
    void laterSheetsComeLast() throws IOException {
        Path compiled = folder.resolve("two.bss");
        StylesheetCompiler.compile(
                List.of(sheet("first", ".a { -fx-opacity: 0.5; }"), sheet("second", ".b { -fx-opacity: 0.6; }")),
                compiled);
        List<String> selectors = Stylesheet.loadBinary(compiled.toUri().toURL()).getRules().stream()
                .map(rule -> rule.getSelectors().toString())
                .toList();
        assertEquals(2, selectors.size());
        assertTrue(selectors.get(0).contains(".a") && selectors.get(1).contains(".b"), selectors::toString);
    }

    @Test
    void refusesWhatJavaFxWouldLose() {
        IOException refused = assertThrows(
                IOException.class,
                () -> StylesheetCompiler.compile(
                        List.of(sheet("slow", ".tooltip { -fx-show-delay: 300ms; }")), folder.resolve("slow.bss")));
        assertTrue(refused.getMessage().contains("-fx-show-delay"), refused::getMessage);
    }

    private URL sheet(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name + ".css"), text).toUri().toURL();
    }
}
