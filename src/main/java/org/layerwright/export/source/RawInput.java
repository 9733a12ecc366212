package org.layerwright.export.source;

import org.layerwright.export.target.Exportability;
import org.layerwright.model.Preprocessing;
import org.layerwright.network.Shape;

/** Whether the preprocessing of a model is known well enough to be written into its file. */
public final class RawInput {
    private static final String INPUT = "input";

    private RawInput() {}

    /** Whether raw data, bytes for images, can be turned into what the network was trained on. */
    public static Exportability check(ExportSource source) {
        Shape input = source.graph().input();
        Preprocessing preprocessing = source.preprocessing();
        if (input.isImage() && !isScaledBytes(preprocessing)) {
            return Exportability.unsupported(INPUT, "export.onnx.raw", preprocessing.note());
        }
        int channels = input.dim(input.rank() - 1);
        int means = preprocessing.mean().size();
        return means == 0 || means == channels
                ? Exportability.SUPPORTED
                : Exportability.unsupported(INPUT, "export.onnx.mean", channels, means);
    }

    /** Whether images are bytes divided by 255, apart from a standardisation. */
    public static boolean isScaledBytes(Preprocessing preprocessing) {
        return preprocessing.note().equals(Preprocessing.SCALED_BYTES.note());
    }
}
