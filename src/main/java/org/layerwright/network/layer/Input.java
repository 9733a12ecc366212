package org.layerwright.network.layer;

import java.util.List;
import org.layerwright.network.Shape;
import org.layerwright.network.param.ParamSpec;
import org.layerwright.network.param.ParamSpec.IntParam;

/**
 * What one sample looks like: an image of height × width × channels, or a vector where height and width are 0 (then
 * {@code channels} is its length). Every network begins with one.
 */
public final class Input implements LayerType {
    public static final String ID = "Input";
    public static final IntParam HEIGHT = new IntParam("height", 28, 0, 4096);
    public static final IntParam WIDTH = new IntParam("width", 28, 0, 4096);
    public static final IntParam CHANNELS = new IntParam("channels", 1, 1, 65536);

    @Override
    public String id() {
        return ID;
    }

    @Override
    public Category category() {
        return Category.INPUT;
    }

    @Override
    public String nameStem() {
        return "input";
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
    public List<ParamSpec<?>> params() {
        return List.of(HEIGHT, WIDTH, CHANNELS);
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
