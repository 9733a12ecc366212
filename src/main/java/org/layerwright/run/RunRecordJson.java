package org.layerwright.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.layerwright.json.JsonFormatException;
import org.layerwright.json.JsonReader;
import org.layerwright.json.JsonWriter;
import org.layerwright.network.NetworkJson;
import org.layerwright.plan.PlanJson;
import org.layerwright.text.Texts;

/** The file format of {@code run.json}. */
final class RunRecordJson {
    private static final String FORMAT = "layerwright-run";
    private static final int VERSION = 1;
    private static final long MAX_BYTES = 16 << 20;

    private RunRecordJson() {}

    static byte[] write(RunRecord run) {
        JsonWriter json = new JsonWriter()
                .header(FORMAT, VERSION)
                .put("createdAt", run.createdAt().toString())
                .put("status", run.status().name())
                .put("message", run.message());
        if (!run.trainedOn().isEmpty()) {
            json.putObjects(
                    "trainedOn",
                    run.trainedOn().stream()
                            .map(on -> new JsonWriter()
                                    .put("fromEpoch", on.fromEpoch())
                                    .put("plannedEpochs", on.plannedEpochs()))
                            .toList());
        }
        run.endedAt().ifPresent(at -> json.put("endedAt", at.toString()));
        json.put("result", numbers(run.result()))
                .put("provenance", provenance(run.provenance()))
                .put("network", NetworkJson.writer(run.network()))
                .put("plan", PlanJson.writer(run.plan()));
        return json.toText().getBytes(StandardCharsets.UTF_8);
    }

    private static JsonWriter provenance(RunRecord.Provenance from) {
        JsonWriter json = new JsonWriter()
                .put("dataset", from.dataset())
                .put("datasetFingerprint", from.datasetFingerprint())
                .put("device", from.device())
                .put("backend", from.backend())
                .put("threads", from.threads())
                .putTexts("versions", new TreeMap<>(from.versions()));
        from.initial()
                .ifPresent(initial -> json.put(
                        "initial", new JsonWriter().put("file", initial.file()).put("sha256", initial.sha256())));
        return json;
    }

    static RunRecord read(Path file) {
        try {
            long size = Files.size(file);
            if (size > MAX_BYTES) {
                throw new RunException("error.run.record", file.toString(), size + " > " + MAX_BYTES);
            }
            return decode(JsonReader.parse(Files.readString(file)));
        } catch (NoSuchFileException e) {
            throw new RunException(e, "error.run.noFolder", String.valueOf(file.getParent()));
        } catch (JsonFormatException e) {
            if (e.code().equals("newer-version")) {
                throw new RunException(e, "error.run.newer", file.toString(), e.arguments()[1], e.arguments()[0]);
            }
            throw new RunException(e, "error.run.record", file.toString(), Texts.clause(e));
        } catch (DateTimeException | IllegalArgumentException e) {
            throw new RunException(e, "error.run.record", file.toString(), e.getMessage());
        } catch (IOException e) {
            throw RunException.io(e, file);
        }
    }

    private static RunRecord decode(JsonReader json) {
        json.expect(FORMAT, VERSION);
        JsonReader from = json.object("provenance");
        RunRecord.Provenance provenance = new RunRecord.Provenance(
                from.string("dataset"),
                from.string("datasetFingerprint"),
                from.string("device"),
                from.string("backend"),
                from.integer("threads"),
                from.texts("versions"),
                initial(from));
        return new RunRecord(
                NetworkJson.read(json.object("network")),
                PlanJson.read(json.object("plan")),
                provenance,
                Instant.parse(json.string("createdAt")),
                json.has("endedAt") ? Optional.of(Instant.parse(json.string("endedAt"))) : Optional.empty(),
                RunStatus.valueOf(json.string("status")),
                json.string("message", ""),
                numbers(json),
                trainedOn(json));
    }

    private static Optional<RunRecord.Initial> initial(JsonReader from) {
        if (!from.has("initial")) {
            return Optional.empty();
        }
        JsonReader initial = from.object("initial");
        return Optional.of(new RunRecord.Initial(initial.string("file"), initial.string("sha256")));
    }

    private static List<RunRecord.TrainedOn> trainedOn(JsonReader json) {
        return json.has("trainedOn")
                ? json.objects("trainedOn").stream()
                        .map(on -> new RunRecord.TrainedOn(on.integer("fromEpoch"), on.integer("plannedEpochs")))
                        .toList()
                : List.of();
    }

    private static JsonWriter numbers(Map<String, Double> values) {
        JsonWriter json = new JsonWriter();
        new TreeMap<>(values).forEach(json::put);
        return json;
    }

    private static Map<String, Double> numbers(JsonReader json) {
        JsonReader result = json.object("result");
        Map<String, Double> values = new TreeMap<>();
        json.params("result").asMap().keySet().forEach(name -> values.put(name, result.number(name)));
        return values;
    }
}
