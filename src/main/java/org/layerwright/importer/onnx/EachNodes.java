package org.layerwright.importer.onnx;

import org.layerwright.importer.draft.DraftLayer;
import org.layerwright.network.layer.Activation;
import org.layerwright.network.layer.Dropout;

/** Functions of each number by itself. */
final class EachNodes {
    private static final double NO_LIMIT = 1e30;
    private static final long UINT8 = 2;
    private static final int SOFTMAX_OF_ONE_AXIS = 13;

    private EachNodes() {}

    static Lying function(Site site, String function) throws Refusal {
        Lying value = site.value(0);
        return value.on(layer(site, value, function));
    }

    private static DraftLayer layer(Site site, Lying value, String function) {
        return site.draft()
                .add(site.name(function), Activation.ID, value.shape(), value.layer())
                .with(Activation.FUNCTION.name(), function);
    }

    static Lying gelu(Site site) throws Refusal {
        if (!site.node().text("approximate", "none").equals("none")) {
            throw new Refusal("approximate=" + site.node().text("approximate", ""));
        }
        return function(site, "gelu");
    }

    static Lying leakyRelu(Site site) throws Refusal {
        return leaky(site, site.node().real("alpha", 0.01f));
    }

    static Lying parametricRelu(Site site) throws Refusal {
        OnnxTensor slopes = site.constant(1);
        for (int i = 1; i < slopes.size(); i++) {
            if (slopes.number(i) != slopes.number(0)) {
                throw new Refusal("slope=" + slopes.shownDims());
            }
        }
        return leaky(site, slopes.number(0));
    }

    private static Lying leaky(Site site, double slope) throws Refusal {
        double leak = NormNodes.decimal(slope);
        if (!(leak >= 0 && leak <= 1)) {
            throw new Refusal("alpha=" + leak);
        }
        Lying value = site.value(0);
        DraftLayer layer = layer(site, value, "leakyRelu");
        return value.on(leak == Activation.LEAK.defaultValue() ? layer : layer.with(Activation.LEAK.name(), leak));
    }

    static Lying elu(Site site) throws Refusal {
        double alpha = NormNodes.decimal(site.node().real("alpha", 1));
        if (!(alpha > 0 && alpha <= Activation.ELU_ALPHA.max())) {
            throw new Refusal("alpha=" + alpha);
        }
        Lying value = site.value(0);
        DraftLayer layer = layer(site, value, "elu");
        return value.on(alpha == 1 ? layer : layer.with(Activation.ELU_ALPHA.name(), alpha));
    }

    /** Limits as attributes, or as inputs since operator set 11. */
    static Lying clip(Site site) throws Refusal {
        double min = limit(site, 1, "min", -NO_LIMIT);
        double max = limit(site, 2, "max", NO_LIMIT);
        if (min != 0 || max < NO_LIMIT) {
            throw new Refusal("min=" + min + ", max=" + max);
        }
        return function(site, "relu");
    }

    private static double limit(Site site, int input, String attribute, double absent) throws Refusal {
        OnnxTensor constant = site.optional(input);
        return constant == null || constant.size() == 0 ? site.node().real(attribute, absent) : constant.number(0);
    }

    static Lying softmax(Site site) throws Refusal {
        checkAxis(site);
        return function(site, "softmax");
    }

    /** At the end only: a loss on what comes before it is the same one, and the predictions are probabilities again. */
    static Lying logSoftmax(Site site) throws Refusal {
        checkAxis(site);
        if (!site.network().isOutput(site.node().output())) {
            throw new Refusal("≠ output");
        }
        return site.value(0);
    }

    private static void checkAxis(Site site) throws Refusal {
        Lying value = site.value(0).complete();
        boolean one = site.network().operatorSet() >= SOFTMAX_OF_ONE_AXIS;
        int rank = value.axes().length();
        long axis = site.node().integer("axis", one ? -1 : 1);
        int counted = Folding.axis(axis, rank);
        long[] dims = value.dims();
        boolean alone = true;
        for (int i = 1; i < rank; i++) {
            // Older operator sets take all axes from the given one on as one.
            alone &= i == value.channelAxis() || (one && i != counted) || (!one && i < counted) || dims[i] == 1;
        }
        boolean within = one ? counted == value.channelAxis() : counted <= value.channelAxis() && counted > 0;
        if (!within || !alone) {
            throw Site.form("axis", axis);
        }
    }

    static Lying dropout(Site site) throws Refusal {
        Lying value = site.value(0);
        OnnxTensor ratio = site.optional(1);
        double rate = NormNodes.decimal(ratio == null ? site.node().real("ratio", 0.5) : ratio.number(0));
        if (!(rate > 0 && rate < 1)) {
            return value;
        }
        return value.on(site.draft()
                .add(site.name("dropout"), Dropout.ID, value.shape(), value.layer())
                .with(Dropout.RATE.name(), rate));
    }

    static Lying cast(Site site) throws Refusal {
        long to = site.node().integer("to", 1);
        boolean real = to == 1 || to == 10 || to == 11 || to == 16;
        if (!real || (to == UINT8)) {
            throw Site.form("to", to);
        }
        return site.value(0);
    }
}
