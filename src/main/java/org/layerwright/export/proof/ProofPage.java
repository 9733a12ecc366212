package org.layerwright.export.proof;

import java.util.List;
import org.layerwright.export.proof.ProofReport.FileEntry;
import org.layerwright.export.proof.ProofReport.Outcome;
import org.layerwright.export.proof.ProofWords.Fact;
import org.layerwright.text.Texts;

/** A report as one HTML file that needs nothing else, for a browser, a printer or a hand-in. */
public final class ProofPage {
    private static final String STYLE = """
            :root { color-scheme: light dark; }
            body { font: 16px/1.5 system-ui, sans-serif; max-width: 52rem; margin: 2rem auto; padding: 0 1rem; }
            h1 { font-size: 1.5rem; } h2 { font-size: 1.1rem; margin-top: 2rem; }
            .verdict { border-left: 4px solid; padding: .5rem 1rem; }
            .verdict strong { display: block; font-size: 1.15rem; }
            .good { border-color: #0072b2; } .bad { border-color: #d55e00; } .open { border-color: #888; }
            table { border-collapse: collapse; width: 100%; }
            th, td { text-align: left; padding: .3rem .8rem .3rem 0; border-bottom: 1px solid #8884; vertical-align: top; }
            th { font-weight: 500; width: 14rem; } td { overflow-wrap: anywhere; }
            code { font-size: .85em; }
            """;

    private final ProofWords words;
    private final Texts texts;

    public ProofPage(Texts texts) {
        this.texts = texts;
        this.words = new ProofWords(texts);
    }

    public String html(ProofReport report) {
        String title = texts.get("proof.page.title", ProofWords.fileName(report));
        StringBuilder page = new StringBuilder();
        page.append("<!DOCTYPE html>\n<html lang=\"")
                .append(texts.locale().toLanguageTag())
                .append("\">\n<head>\n<meta charset=\"utf-8\">\n<title>")
                .append(escaped(title))
                .append("</title>\n<style>\n")
                .append(STYLE)
                .append("</style>\n</head>\n<body>\n<h1>")
                .append(escaped(title))
                .append("</h1>\n");
        Outcome outcome = report.trial().outcome();
        page.append("<p class=\"verdict ")
                .append(outcome.isCertain() ? "good" : outcome.isAcceptable() ? "open" : "bad")
                .append("\"><strong>")
                .append(mark(outcome))
                .append(' ')
                .append(escaped(words.outcome(report)))
                .append("</strong>")
                .append(escaped(words.verdict(report)))
                .append("</p>\n");
        heading(page, "numbers");
        table(page, words.numbers(report));
        heading(page, "files");
        files(page, report.written().files());
        heading(page, "origin");
        table(page, words.origin(report));
        heading(page, "how");
        page.append("<p>").append(escaped(texts.get("proof.page.how.words"))).append("</p>\n");
        return page.append("</body>\n</html>\n").toString();
    }

    /** A sign for readers who do not see colours. */
    private static String mark(Outcome outcome) {
        return outcome.isCertain() ? "✓" : outcome.isAcceptable() ? "–" : "✗";
    }

    private void heading(StringBuilder page, String key) {
        page.append("<h2>").append(escaped(texts.get("proof.page." + key))).append("</h2>\n");
    }

    private static void table(StringBuilder page, List<Fact> facts) {
        page.append("<table>\n");
        for (Fact fact : facts) {
            page.append("<tr><th>")
                    .append(escaped(fact.label()))
                    .append("</th><td>")
                    .append(escaped(fact.value()))
                    .append("</td></tr>\n");
        }
        page.append("</table>\n");
    }

    private void files(StringBuilder page, List<FileEntry> files) {
        page.append("<table>\n<tr>");
        for (String key : List.of("file", "bytes", "sha")) {
            page.append("<th>").append(escaped(texts.get("proof.page." + key))).append("</th>");
        }
        page.append("</tr>\n");
        for (FileEntry file : files) {
            page.append("<tr><td>")
                    .append(escaped(file.path()))
                    .append("</td><td>")
                    .append(file.bytes())
                    .append("</td><td><code>")
                    .append(escaped(file.digest()))
                    .append("</code></td></tr>\n");
        }
        page.append("</table>\n");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
