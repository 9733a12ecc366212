package org.layerwright.engine.array;

import java.util.List;
import org.layerwright.network.Shape;
import org.layerwright.network.op.Attributes;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;

/** Inverted dropout, of single values or of whole channels. */
final class DropoutArrayKernel extends RandomKernel {
    private static final int DIGITS = 24;

    /** @param decided the shape of a sample's mask, which repeats through the pixels */
    private DropoutArrayKernel(ArraySite site, Shape decided) {
        super(site, decided);
        double rate = ((Attributes.Rate) site.node().attributes()).rate();
        Operand lives = room(DataType.BOOL, 0);
        shift(bits(), Long.SIZE - DIGITS, bits());
        draw("greater_equal", bits(), number(Math.round(rate * (1 << DIGITS))), lives);
        draw(lives, values());
        draw("multiply", values(), constant(Nd4j.createFromArray(new float[] {(float) (1 / (1 - rate))})), values());
        DeviceArray mask = drawn();
        Operand factors = site.y().shape().isImage() && !decided.isImage()
                ? samples -> DeviceArray.view(mask.whole(), 0, new long[] {samples, decided.size(), 1, 1})
                : mask;
        joins(
                site.op("multiply", List.of(site.x(), factors), List.of(site.y())),
                site.dx() == null ? null : site.op("multiply", List.of(site.dy(), factors), List.of(site.dx())));
    }

    static DropoutArrayKernel ofValues(ArraySite site) {
        return new DropoutArrayKernel(site, site.y().shape());
    }

    static DropoutArrayKernel ofChannels(ArraySite site) {
        return new DropoutArrayKernel(site, Shape.of(site.y().channels()));
    }
}
