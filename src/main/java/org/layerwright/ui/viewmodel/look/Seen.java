package org.layerwright.ui.viewmodel.look;

import java.util.HashMap;
import java.util.Map;
import org.layerwright.event.WorkerEvent.ActivationsShown;
import org.layerwright.event.WorkerEvent.LayerOutput;
import org.layerwright.ui.viewmodel.Subject;

/**
 * What a network gave for a sample.
 *
 * @param outputs of each layer in (height, width, channels) order, by name
 * @param answer the network's own output
 */
public record Seen(Subject subject, Sample sample, Map<String, float[]> outputs, float[] answer) {
    static Seen of(Subject subject, Sample sample, String inputLayer, ActivationsShown shown) {
        Map<String, float[]> outputs = new HashMap<>();
        outputs.put(inputLayer, sample.values());
        for (LayerOutput layer : shown.layers()) {
            outputs.put(layer.layer(), layer.values().toArray());
        }
        return new Seen(subject, sample, outputs, shown.outputs().toArray());
    }
}
