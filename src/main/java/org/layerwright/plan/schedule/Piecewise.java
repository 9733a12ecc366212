package org.layerwright.plan.schedule;

import java.util.Map;
import java.util.TreeMap;
import org.layerwright.network.param.ParamSpec.TextParam;
import org.layerwright.network.param.ParamValues;

/**
 * A table of one's own: {@code 0:1, 5:0.1, 8:0.01} multiplies the optimizer's rate by 1 from the start, by 0.1 from
 * epoch 5 on and by 0.01 from epoch 8 on. Epochs count from 0, as those that have been made; before the first entry the
 * factor is 1. An epoch that stands twice has its last factor.
 *
 * <p>When to choose it: to repeat a published recipe, or after the curves have shown where the loss came to a halt.
 */
public final class Piecewise extends BasicSchedule {
    public static final String ID = "piecewise";
    private static final int MAX_LENGTH = 400;
    private static final String ENTRY = "\\s*\\d{1,6}\\s*:\\s*\\d{1,3}(\\.\\d{1,12})?([eE]-?\\d{1,2})?\\s*";
    private static final TextParam PIECES = new TextParam(
            "pieces",
            "0:1, 5:0.1, 8:0.01",
            MAX_LENGTH,
            ENTRY + "(," + ENTRY + ")*",
            "epoch:factor, epoch:factor, … (0:1, 5:0.1, 8:0.01)");

    public Piecewise() {
        super(ID, PIECES);
    }

    @Override
    public Schedule curve(ParamValues params, RunLength length) {
        TreeMap<Long, Double> factors = parse(PIECES.of(params));
        return (base, step) -> {
            Map.Entry<Long, Double> piece = factors.floorEntry(length.epochOf(step));
            return piece == null ? base : base * piece.getValue();
        };
    }

    private static TreeMap<Long, Double> parse(String text) {
        TreeMap<Long, Double> factors = new TreeMap<>();
        for (String entry : text.split(",", -1)) {
            int colon = entry.indexOf(':');
            long epoch = Long.parseLong(entry.substring(0, colon).strip());
            factors.put(epoch, Double.parseDouble(entry.substring(colon + 1).strip()));
        }
        return factors;
    }
}
