package org.layerwright.export.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.layerwright.event.LineCodec;
import org.layerwright.event.WorkerEvent;
import org.layerwright.export.ModelExporters;
import org.layerwright.export.proof.ProofReport.Outcome;
import org.layerwright.export.replay.Replays;
import org.layerwright.export.target.ModelExporter;
import org.layerwright.file.AtomicFiles;
import org.layerwright.json.JsonFormatException;
import org.layerwright.text.Texts;

class ProofReportTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(Outcome.class)
    void isReadBackFromItsFileAndFromTheSocket(Outcome outcome) throws IOException {
        ProofReport report = Reports.of(outcome);
        Path file = ProofFile.beside(folder.resolve("model.onnx"));
        assertEquals("model.onnx.proof.json", file.getFileName().toString());
        ProofFile.write(new AtomicFiles(), report, file);
        assertEquals(report, ProofFile.read(file));
        LineCodec<WorkerEvent> codec = new LineCodec<>(WorkerEvent.class);
        WorkerEvent.Exported event = new WorkerEvent.Exported("1", report);
        assertEquals(event, codec.decode(codec.encode(event)));
    }

    @Test
    void whatIsNoReportIsRefused() {
        assertThrows(JsonFormatException.class, () -> ProofFile.fromJson("{}"));
        String newer =
                ProofFile.json(Reports.of(Outcome.PROVEN)).toText().replace("\"version\" : 1", "\"version\" : 2");
        assertThrows(JsonFormatException.class, () -> ProofFile.fromJson(newer));
        String other = ProofFile.json(Reports.of(Outcome.PROVEN)).toText().replace("PROVEN", "MAGIC");
        assertThrows(JsonFormatException.class, () -> ProofFile.fromJson(other));
    }

    @ParameterizedTest
    @EnumSource(Outcome.class)
    void saysEverythingInBothLanguages(Outcome outcome) {
        ProofReport report = Reports.of(outcome);
        for (var language : new Locale[] {Texts.ENGLISH, Texts.CHINESE}) {
            String page = new ProofPage(new Texts(language)).html(report);
            assertFalse(page.contains("‹"), page);
            assertFalse(page.contains("<Conv>"), "what a program says is no HTML");
            assertTrue(page.contains("Net &amp; Co"), page);
            assertTrue(page.contains("lang=\"" + language.toLanguageTag() + "\""), page);
        }
        assertEquals(
                outcome.isCertain(),
                new ProofPage(new Texts(Texts.ENGLISH)).html(report).contains("✓"));
    }

    @Test
    void tellsTheNumbers() {
        ProofWords words = new ProofWords(new Texts(Texts.ENGLISH));
        ProofReport report = Reports.of(Outcome.PROVEN);
        assertEquals(
                "ONNX Runtime 1.29.0 ran the file on 500 samples (MNIST). Its answers are those of Layerwright: they differ"
                        + " by 2.5e-07 at most; up to 1.0e-04 would be rounding.",
                words.verdict(report));
        assertEquals(
                Set.of(
                        "by",
                        "samples",
                        "largest",
                        "mean",
                        "tolerance",
                        "ourAccuracy",
                        "theirAccuracy",
                        "same",
                        "time",
                        "size",
                        "seconds"),
                words.numbers(report).stream().map(ProofWords.Fact::key).collect(Collectors.toSet()));
        assertTrue(words.numbers(report).stream().anyMatch(fact -> fact.value().equals("98.60%")));
        assertTrue(words.verdict(Reports.of(Outcome.NOT_PROVEN)).contains("Plan 9 sparc"));
    }

    @Test
    void everyTargetSaysWhatItIsForAndEveryReplayHasItsTarget() {
        ModelExporters exporters = new ModelExporters(new AtomicFiles(), "test");
        for (var language : new Locale[] {Texts.ENGLISH, Texts.CHINESE}) {
            Texts texts = new Texts(language);
            for (ModelExporter exporter : exporters.all()) {
                assertTrue(texts.find("target." + exporter.id() + ".title").isPresent(), exporter.id());
                assertFalse(new ProofWords(texts).use(exporter.id()).isEmpty(), exporter.id());
            }
        }
        for (Replay replay : new Replays().all()) {
            assertTrue(exporters.find(replay.target()).isPresent(), replay.target());
        }
    }
}
