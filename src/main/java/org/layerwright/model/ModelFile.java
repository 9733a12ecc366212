package org.layerwright.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.layerwright.file.AtomicFiles;
import org.layerwright.file.SafeZip;
import org.layerwright.json.JsonFormatException;
import org.layerwright.json.JsonReader;
import org.layerwright.json.JsonWriter;
import org.layerwright.network.NetworkJson;
import org.layerwright.network.NetworkSpec;
import org.layerwright.network.layer.Lowered;
import org.layerwright.network.layer.Lowering;
import org.layerwright.network.op.OpGraph;
import org.layerwright.network.op.WeightSpec;
import org.layerwright.plan.PlanJson;
import org.layerwright.plan.TrainingPlan;
import org.layerwright.text.Texts;

/**
 * Writes and reads {@code model.lwm}, a zip of
 * <pre>
 * format.json           the format's version, the classes, the preprocessing
 * network.json          the network
 * training.json         the plan
 * weights.safetensors   the weights, named {@code layer/kernel} and {@code layer/bias}
 * metrics.json          what was measured, a map of numbers
 * </pre>
 * There is no code in it. A newer version is refused, an older one is read for ever, other entries are passed over.
 */
public final class ModelFile {
    /** The ending of the file's name. */
    public static final String EXTENSION = "lwm";

    private static final String FORMAT = "layerwright-model";
    private static final int VERSION = 1;
    private static final String FORMAT_ENTRY = "format.json";
    private static final String NETWORK_ENTRY = "network.json";
    private static final String TRAINING_ENTRY = "training.json";
    private static final String WEIGHTS_ENTRY = "weights.safetensors";
    private static final String METRICS_ENTRY = "metrics.json";

    private final AtomicFiles files;

    public ModelFile(AtomicFiles files) {
        this.files = files;
    }

