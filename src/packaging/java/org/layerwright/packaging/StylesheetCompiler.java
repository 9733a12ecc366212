package org.layerwright.packaging;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javafx.css.CssParser;
import javafx.css.Declaration;
import javafx.css.ParsedValue;
import javafx.css.Rule;
import javafx.css.Stylesheet;
import org.layerwright.ui.view.Look;

/**
 * Puts our stylesheets into one, in JavaFX's binary form, which is read in a tenth of the time that JavaFX needs for the
 * text. Maven runs it from its source before it makes the jar.
 */
final class StylesheetCompiler {
    private StylesheetCompiler() {}

    /** @param args the file to make */
    public static void main(String[] args) throws IOException {
        compile(Look.stylesheets(), Path.of(args[0]));
    }

    static void compile(List<URL> sheets, Path compiled) throws IOException {
        List<String> texts = new ArrayList<>();
        for (URL sheet : sheets) {
            try (InputStream text = sheet.openStream()) {
                texts.add(new String(text.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        File all = File.createTempFile("stylesheets", ".css");
        try {
            Files.writeString(all.toPath(), String.join("\n", texts));
            Stylesheet.convertToBinary(all, compiled.toFile());
            Stylesheet text = new CssParser().parse(all.toURI().toURL());
            check(text, Stylesheet.loadBinary(compiled.toUri().toURL()));
        } finally {
            Files.delete(all.toPath());
        }
    }

    /** JavaFX leaves out what it cannot write, durations for one, and only logs that. */
    private static void check(Stylesheet text, Stylesheet compiled) throws IOException {
        for (int i = 0; i < text.getRules().size(); i++) {
            Rule written = text.getRules().get(i);
            List<Declaration> read = compiled.getRules().get(i).getDeclarations();
            for (int j = 0; j < written.getDeclarations().size(); j++) {
                Declaration declaration = written.getDeclarations().get(j);
                if (!isWhole(declaration.getParsedValue(), read.get(j).getParsedValue())) {
                    throw new IOException("\"" + declaration.getProperty() + "\" of " + written.getSelectors()
                            + " is lost when JavaFX writes stylesheets in binary form: set it in Java.");
                }
            }
        }
    }

    /** Whether all parts of a value have kept what turns them into the property's. */
    private static boolean isWhole(Object written, Object read) {
        if (written instanceof ParsedValue<?, ?> value && read instanceof ParsedValue<?, ?> other) {
            return (value.getConverter() == null) == (other.getConverter() == null)
                    && isWhole(value.getValue(), other.getValue());
        }
        if (written instanceof Object[] values && read instanceof Object[] others) {
            return values.length == others.length
                    && IntStream.range(0, values.length).allMatch(i -> isWhole(values[i], others[i]));
        }
        return (written == null) == (read == null);
    }
}
