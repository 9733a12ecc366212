package org.layerwright.engine.array;

import java.util.List;
import org.layerwright.engine.kernel.CounterRandom;
import org.layerwright.network.Shape;
import org.layerwright.network.op.Attributes;

/** Inverted dropout, of single values or of whole channels. */
final class DropoutArrayKernel extends RandomKernel {
    private static final int DIGITS = 24;

    private final int threshold;
    private final float scale;
    private final ArrayOp forward;
    private final ArrayOp backward;

    /** @param decided the shape of a sample's mask, which repeats through the pixels */
    private DropoutArrayKernel(ArraySite site, Shape decided) {
        super(site, decided);
        double rate = ((Attributes.Rate) site.node().attributes()).rate();
        threshold = (int) Math.round(rate * (1 << DIGITS));
        scale = (float) (1 / (1 - rate));
        DeviceArray mask = drawn();
        Operand factors = site.y().shape().isImage() && !decided.isImage()
                ? samples -> DeviceArray.view(mask.whole(), 0, new long[] {samples, decided.size(), 1, 1})
                : mask;
        forward = site.op("multiply", List.of(site.x(), factors), List.of(site.y()));
        backward = site.dx() == null ? null : site.op("multiply", List.of(site.dy(), factors), List.of(site.dx()));
    }

    static DropoutArrayKernel ofValues(ArraySite site) {
        return new DropoutArrayKernel(site, site.y().shape());
    }

    static DropoutArrayKernel ofChannels(ArraySite site) {
        return new DropoutArrayKernel(site, Shape.of(site.y().channels()));
    }

    @Override
    float draw(long start, int place) {
        return (int) (CounterRandom.bits(start, place) >>> Long.SIZE - DIGITS) < threshold ? 0 : scale;
    }

    @Override
    ArrayOp join() {
        return forward;
    }

    @Override
    ArrayOp derive() {
        return backward;
    }
}
