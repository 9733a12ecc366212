package org.layerwright.export.safetensors;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.layerwright.json.JsonWriter;
import org.layerwright.model.Preprocessing;
import org.layerwright.model.Safetensors;
import org.layerwright.model.StoredTensor;
import org.layerwright.model.TrainedModel;
import org.layerwright.network.NetworkJson;

/**
 * A model's weights as safetensors, named and shaped as the network's operator graph has them. What else belongs to the
 * model stands in the metadata: {@code network}, {@code classes} and {@code preprocessing}, each of them JSON.
 */
public final class WeightFile {
    private WeightFile() {}

    public static Safetensors of(TrainedModel model) {
        List<StoredTensor> tensors = model.weights().tensors().stream()
                .map(tensor -> StoredTensor.of(
                        tensor.name(), Arrays.stream(tensor.shape()).boxed().toList(), tensor.data()))
                .toList();
        Preprocessing preprocessing = model.preprocessing();
        return new Safetensors(
                Map.of(
                        "network",
                        NetworkJson.writer(model.network()).toLine(),
                        "classes",
                        new JsonWriter()
                                .putStrings("classNames", model.classNames())
                                .toLine(),
                        "preprocessing",
                        new JsonWriter()
                                .put("note", preprocessing.note())
                                .putNumbers("mean", preprocessing.mean())
                                .putNumbers("deviation", preprocessing.deviation())
                                .toLine()),
                tensors);
    }
}
