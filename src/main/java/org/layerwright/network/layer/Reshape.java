package org.layerwright.network.layer;

import java.util.List;
import org.layerwright.network.Fix;
import org.layerwright.network.NetworkEdit;
import org.layerwright.network.Problem;
import org.layerwright.network.Shape;
import org.layerwright.network.op.Attributes;
import org.layerwright.network.op.OpType;
import org.layerwright.network.param.ParamSpec.IntParam;

/**
 * The same values in another shape: an image of {@code (targetHeight, targetWidth, targetChannels)}, or a vector where
 * height and width are 0. 0 channels take what is left. No weights; values keep their order (height, width, channel).
 *
 * <p>When to choose it: to make an image of a vector, before convolutions; for the other way {@link Flatten} is plainer.
 */
public final class Reshape extends BasicLayer {
    public static final String ID = "Reshape";
    public static final IntParam HEIGHT = new IntParam("targetHeight", 0, 0, 4096);
    public static final IntParam WIDTH = new IntParam("targetWidth", 0, 0, 4096);
    public static final IntParam CHANNELS = new IntParam("targetChannels", 0, 0, 1 << 28);

    public Reshape() {
        super(ID, Category.RESHAPE, "reshape", HEIGHT, WIDTH, CHANNELS);
    }

    @Override
    public int lower(LayerSite site) {
        int height = site.get(HEIGHT);
        int width = site.get(WIDTH);
        if ((height == 0) != (width == 0)) {
            String other = height == 0 ? WIDTH.name() : HEIGHT.name();
            Fix vector = Fix.of("reset-param", new NetworkEdit.SetParam(site.name(), other, null), other);
            throw site.problem(
                    Problem.of("input-half-vector", site.name(), height, width).withFixes(vector));
        }
        int size = site.inputShape().size();
        long pixels = height == 0 ? 1 : (long) height * width;
        int chosen = site.get(CHANNELS);
        if (chosen == 0 ? size % pixels != 0 : pixels * chosen != size) {
            throw mismatch(site, size, pixels, chosen);
        }
        int channels = (int) (size / pixels);
        Shape out = height == 0 ? Shape.of(channels) : Shape.of(height, width, channels);
        return site.op(OpType.RESHAPE, site.input(), List.of(), Attributes.NONE, out);
    }

    private static LayerProblem mismatch(LayerSite site, int size, long pixels, int chosen) {
        Fix fix = size % pixels == 0
                ? Fix.of("reset-param", new NetworkEdit.SetParam(site.name(), CHANNELS.name(), null), CHANNELS.name())
                : Fix.of("remove", new NetworkEdit.Remove(site.name()), site.name());
        return site.problem(
                Problem.of("reshape-size", site.name(), site.inputShape(), size, pixels * Math.max(1, chosen))
                        .withFixes(fix));
    }
}
