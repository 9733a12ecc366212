package org.layerwright.network.layer;

import org.layerwright.network.Shape;
import org.layerwright.network.param.ParamSpec.IntParam;

/**
 * What one sample looks like: an image of height × width × channels, or a vector where height and width are 0 (then
 * {@code channels} is its length). Every network begins with one.
 */
public final class Input extends BasicLayer {
    public static final String ID = "Input";
    public static final IntParam HEIGHT = new IntParam("height", 28, 0, 4096);
    public static final IntParam WIDTH = new IntParam("width", 28, 0, 4096);
    public static final IntParam CHANNELS = new IntParam("channels", 1, 1, 65536);

    public Input() {
        super(ID, Category.INPUT, "input", HEIGHT, WIDTH, CHANNELS);
    }

    @Override
    public int minInputs() {
        return 0;
    }

    @Override
    public int maxInputs() {
        return 0;
    }

    @Override
    public int lower(LayerSite site) {
        int height = site.get(HEIGHT);
        int width = site.get(WIDTH);
        int channels = site.get(CHANNELS);
        if ((height == 0) != (width == 0)) {
            throw site.problem("input-half-vector", height, width);
        }
        return site.graphInput(height == 0 ? Shape.of(channels) : Shape.of(height, width, channels));
    }
}
