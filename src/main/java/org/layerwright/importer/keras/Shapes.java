package org.layerwright.importer.keras;

import org.layerwright.network.LayerSpec;
import org.layerwright.network.NetworkSpec;
import org.layerwright.network.Shape;
import org.layerwright.network.layer.Input;
import org.layerwright.network.layer.Lowered;
import org.layerwright.network.layer.Lowering;
import org.layerwright.text.Texts;

/** Asks a layer of ours what it makes of a shape. */
final class Shapes {
    private static final String IT = "it";

    /** @throws KerasForm where the layer does not take the shape, or one of its parameters */
    Shape of(KerasLayer layer, String type, Shape in, Object... params) throws KerasForm {
        NetworkSpec network = NetworkSpec.of(
                "",
                LayerSpec.of(
                        "in",
                        Input.ID,
                        Input.HEIGHT.name(),
                        in.isImage() ? in.height() : 0,
                        Input.WIDTH.name(),
                        in.isImage() ? in.width() : 0,
                        Input.CHANNELS.name(),
                        in.dim(in.rank() - 1)),
                LayerSpec.of(IT, type, params));
        Lowered lowered = Lowering.lower(network);
        Shape shape = lowered.shapes().get(IT);
        if (shape == null) {
            String problem = lowered.problems().isEmpty()
                    ? "?"
                    : new Texts(Texts.ENGLISH).problem(lowered.problems().get(0));
            throw new KerasForm(problem.replace("“" + IT + "”", "“" + layer.name() + "”"));
        }
        return shape;
    }
}
