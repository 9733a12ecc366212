package org.layerwright.ui.viewmodel;

import java.util.Optional;
import org.layerwright.network.LayerSpec;
import org.layerwright.network.Shape;
import org.layerwright.network.layer.Conv2D;
import org.layerwright.network.param.ParamSpec.FlagParam;
import org.layerwright.network.whatif.KernelMatrix;
import org.layerwright.text.Texts;

/**
 * Why a convolution needs so few weights: its kernel as a matrix on a small image, and the numbers of the layer itself.
 *
 * @param picture what the picture shows
 * @param numbers the layer's weights beside those of a dense layer with the same inputs and outputs
 * @param reuse how often each weight is used
 */
public record KernelSharing(KernelMatrix matrix, String title, String picture, String numbers, String reuse) {
    private static final FlagParam BIAS = new FlagParam("useBias", true);

    /** Empty for a layer that is no convolution, or whose shapes are not known. */
    public static Optional<KernelSharing> of(NetworkState state, int index, Texts texts) {
        if (!isKnown(state, index)) {
            return Optional.empty();
        }
        LayerSpec layer = state.network().layers().get(index);
        return Optional.of(of(layer, in(state, index), out(state, index), texts));
    }

    /** Whether there is a picture for a layer of this network, which needs its shapes. */
    public static boolean isKnown(NetworkState state, int index) {
        return index >= 1
                && index < state.network().layers().size()
                && isConvolution(state.network().layers().get(index))
                && in(state, index) != null
                && out(state, index) != null;
    }

    private static Shape in(NetworkState state, int index) {
        return state.lowered().shapes().get(state.network().inputsOf(index).get(0));
    }

    private static Shape out(NetworkState state, int index) {
        return state.lowered().shapes().get(state.network().layers().get(index).name());
    }

    /** Whether a picture can be made for a layer of this type. */
    public static boolean isConvolution(LayerSpec layer) {
        return layer.type().equals(Conv2D.ID);
    }

    private static KernelSharing of(LayerSpec layer, Shape in, Shape out, Texts texts) {
        KernelMatrix matrix = KernelMatrix.of(layer);
        String picture = texts.get(
                "sharing.picture",
                matrix.kernel(),
                matrix.input(),
                matrix.rows(),
                matrix.columns(),
                matrix.weights(),
                matrix.connections());
        long kernel = Conv2D.KERNEL_SIZE.of(layer.params());
        boolean bias = BIAS.of(layer.params());
        long convolution = kernel * kernel * in.channels() * out.channels() + (bias ? out.channels() : 0);
        long dense = in.longSize() * out.longSize() + (bias ? out.longSize() : 0);
        return new KernelSharing(
                matrix,
                texts.get("sharing.title", layer.name()),
                matrix.isExactly(layer) ? picture : picture + " " + texts.get("sharing.smaller", matrix.kernel()),
                texts.get(
                        "sharing.numbers",
                        layer.name(),
                        in.toString(),
                        out.toString(),
                        Numbers.count(convolution, texts.locale()),
                        Numbers.count(dense, texts.locale()),
                        Numbers.count(Math.round((double) dense / convolution), texts.locale())),
                texts.get("sharing.reuse", out.height(), out.width(), out.height() * out.width()));
    }
}
