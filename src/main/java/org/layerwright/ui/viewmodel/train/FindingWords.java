package org.layerwright.ui.viewmodel.train;

import org.layerwright.analysis.Finding;
import org.layerwright.text.Texts;
import org.layerwright.ui.viewmodel.NumberText;

/** What the training doctor found, in the words of a card. */
public record FindingWords(String severity, String title, String seen, String why, String remedy, String where) {
    public static FindingWords of(Finding finding, Texts texts) {
        String key = "finding." + finding.code();
        return new FindingWords(
                texts.get("severity." + finding.severity()),
                texts.get(key + ".title"),
                texts.get(key, finding.arguments()),
                texts.get(key + ".why"),
                texts.get(
                        "remedy." + finding.remedy().code(),
                        finding.remedy().arguments().stream()
                                .map(FindingWords::plain)
                                .toArray()),
                texts.get("train.findings.where", finding.epoch(), finding.step()));
    }

    /** A number that is left as it is typed into the form, as the remedy will type it. */
    private static Object plain(Object argument) {
        return argument instanceof String text && text.contains("E")
                ? NumberText.parse(text).map(NumberText::format).orElse(text)
                : argument;
    }
}
