package org.layerwright.export.proof;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.layerwright.export.proof.ProofReport.FileEntry;
import org.layerwright.export.proof.ProofReport.Origin;
import org.layerwright.export.proof.ProofReport.Outcome;
import org.layerwright.export.proof.ProofReport.Sentence;
import org.layerwright.export.proof.ProofReport.Trial;
import org.layerwright.export.proof.ProofReport.Written;
import org.layerwright.file.AtomicFiles;
import org.layerwright.json.JsonFormatException;
import org.layerwright.json.JsonReader;
import org.layerwright.json.JsonWriter;

/** Keeps reports beside the exported files, as JSON. */
public final class ProofFile {
    private static final String FORMAT = "layerwright-proof";
    private static final int VERSION = 1;
    private static final String ENDING = ".proof.json";

    private ProofFile() {}

    /** Where the report of an exported file is kept. */
    public static Path beside(Path exported) {
        return exported.resolveSibling(exported.getFileName() + ENDING);
    }

    /** @throws org.layerwright.file.FileException if it could not be written */
    public static void write(AtomicFiles files, ProofReport report, Path file) {
        files.write(file, out -> out.write(json(report).toText().getBytes(StandardCharsets.UTF_8)));
    }

    /**
     * @throws IOException if it cannot be read
     * @throws JsonFormatException if it is no report of ours
     */
    public static ProofReport read(Path file) throws IOException {
        return fromJson(Files.readString(file));
    }

    /** The report as it is kept. */
    public static JsonWriter json(ProofReport report) {
        Written written = report.written();
        return new JsonWriter()
                .header(FORMAT, VERSION)
                .put("made", report.made())
                .put(
                        "model",
                        new JsonWriter()
                                .put("file", report.origin().file())
                                .put("sha256", report.origin().digest())
                                .put("network", report.origin().network())
                                .put("parameters", report.origin().parameters()))
                .put(
                        "written",
                        new JsonWriter()
                                .put("target", written.target())
                                .put("raw", written.raw())
                                .putObjects(
                                        "files",
                                        written.files().stream()
                                                .map(file -> new JsonWriter()
                                                        .put("path", file.path())
                                                        .put("bytes", file.bytes())
                                                        .put("sha256", file.digest()))
                                                .toList())
                                .put("seconds", written.seconds()))
                .put("trial", trial(report.trial()))
                .put("comparison", comparison(report.comparison()))
                .putTexts("versions", report.versions());
    }

    private static JsonWriter trial(Trial trial) {
        return new JsonWriter()
                .put("outcome", trial.outcome().name())
                .put("by", trial.by())
                .put("why", sentence(trial.why()))
                .put("dataset", trial.dataset())
                .put("samples", trial.samples())
                .put("note", sentence(trial.note()))
                .put("ourSeconds", trial.ourSeconds())
                .put("theirSeconds", trial.theirSeconds());
    }

    private static JsonWriter sentence(Sentence sentence) {
        return new JsonWriter().put("key", sentence.key()).putStrings("arguments", sentence.arguments());
    }

    private static JsonWriter comparison(Comparison comparison) {
        return new JsonWriter()
                .put("largest", comparison.largest())
                .put("relative", comparison.relative())
                .put("mean", comparison.mean())
                .put("tolerance", comparison.tolerance())
                .put("ourAccuracy", comparison.ourAccuracy())
                .put("theirAccuracy", comparison.theirAccuracy())
                .put("sameDecisions", comparison.sameDecisions());
    }

    /** @throws JsonFormatException if it is no report of ours */
    public static ProofReport fromJson(String text) {
        JsonReader json = JsonReader.parse(text).expect(FORMAT, VERSION);
        JsonReader model = json.object("model");
        JsonReader written = json.object("written");
        List<FileEntry> files = written.objects("files").stream()
                .map(file -> new FileEntry(file.string("path"), file.longInteger("bytes"), file.string("sha256")))
                .toList();
        return new ProofReport(
                new Origin(
                        model.string("file"),
                        model.string("sha256"),
                        model.string("network"),
                        model.longInteger("parameters")),
                new Written(written.string("target"), written.flag("raw"), files, written.number("seconds")),
                trial(json.object("trial")),
                comparison(json.object("comparison")),
                json.string("made"),
                json.texts("versions"));
    }

    private static Trial trial(JsonReader json) {
        return new Trial(
                outcome(json.string("outcome")),
                json.string("by"),
                sentence(json.object("why")),
                json.string("dataset"),
                json.integer("samples"),
                sentence(json.object("note")),
                json.number("ourSeconds"),
                json.number("theirSeconds"));
    }

    private static Outcome outcome(String name) {
        try {
            return Outcome.valueOf(name);
        } catch (IllegalArgumentException e) {
            throw new JsonFormatException("unknown-type", name);
        }
    }

    private static Sentence sentence(JsonReader json) {
        return new Sentence(json.string("key"), json.strings("arguments"));
    }

    private static Comparison comparison(JsonReader json) {
        return new Comparison(
                json.number("largest"),
                json.number("relative"),
                json.number("mean"),
                json.number("tolerance"),
                json.number("ourAccuracy"),
                json.number("theirAccuracy"),
                json.number("sameDecisions"));
    }
}
