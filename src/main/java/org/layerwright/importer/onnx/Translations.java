package org.layerwright.importer.onnx;

import java.util.HashMap;
import java.util.Map;
import org.layerwright.network.layer.AvgPool2D;
import org.layerwright.network.layer.GlobalAvgPool2D;
import org.layerwright.network.layer.GlobalMaxPool2D;
import org.layerwright.network.layer.MaxPool2D;

/** The operators that we have layers for. One line each. */
final class Translations {
    private static final Map<String, Translation> ALL = Map.copyOf(all());

    private Translations() {}

    /** Null for an operator that we do not know. */
    static Translation find(String type) {
        return ALL.get(type);
    }

    private static Map<String, Translation> all() {
        Map<String, Translation> all = new HashMap<>();
        all.put("Gemm", DenseNodes::gemm);
        all.put("MatMul", DenseNodes::matMul);
        all.put("Conv", ConvNodes::conv);
        all.put("MaxPool", site -> PoolNodes.pool(site, MaxPool2D.ID));
        all.put("AveragePool", site -> PoolNodes.pool(site, AvgPool2D.ID));
        all.put("GlobalAveragePool", site -> PoolNodes.global(site, GlobalAvgPool2D.ID));
        all.put("GlobalMaxPool", site -> PoolNodes.global(site, GlobalMaxPool2D.ID));
        all.put("ReduceMean", site -> PoolNodes.reduce(site, GlobalAvgPool2D.ID));
        all.put("ReduceMax", site -> PoolNodes.reduce(site, GlobalMaxPool2D.ID));
        all.put("BatchNormalization", NormNodes::batch);
        all.put("LayerNormalization", NormNodes::layer);
        all.put("Relu", site -> EachNodes.function(site, "relu"));
        all.put("Sigmoid", site -> EachNodes.function(site, "sigmoid"));
        all.put("Tanh", site -> EachNodes.function(site, "tanh"));
        all.put("Softplus", site -> EachNodes.function(site, "softplus"));
        all.put("Silu", site -> EachNodes.function(site, "silu"));
        all.put("Gelu", EachNodes::gelu);
        all.put("LeakyRelu", EachNodes::leakyRelu);
        all.put("PRelu", EachNodes::parametricRelu);
        all.put("Elu", EachNodes::elu);
        all.put("Clip", EachNodes::clip);
        all.put("Softmax", EachNodes::softmax);
        all.put("LogSoftmax", EachNodes::logSoftmax);
        all.put("Dropout", EachNodes::dropout);
        all.put("Identity", site -> site.value(0));
        all.put("Cast", EachNodes::cast);
        all.put("Add", MergeNodes::add);
        all.put("Sum", MergeNodes::add);
        all.put("Sub", MergeNodes::subtract);
        all.put("Mul", MergeNodes::multiply);
        all.put("Div", MergeNodes::divide);
        all.put("Concat", MergeNodes::concat);
        all.put("Transpose", ShapeNodes::transpose);
        all.put("Squeeze", ShapeNodes::squeeze);
        all.put("Unsqueeze", ShapeNodes::unsqueeze);
        all.put("Flatten", ReshapeNodes::flatten);
        all.put("Reshape", ReshapeNodes::reshape);
        all.put("Pad", ShapeNodes::pad);
        all.put("Resize", ResizeNodes::resize);
        all.put("Upsample", ResizeNodes::resize);
        return all;
    }
}
