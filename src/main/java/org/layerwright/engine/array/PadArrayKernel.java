package org.layerwright.engine.array;

import org.layerwright.network.op.Attributes;

/** Zeros around an image; the gradient is the part of {@code dy} inside them. */
final class PadArrayKernel extends SequenceKernel {
    PadArrayKernel(ArraySite site) {
        Attributes.Pads pads = (Attributes.Pads) site.node().attributes();
        addForward(ImagePadding.around(site, own(ImagePadding.widths(pads)), site.x(), site.y(), 0)::run);
        if (site.dx() != null) {
            addBackward(ImagePadding.inside(site, pads, site.dy(), site.dx())::run);
        }
    }
}
