package org.layerwright.export.proof;

import java.util.List;
import java.util.Map;
import org.layerwright.export.proof.ProofReport.FileEntry;
import org.layerwright.export.proof.ProofReport.Origin;
import org.layerwright.export.proof.ProofReport.Outcome;
import org.layerwright.export.proof.ProofReport.Sentence;
import org.layerwright.export.proof.ProofReport.Trial;
import org.layerwright.export.proof.ProofReport.Written;

/** Reports for tests. */
public final class Reports {
    private Reports() {}

    /** A report of an export to ONNX. */
    public static ProofReport of(Outcome outcome) {
        boolean ran = outcome == Outcome.PROVEN || outcome == Outcome.DIFFERS;
        double off = outcome == Outcome.DIFFERS ? 0.25 : 2.5e-7;
        Sentence why = switch (outcome) {
            case NOT_PROVEN -> new Sentence("proof.onnx.missing", List.of("Plan 9 sparc"));
            case REFUSED -> new Sentence("proof.refused", List.of("no operator <Conv>"));
            default -> Sentence.NONE;
        };
        return new ProofReport(
                new Origin("/runs/a/model.lwm", "0a".repeat(32), "Net & Co", 1234),
                new Written("onnx", true, List.of(new FileEntry("/out/model.onnx", 56_789, "0b".repeat(32))), 0.012),
                new Trial(
                        outcome,
                        outcome == Outcome.SKIPPED ? "" : "ONNX Runtime 1.29.0",
                        why,
                        outcome == Outcome.SKIPPED ? "" : "MNIST",
                        outcome == Outcome.SKIPPED ? 0 : 500,
                        Sentence.NONE,
                        ran ? 0.5 : Double.NaN,
                        ran ? 0.25 : Double.NaN),
                ran ? new Comparison(off, off, off / 10, 1e-4, 0.986, 0.984, 0.998) : Comparison.NONE,
                "2026-11-28T05:00:00+01:00",
                Map.of("layerwright", "1.0", "java", "17"));
    }
}
