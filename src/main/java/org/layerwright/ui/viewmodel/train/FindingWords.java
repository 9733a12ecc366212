package org.layerwright.ui.viewmodel.train;

import org.layerwright.analysis.Finding;
import org.layerwright.text.Texts;

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
                        finding.remedy().arguments().toArray()),
                texts.get("train.findings.where", finding.epoch(), finding.step()));
    }
}
