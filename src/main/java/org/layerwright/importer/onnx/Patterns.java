package org.layerwright.importer.onnx;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds functions that exporters write as several nodes, and puts one node in their place: GELU with Erf, SiLU with a
 * product, softplus with a condition, layer normalisation with means. What they leave over is read by nobody.
 */
final class Patterns {
    private static final double SQRT_2 = Math.sqrt(2);
    private static final double CLOSE = 1e-4;
    private static final int MAX_DEPTH = 3;

    private final Map<String, OnnxTensor> constants;
    private final Map<String, OnnxNode> makers = new HashMap<>();

    private Patterns(OnnxGraph graph) {
        constants = new HashMap<>(graph.constants());
        for (OnnxNode node : graph.nodes()) {
            node.outputs().forEach(output -> makers.put(output, node));
            OnnxAttribute value = node.attributes().get("value");
            if (node.type().equals("Constant") && value != null && value.tensor() != null) {
                node.outputs().forEach(output -> constants.put(output, value.tensor()));
            }
        }
    }

    static List<OnnxNode> replaced(OnnxGraph graph) {
        Patterns patterns = new Patterns(graph);
        return graph.nodes().stream().map(patterns::replaced).toList();
    }

    private OnnxNode replaced(OnnxNode node) {
        if (node.outputs().isEmpty() || !node.domain().isEmpty()) {
            return node;
        }
        return switch (node.type()) {
            case "Mul" -> silu(node).or(() -> gelu(node)).orElse(node);
            case "Where" -> softplus(node).orElse(node);
            case "Div" -> layerNormalization(node).orElse(node);
            default -> node;
        };
    }

    private Optional<OnnxNode> silu(OnnxNode product) {
        for (int i = 0; i < 2; i++) {
            String x = product.input(i);
            OnnxNode gate = maker(product.input(1 - i), "Sigmoid");
            if (gate != null && gate.input(0).equals(x)) {
                return Optional.of(product.replaced("Silu", List.of(x), Map.of()));
            }
        }
        return Optional.empty();
    }

    /** {@code x · (1 + erf(x / √2)) · ½}, the factors in any order. */
    private Optional<OnnxNode> gelu(OnnxNode product) {
        List<String> factors = new ArrayList<>();
        factors(product.output(), 0, factors);
        if (factors.size() != 3 || !factors.removeIf(factor -> isNumber(factor, 0.5)) || factors.size() != 2) {
            return Optional.empty();
        }
        for (int i = 0; i < 2; i++) {
            String x = factors.get(i);
            if (isErrorFunction(factors.get(1 - i), x)) {
                return Optional.of(product.replaced("Gelu", List.of(x), Map.of()));
            }
        }
        return Optional.empty();
    }

    private void factors(String value, int depth, List<String> into) {
        OnnxNode product = maker(value, "Mul");
        if (product == null || depth == MAX_DEPTH || product.inputs().size() != 2) {
            into.add(value);
            return;
        }
        product.inputs().forEach(input -> factors(input, depth + 1, into));
    }

    /** {@code 1 + erf(x / √2)}. */
    private boolean isErrorFunction(String value, String x) {
        OnnxNode sum = maker(value, "Add");
        if (sum == null) {
            return false;
        }
        int one = isNumber(sum.input(0), 1) ? 0 : 1;
        OnnxNode erf = maker(sum.input(1 - one), "Erf");
        if (erf == null || !isNumber(sum.input(one), 1)) {
            return false;
        }
        OnnxNode quotient = maker(erf.input(0), "Div");
        if (quotient != null) {
            return quotient.input(0).equals(x) && isNumber(quotient.input(1), SQRT_2);
        }
        OnnxNode scaled = maker(erf.input(0), "Mul");
        return scaled != null
                && (scaled.input(0).equals(x) && isNumber(scaled.input(1), 1 / SQRT_2)
                        || scaled.input(1).equals(x) && isNumber(scaled.input(0), 1 / SQRT_2));
    }

    /** PyTorch goes over to x itself where the difference is below the numbers' precision. */
    private Optional<OnnxNode> softplus(OnnxNode choice) {
        OnnxNode large = maker(choice.input(0), "Greater");
        OnnxNode function = maker(choice.input(2), "Softplus");
        String x = choice.input(1);
        boolean found = large != null
                && function != null
                && large.input(0).equals(x)
                && function.input(0).equals(x)
                && number(large.input(1)).filter(limit -> limit >= 15).isPresent();
        return found ? Optional.of(choice.replaced("Softplus", List.of(x), Map.of())) : Optional.empty();
    }

    /** {@code (x − mean) / √(mean((x − mean)²) + ε)} over the last axis; scale and shift follow as nodes of their own. */
    private Optional<OnnxNode> layerNormalization(OnnxNode quotient) {
        OnnxNode centred = maker(quotient.input(0), "Sub");
        OnnxNode root = maker(quotient.input(1), "Sqrt");
        OnnxNode sum = root == null ? null : maker(root.input(0), "Add");
        OnnxNode variance = sum == null ? null : maker(sum.input(0), "ReduceMean");
        if (centred == null || variance == null || !isOverLast(variance)) {
            return Optional.empty();
        }
        OnnxNode mean = maker(centred.input(1), "ReduceMean");
        Optional<Double> epsilon = number(sum.input(1));
        boolean found = mean != null
                && isOverLast(mean)
                && mean.input(0).equals(centred.input(0))
                && isSquare(variance.input(0), quotient.input(0))
                && epsilon.isPresent();
        return found
                ? Optional.of(quotient.replaced(
                        "LayerNormalization",
                        List.of(centred.input(0)),
                        Map.of(
                                "epsilon",
                                new OnnxAttribute(epsilon.get(), 0, "", new float[0], new long[0], null, false))))
                : Optional.empty();
    }

    private boolean isSquare(String value, String x) {
        OnnxNode power = maker(value, "Pow");
        if (power != null) {
            return power.input(0).equals(x) && isNumber(power.input(1), 2);
        }
        OnnxNode product = maker(value, "Mul");
        return product != null && product.input(0).equals(x) && product.input(1).equals(x);
    }

    private boolean isOverLast(OnnxNode mean) {
        OnnxTensor given = constants.get(mean.input(1));
        long[] axes = given != null && !given.isReal() ? given.longs() : mean.integers("axes");
        return axes.length == 1 && axes[0] == -1 && mean.integer("keepdims", 1) == 1;
    }

    private OnnxNode maker(String value, String type) {
        OnnxNode maker = makers.get(value);
        return maker != null && maker.type().equals(type) && maker.domain().isEmpty() ? maker : null;
    }

    private Optional<Double> number(String value) {
        return Optional.ofNullable(constants.get(value))
                .filter(OnnxTensor::isSingle)
                .map(tensor -> tensor.number(0));
    }

    private boolean isNumber(String value, double expected) {
        return number(value)
                .filter(found -> Math.abs(found - expected) <= CLOSE * Math.abs(expected))
                .isPresent();
    }
}
