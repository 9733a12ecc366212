package org.layerwright.cli;

import java.util.List;
import org.layerwright.analysis.Finding;
import org.layerwright.json.JsonWriter;
import org.layerwright.text.Texts;

/** What the training doctor found, in words. */
record FindingLines(Texts texts) {
    /** One line: what was seen and what to do. */
    String line(Finding finding) {
        return texts.get("cli.finding", severity(finding), seen(finding), remedy(finding));
    }

    /** What was seen and when, why it matters, and what to do. */
    List<String> lines(Finding finding) {
        return List.of(
                texts.get(
                        "cli.doctor.finding",
                        severity(finding),
                        texts.get("finding." + finding.code() + ".title"),
                        finding.epoch(),
                        finding.step()),
                "  " + seen(finding),
                "  " + texts.get("finding." + finding.code() + ".why"),
                "  " + texts.get("cli.doctor.remedy", remedy(finding)));
    }

    JsonWriter asJson(Finding finding) {
        return new JsonWriter()
                .put("code", finding.code())
                .put("severity", finding.severity().name())
                .put("subject", finding.subject())
                .putStrings(
                        "evidence",
                        finding.evidence().stream().map(String::valueOf).toList())
                .put("epoch", finding.epoch())
                .put("step", finding.step())
                .put("text", seen(finding))
                .put("why", texts.get("finding." + finding.code() + ".why"))
                .put("remedy", finding.remedy().code())
                .put("remedyText", remedy(finding));
    }

    private String severity(Finding finding) {
        return texts.get("severity." + finding.severity());
    }

    private String seen(Finding finding) {
        return texts.get("finding." + finding.code(), finding.arguments());
    }

    private String remedy(Finding finding) {
        return texts.get(
                "remedy." + finding.remedy().code(),
                finding.remedy().arguments().toArray());
    }
}