    /** Made for each file: most windows open none, and making one would be a good part of their start. */
    private static ObjectMapper mapper() {
        return new ObjectMapper()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);
    }

    /**
     * Writes a model; a file that is already there is replaced once the new one is safe on the disk.
     *
     * @throws org.layerwright.file.FileException if it could not be written
     */
    public void write(Path file, TrainedModel model) {
        files.write(file, out -> write(out, model));
    }

    private void write(OutputStream out, TrainedModel model) throws IOException {
        List<StoredTensor> tensors = new ArrayList<>();
        for (NamedTensor tensor : model.weights().tensors()) {
            List<Integer> shape = Arrays.stream(tensor.shape()).boxed().toList();
            tensors.add(StoredTensor.of(tensor.name(), shape, tensor.data()));
        }
        ZipOutputStream zip = new ZipOutputStream(out);
        ModelArchive.addText(
                zip,
                FORMAT_ENTRY,
                new JsonWriter()
                        .header(FORMAT, VERSION)
                        .putStrings("classNames", model.classNames())
                        .put("preprocessing", model.preprocessing().note())
                        .putNumbers("mean", model.preprocessing().mean())
                        .putNumbers("deviation", model.preprocessing().deviation())
                        .toText());
        ModelArchive.addText(zip, NETWORK_ENTRY, NetworkJson.write(model.network()));
        ModelArchive.addText(zip, TRAINING_ENTRY, PlanJson.write(model.plan()));
        ModelArchive.addText(zip, METRICS_ENTRY, mapper().writeValueAsString(new TreeMap<>(model.metrics())) + "\n");
        ModelArchive.addTensors(zip, WEIGHTS_ENTRY, new Safetensors(Map.of(), tensors));
        zip.finish();
    }

    /**
     * Reads a model that may come from anywhere.
     *
     * @throws ModelFileException if it is missing, damaged, of a newer version, or its weights are not its network's
     */
    public TrainedModel read(Path file) {
        if (!Files.exists(file)) {
            throw new ModelFileException("error.model.missing", file.toString());
        }
        try (ZipFile zip = new ZipFile(file.toFile())) {
            SafeZip.oddEntry(zip).ifPresent(name -> {
                throw new ModelFileException("error.model.oddEntry", zip.getName(), name);
            });
            JsonReader format =
                    part(zip, FORMAT_ENTRY, text -> JsonReader.parse(text).expect(FORMAT, VERSION));
            NetworkSpec network = part(zip, NETWORK_ENTRY, NetworkJson::read);
            TrainingPlan plan = part(zip, TRAINING_ENTRY, PlanJson::read);
            Map<String, Double> metrics = metrics(zip);
            OpGraph graph = graph(zip, network);
            List<WeightSpec> specs = graph.weights();
            Safetensors stored = ModelArchive.tensors(zip, WEIGHTS_ENTRY, infos -> check(zip, specs, infos));
            return new TrainedModel(
                    network,
                    plan,
                    weights(specs, stored),
                    classNames(zip, format, graph),
                    preprocessing(zip, format, graph),
                    metrics);
        } catch (IOException | IllegalArgumentException e) {
            // An IllegalArgumentException comes from a name in the zip that is not UTF-8.
            throw new ModelFileException(e, "error.model.noZip", file.toString(), String.valueOf(e.getMessage()));
        }
    }

    /** Every weight of the network must be there with its shape, and nothing else. */
    private static void check(ZipFile zip, List<WeightSpec> specs, List<StoredTensor.Info> infos) {
        Map<String, StoredTensor.Info> byName = new HashMap<>();
        infos.forEach(info -> byName.put(info.name(), info));
        for (WeightSpec spec : specs) {
            StoredTensor.Info info = byName.remove(spec.name());
            if (info == null) {
                throw new ModelFileException("error.model.weightMissing", zip.getName(), spec.name());
            }
            if (info.type() != StoredTensor.Type.F32 || !info.shape().equals(spec.shape())) {
                throw new ModelFileException(
                        "error.model.weightShape",
                        zip.getName(),
                        spec.name(),
                        "F32 " + spec.shape(),
                        info.type() + " " + info.shape());
            }
        }
        if (!byName.isEmpty()) {
            throw new ModelFileException(
                    "error.model.weightUnknown",
                    zip.getName(),
                    byName.keySet().iterator().next());
        }
    }

    private static Weights weights(List<WeightSpec> specs, Safetensors stored) {
        return new Weights(specs.stream()
                .map(spec -> new NamedTensor(
                        spec.name(),
                        spec.shape().stream().mapToInt(Integer::intValue).toArray(),
                        stored.find(spec.name()).orElseThrow().floats()))
                .toList());
    }

    private static OpGraph graph(ZipFile zip, NetworkSpec network) {
        Lowered lowered = Lowering.lower(network);
        if (!lowered.isSound()) {
            String problem = lowered.problems().isEmpty()
                    ? ""
                    : new Texts(Texts.ENGLISH).problem(lowered.problems().get(0));
            throw new ModelFileException("error.model.network", zip.getName(), Texts.clause(problem));
        }
        return lowered.graph();
    }

    /** None, one for each output, or two where one output tells them apart. */
    private static List<String> classNames(ZipFile zip, JsonReader format, OpGraph graph) {
        List<String> names = guarded(zip, FORMAT_ENTRY, () -> format.strings("classNames"));
        int outputs = graph.outputShape().size();
        if (!names.isEmpty() && names.size() != outputs && !(names.size() == 2 && outputs == 1)) {
            throw new ModelFileException("error.model.classes", zip.getName(), names.size(), outputs);
        }
        return names;
    }

    /** Means and deviations: none, one for each channel or feature, or one for all of them. */
    private static Preprocessing preprocessing(ZipFile zip, JsonReader format, OpGraph graph) {
        return guarded(zip, FORMAT_ENTRY, () -> {
            List<Double> mean = format.has("mean") ? format.numbers("mean") : List.of();
            List<Double> deviation = format.has("deviation") ? format.numbers("deviation") : List.of();
            int channels = graph.input().dim(graph.input().rank() - 1);
            if (mean.size() > 1 && mean.size() != channels) {
                throw new ModelFileException("error.model.means", zip.getName(), mean.size(), channels);
            }
            try {
                return new Preprocessing(format.string("preprocessing", ""), mean, deviation);
            } catch (IllegalArgumentException e) {
                throw new JsonFormatException("wrong-type", "deviation", "numbers above zero", deviation);
            }
        });
    }

    private Map<String, Double> metrics(ZipFile zip) throws IOException {
        String text = ModelArchive.text(zip, METRICS_ENTRY);
        try {
            Map<String, Double> metrics = mapper().readValue(text, new TypeReference<TreeMap<String, Double>>() {});
            if (metrics == null || metrics.containsValue(null)) {
                throw new ModelFileException("error.model.part", zip.getName(), METRICS_ENTRY, "null");
            }
            return metrics;
        } catch (JsonProcessingException e) {
            throw new ModelFileException(e, "error.model.part", zip.getName(), METRICS_ENTRY, e.getOriginalMessage());
        }
    }

    private static <T> T part(ZipFile zip, String entry, Function<String, T> reader) throws IOException {
        String text = ModelArchive.text(zip, entry);
        return guarded(zip, entry, () -> reader.apply(text));
    }

    /** Says in which file and in which part of it the JSON is wrong. */
    private static <T> T guarded(ZipFile zip, String entry, Supplier<T> reader) {
        try {
            return reader.get();
        } catch (JsonFormatException e) {
            if (e.code().equals("newer-version")) {
                throw new ModelFileException(
                        e, "error.model.newer", zip.getName(), entry, e.arguments()[1], e.arguments()[0]);
            }
            throw new ModelFileException(e, "error.model.part", zip.getName(), entry, Texts.clause(e));
        }
    }
}
