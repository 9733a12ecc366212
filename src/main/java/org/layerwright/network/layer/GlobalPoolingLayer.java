package org.layerwright.network.layer;

import java.util.List;
import org.layerwright.network.Shape;
import org.layerwright.network.op.Attributes;
import org.layerwright.network.op.OpType;

/** What the pooling layers over the whole image share: they make one value of each channel. */
abstract sealed class GlobalPoolingLayer extends BasicLayer permits GlobalAvgPool2D, GlobalMaxPool2D {
    private final OpType op;

    GlobalPoolingLayer(String id, String nameStem, OpType op) {
        super(id, Category.POOLING, nameStem);
        this.op = op;
    }

    @Override
    public final int lower(LayerSite site) {
        Shape out = Shape.of(site.imageInput().channels());
        return site.op(op, site.input(), List.of(), Attributes.NONE, out);
    }
}
