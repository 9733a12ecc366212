package org.layerwright.importer.keras;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipFile;
import org.layerwright.file.SafeZip;
import org.layerwright.importer.draft.DraftLayer;
import org.layerwright.importer.draft.ForeignModel;
import org.layerwright.importer.draft.ImportException;
import org.layerwright.importer.draft.NetworkDraft;
import org.layerwright.model.Preprocessing;
import org.layerwright.model.TrainedModel;

/**
 * Reads {@code .keras} files of Keras 3: a zip of {@code config.json}, the network, and {@code model.weights.h5}, the weights.
 * Sequential and functional networks of the layers that we have, images channels last. No code in a file is run. Source:
 * {@code saving_lib} of Keras 3.15.
 */
public final class KerasImport {
    private static final int MAX_JSON = 16 << 20;
    private static final long MAX_WEIGHTS = 1L << 30;

    /**
     * Reads a file.
     *
     * @throws ImportException if it is damaged, or has what no layer of ours stands for; the sentence names every such layer
     */
    public TrainedModel read(Path file) {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            SafeZip.oddEntry(zip).ifPresent(name -> {
                throw new ImportException("import.keras.entry", file.toString(), name);
            });
            JsonMapper json = mapper();
            JsonNode config =
                    json.readTree(new String(SafeZip.bytes(zip, "config.json", MAX_JSON), StandardCharsets.UTF_8));
            byte[] hdf = SafeZip.bytes(zip, "model.weights.h5", MAX_WEIGHTS);
            return model(file, config == null ? json.createObjectNode() : config, hdf);
        } catch (JsonProcessingException e) {
            throw new ImportException(
                    e, "import.keras.damaged", file.toString(), "config.json: " + e.getOriginalMessage());
        } catch (IOException | IllegalArgumentException e) {
            throw new ImportException(e, "import.keras.damaged", file.toString(), String.valueOf(e.getMessage()));
        } catch (OutOfMemoryError e) {
            throw new ImportException(e, "import.onnx.memory", file.toString());
        }
    }

    /** Made for each file: most windows open none, and making one would be a good part of their start. */
    private static JsonMapper mapper() {
        return JsonMapper.builder(JsonFactory.builder()
                        .streamReadConstraints(StreamReadConstraints.builder()
                                .maxNestingDepth(100)
                                .maxStringLength(1 << 20)
                                .build())
                        .build())
                .build();
    }

    private static TrainedModel model(Path file, JsonNode config, byte[] hdf) {
        try (KerasWeights weights = new KerasWeights(file.toString(), hdf)) {
            KerasNetwork network = new KerasNetwork(file.toString(), weights);
            DraftLayer output = network.read(config);
            NetworkDraft.Result result = network.draft()
                    .finish(
                            output,
                            ForeignModel.title(
                                    config.path("config").path("name").asText(""), file),
                            ForeignModel.origin(file, "Keras"));
            String note = Preprocessing.noteFor(result.lowered().graph().input());
            return ForeignModel.of(result, List.of(), new Preprocessing(note, network.mean(), network.deviation()));
        }
    }
}
