package org.layerwright.network.layer;

import java.util.List;
import org.layerwright.network.Shape;
import org.layerwright.network.op.Attributes;
import org.layerwright.network.op.OpType;
import org.layerwright.network.param.ParamSpec.IntParam;

/** What the pooling layers share: a window, its padding and a stride, which is the window's size where it is 0. */
abstract sealed class PoolingLayer extends BasicLayer permits MaxPool2D, AvgPool2D {
    static final IntParam POOL_SIZE = new IntParam("poolSize", 2, 1, 64);
    static final IntParam STRIDE = new IntParam("poolStride", 0, 0, 64);

    private final OpType op;

    PoolingLayer(String id, String nameStem, OpType op) {
        super(id, Category.POOLING, nameStem, POOL_SIZE, STRIDE, CommonParams.PADDING);
        this.op = op;
    }

    @Override
    public final int lower(LayerSite site) {
        Shape image = site.imageInput();
        int size = site.get(POOL_SIZE);
        int stride = site.get(STRIDE) == 0 ? size : site.get(STRIDE);
        Attributes.Window window = Windows.window(site, image, POOL_SIZE.name(), size, stride, 1);
        return site.op(op, site.input(), List.of(), window, Windows.output(image, window, image.channels()));
    }
}
