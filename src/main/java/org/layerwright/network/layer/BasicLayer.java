package org.layerwright.network.layer;

import java.util.List;
import org.layerwright.network.param.ParamSpec;

/** What every layer type says of itself, so that a class below it holds little more than its lowering. */
abstract class BasicLayer implements LayerType {
    private final String id;
    private final Category category;
    private final String nameStem;
    private final List<ParamSpec<?>> params;

    BasicLayer(String id, Category category, String nameStem, ParamSpec<?>... params) {
        this.id = id;
        this.category = category;
        this.nameStem = nameStem;
        this.params = List.of(params);
    }

    @Override
    public final String id() {
        return id;
    }

    @Override
    public final Category category() {
        return category;
    }

    @Override
    public final String nameStem() {
        return nameStem;
    }

    @Override
    public final List<ParamSpec<?>> params() {
        return params;
    }
}
