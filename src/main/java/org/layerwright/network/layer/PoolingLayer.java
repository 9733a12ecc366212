package org.layerwright.network.layer;

import java.util.List;
import org.layerwright.network.Shape;
import org.layerwright.network.op.Attributes;
import org.layerwright.network.op.OpType;
import org.layerwright.network.param.ParamSpec;
import org.layerwright.network.param.ParamSpec.IntParam;

/** What the pooling layers share: a window, its padding and a stride, which is the window's size where it is 0. */
abstract sealed class PoolingLayer implements LayerType permits MaxPool2D, AvgPool2D {
    static final IntParam POOL_SIZE = new IntParam("poolSize", 2, 1, 64);
    static final IntParam STRIDE = new IntParam("poolStride", 0, 0, 64);

    private final String id;
    private final String nameStem;
    private final OpType op;

    PoolingLayer(String id, String nameStem, OpType op) {
        this.id = id;
        this.nameStem = nameStem;
        this.op = op;
    }

    @Override
    public final String id() {
        return id;
    }

    @Override
    public final String nameStem() {
        return nameStem;
    }

    @Override
    public final Category category() {
        return Category.POOLING;
    }

    @Override
    public final List<ParamSpec<?>> params() {
        return List.of(POOL_SIZE, STRIDE, CommonParams.PADDING);
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
