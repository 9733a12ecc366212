package org.layerwright.importer.onnx;

import org.layerwright.importer.draft.DraftLayer;
import org.layerwright.network.Shape;
import org.layerwright.network.layer.Conv2D;
import org.layerwright.network.layer.Dense;

/** Matrix products with constants. */
final class DenseNodes {
    private DenseNodes() {}

    static Lying gemm(Site site) throws Refusal {
        OnnxNode node = site.node();
        if (node.integer("transA", 0) != 0) {
            throw new Refusal("transA=1");
        }
        Lying value = site.value(0);
        OnnxTensor matrix = matrix(site.constant(1));
        boolean turned = node.integer("transB", 0) != 0;
        int in = matrix.dims()[turned ? 1 : 0];
        int out = matrix.dims()[turned ? 0 : 1];
        checkInput(value, in);
        float[] kernel = kernel(matrix, turned, value, (float) node.real("alpha", 1));
        float[] bias = null;
        if (node.hasInput(2)) {
            bias = bias(site.constant(2), out, (float) node.real("beta", 1));
        }
        return dense(site, value, kernel, bias, out);
    }

    static Lying matMul(Site site) throws Refusal {
        Lying value = site.value(0);
        OnnxTensor matrix = matrix(site.constant(1));
        int in = matrix.dims()[0];
        int out = matrix.dims()[1];
        if (value.isImage() && value.axes().equals(Lying.LAST) && value.shape().channels() == in) {
            Shape image = value.shape();
            DraftLayer layer = site.draft()
                    .add(site.name(1, "conv"), Conv2D.ID, Shape.of(image.height(), image.width(), out), value.layer())
                    .with(Conv2D.FILTERS.name(), out)
                    .with(Conv2D.KERNEL_SIZE.name(), 1)
                    .with("useBias", false)
                    .weight("kernel", matrix.floats());
            return value.on(layer);
        }
        checkInput(value, in);
        return dense(site, value, kernel(matrix, false, value, 1), null, out);
    }

    private static Lying dense(Site site, Lying value, float[] kernel, float[] bias, int out) {
        DraftLayer layer = site.draft()
                .add(site.name(1, "dense"), Dense.ID, Shape.of(out), value.layer())
                .with(Dense.UNITS.name(), out)
                .weight("kernel", kernel);
        if (bias == null) {
            layer.with("useBias", false);
        } else {
            layer.weight("bias", bias);
        }
        String key = Sharing.key(site, value.order());
        site.network().sharing().use(key, layer);
        return new Lying(layer, Lying.VECTOR);
    }

    private static OnnxTensor matrix(OnnxTensor constant) throws Refusal {
        if (constant.rank() != 2 || !constant.isReal() || constant.size() == 0) {
            throw new Refusal("B=" + constant.shownDims());
        }
        return constant;
    }

    private static void checkInput(Lying value, int in) throws Refusal {
        if (!value.axes().equals(Lying.VECTOR) || value.shape().size() != in) {
            throw new Refusal("A=" + value.shownDims());
        }
    }

    /** Rows in our order of the features. */
    private static float[] kernel(OnnxTensor matrix, boolean turned, Lying value, float alpha) {
        int in = matrix.dims()[turned ? 1 : 0];
        int out = matrix.dims()[turned ? 0 : 1];
        float[] kernel = new float[matrix.size()];
        for (int i = 0; i < in; i++) {
            int row = value.order() == null ? i : value.order()[i];
            for (int o = 0; o < out; o++) {
                kernel[row * out + o] = alpha * matrix.floats()[turned ? o * in + i : i * out + o];
            }
        }
        return kernel;
    }

    private static float[] bias(OnnxTensor constant, int out, float beta) throws Refusal {
        boolean vector = constant.size() == out || constant.isSingle();
        if (!vector || !constant.isReal() || (constant.rank() == 2 && constant.dims()[0] != 1)) {
            throw new Refusal("C=" + constant.shownDims());
        }
        float[] bias = new float[out];
        for (int i = 0; i < out; i++) {
            bias[i] = beta * constant.floats()[constant.isSingle() ? 0 : i];
        }
        return bias;
    }
}
