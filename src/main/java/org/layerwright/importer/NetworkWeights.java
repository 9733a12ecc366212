package org.layerwright.importer;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.layerwright.file.IoReason;
import org.layerwright.importer.draft.ForeignModel;
import org.layerwright.importer.draft.ImportException;
import org.layerwright.importer.draft.NetworkDraft;
import org.layerwright.model.NamedTensor;
import org.layerwright.model.Preprocessing;
import org.layerwright.model.Safetensors;
import org.layerwright.model.StoredTensor;
import org.layerwright.model.TrainedModel;
import org.layerwright.model.Weights;
import org.layerwright.network.NetworkSpec;
import org.layerwright.network.layer.Lowered;
import org.layerwright.network.layer.Lowering;
import org.layerwright.network.op.WeightSpec;
import org.layerwright.text.Texts;

/**
 * Puts the weights of a safetensors file into a network, by name and shape, as a model file names them: {@code conv/kernel}
 * of (height, width, in, out), {@code dense/kernel} of (in, out), {@code conv/bias}. Choose it for weights that were computed
 * elsewhere for a network that was built here.
 */
public final class NetworkWeights {
    private static final int SHOWN = 20;

    /**
     * Reads the weights.
     *
     * @throws ImportException if they are not the network's; the sentence lists what is missing, superfluous or of another
     *     shape
     * @throws org.layerwright.model.ModelFileException if the file is damaged
     */
    public TrainedModel read(NetworkSpec network, Path file) {
        Lowered lowered = Lowering.lower(network);
        if (!lowered.isSound()) {
            String problem = lowered.problems().isEmpty()
                    ? ""
                    : new Texts(Texts.ENGLISH).problem(lowered.problems().get(0));
            throw new ImportException("import.network", network.name(), problem);
        }
        List<WeightSpec> specs = lowered.graph().weights();
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            Safetensors stored =
                    Safetensors.read(in, Files.size(file), file.toString(), infos -> check(file, specs, infos));
            return ForeignModel.of(
                    new NetworkDraft.Result(network, weights(specs, stored), lowered),
                    List.of(),
                    new Preprocessing(Preprocessing.noteFor(lowered.graph().input()), List.of(), List.of()));
        } catch (IOException e) {
            throw new ImportException(e, "import.weights.io", file.toString(), IoReason.of(e));
        }
    }

    private static void check(Path file, List<WeightSpec> specs, List<StoredTensor.Info> infos) {
        Map<String, StoredTensor.Info> found = new TreeMap<>();
        infos.forEach(info -> found.put(info.name(), info));
        List<String> wrong = new ArrayList<>();
        for (WeightSpec spec : specs) {
            StoredTensor.Info info = found.remove(spec.name());
            if (info == null) {
                wrong.add(spec.name() + ": " + spec.shape() + " ≠ –");
            } else if (!info.shape().equals(spec.shape()) || !isReal(info)) {
                String kind = isReal(info) ? "" : info.type() + " ";
                wrong.add(spec.name() + ": " + spec.shape() + " ≠ " + kind + info.shape());
            }
        }
        found.forEach((name, info) -> wrong.add(name + ": – ≠ " + info.shape()));
        if (!wrong.isEmpty()) {
            int more = wrong.size() - SHOWN;
            String list = String.join("; ", wrong.subList(0, Math.min(SHOWN, wrong.size())));
            throw new ImportException(
                    "import.weights.misfit", file.toString(), wrong.size(), more > 0 ? list + "; … + " + more : list);
        }
    }

    private static boolean isReal(StoredTensor.Info info) {
        return info.type() == StoredTensor.Type.F32 || info.type() == StoredTensor.Type.F64;
    }

    private static Weights weights(List<WeightSpec> specs, Safetensors stored) {
        return new Weights(specs.stream()
                .map(spec -> new NamedTensor(
                        spec.name(),
                        spec.shape().stream().mapToInt(Integer::intValue).toArray(),
                        floats(stored.find(spec.name()).orElseThrow())))
                .toList());
    }

    private static float[] floats(StoredTensor tensor) {
        if (tensor.info().type() == StoredTensor.Type.F32) {
            return tensor.floats();
        }
        double[] values = (double[]) tensor.data();
        float[] floats = new float[values.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) values[i];
        }
        return floats;
    }
}
