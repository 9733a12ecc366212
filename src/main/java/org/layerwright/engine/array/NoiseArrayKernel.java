package org.layerwright.engine.array;

import java.util.List;
import org.layerwright.engine.kernel.CounterRandom;
import org.layerwright.network.op.Attributes;

/** Adds normal noise in training; the gradient passes as it is. */
final class NoiseArrayKernel extends RandomKernel {
    private final double deviation;
    private final ArrayOp forward;
    private final ArrayOp backward;

    NoiseArrayKernel(ArraySite site) {
        super(site, site.y().shape());
        deviation = ((Attributes.Deviation) site.node().attributes()).deviation();
        forward = site.op("add", List.of(site.x(), drawn()), List.of(site.y()));
        backward = site.dx() == null ? null : site.op("assign", List.of(site.dx(), site.dy()), List.of(site.dx()));
    }

    @Override
    float draw(long start, int place) {
        return (float) (deviation * CounterRandom.normal(start, place));
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
