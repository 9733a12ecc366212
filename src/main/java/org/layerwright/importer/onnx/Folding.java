package org.layerwright.importer.onnx;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Computes nodes whose inputs are constants, such as the target of a reshape that an exporter puts together from the
 * shape of a value. What comes out is bounded, whatever the file asks for.
 */
final class Folding {
    /** All constants that are made, in numbers. */
    static final long MAX_MADE = 1L << 26;

    private static final int MAX_FILLED = 1 << 20;

    private long made;

    /** Whether the operator can be computed here. */
    static boolean knows(String type) {
        return switch (type) {
            case "Identity",
                    "Cast",
                    "Gather",
                    "Concat",
                    "Unsqueeze",
                    "Squeeze",
                    "Reshape",
                    "Transpose",
                    "Slice",
                    "ConstantOfShape",
                    "Add",
                    "Sub",
                    "Mul",
                    "Div",
                    "Neg",
                    "Sqrt",
                    "Flatten",
                    "Dropout" -> true;
            default -> false;
        };
    }

    /** @param inputs null for those that are left out */
    OnnxTensor fold(OnnxNode node, List<OnnxTensor> inputs) throws Refusal {
        try {
            OnnxTensor result = compute(node, inputs);
            made += result.size();
            if (made > MAX_MADE) {
                throw new Refusal("size > " + MAX_MADE);
            }
            return result;
        } catch (ArithmeticException
                | IndexOutOfBoundsException
                | NullPointerException
                | NegativeArraySizeException e) {
            throw new Refusal("constant");
        }
    }

    private OnnxTensor compute(OnnxNode node, List<OnnxTensor> inputs) throws Refusal {
        OnnxTensor first = inputs.get(0);
        return switch (node.type()) {
            case "Identity", "Dropout" -> first;
            case "Cast" -> cast(first, (int) node.integer("to", 1));
            case "Gather" -> gather(first, inputs.get(1), axis(node.integer("axis", 0), first.rank()));
            case "Concat" -> concat(inputs, axis(node.integer("axis", 0), first.rank()));
            case "Unsqueeze" -> first.shaped(unsqueezed(first.dims(), axes(node, inputs)));
            case "Squeeze" -> first.shaped(squeezed(first.dims(), axes(node, inputs)));
            case "Reshape" -> reshape(first, inputs.get(1), node.integer("allowzero", 0) == 1);
            case "Flatten" -> flatten(first, (int) node.integer("axis", 1));
            case "Transpose" -> transpose(first, node.integers("perm"));
            case "Slice" -> slice(node, inputs);
            case "ConstantOfShape" -> filled(node, first);
            case "Add" -> Broadcast.each(first, inputs.get(1), Double::sum, Math::addExact);
            case "Sub" -> Broadcast.each(first, inputs.get(1), (a, b) -> a - b, Math::subtractExact);
            case "Mul" -> Broadcast.each(first, inputs.get(1), (a, b) -> a * b, Math::multiplyExact);
            case "Div" -> Broadcast.each(first, inputs.get(1), (a, b) -> a / b, (a, b) -> a / b);
            case "Neg" -> Broadcast.each(first, first, (a, b) -> -a, (a, b) -> Math.negateExact(a));
            case "Sqrt" -> Broadcast.each(first, first, (a, b) -> Math.sqrt(a), (a, b) -> (long) Math.sqrt(a));
            default -> throw new Refusal(node.type());
        };
    }

    static int axis(long axis, int rank) {
        long counted = axis < 0 ? axis + rank : axis;
        if (counted < 0 || counted >= Math.max(1, rank)) {
            throw new IndexOutOfBoundsException("axis " + axis);
        }
        return (int) counted;
    }

    /** Axes as an attribute, or as the second input since operator set 13. */
    private static long[] axes(OnnxNode node, List<OnnxTensor> inputs) {
        return inputs.size() > 1 && inputs.get(1) != null ? inputs.get(1).longs() : node.integers("axes");
    }

    private static OnnxTensor cast(OnnxTensor tensor, int to) {
        boolean real = to == 1 || to == 10 || to == 11 || to == 16;
        if (real == tensor.isReal()) {
            return tensor;
        }
        if (!real) {
            return OnnxTensor.of(
                    tensor.dims(),
                    IntStream.range(0, tensor.size())
                            .mapToLong(i -> (long) tensor.floats()[i])
                            .toArray());
        }
        float[] values = new float[tensor.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = tensor.longs()[i];
        }
        return OnnxTensor.of(tensor.dims(), values);
    }

    private static OnnxTensor gather(OnnxTensor tensor, OnnxTensor indices, int axis) throws Refusal {
        if (axis != 0 || tensor.rank() != 1) {
            throw new Refusal("axis=" + axis);
        }
        int[] from = Arrays.stream(indices.longs())
                .mapToInt(i -> Math.toIntExact(i < 0 ? i + tensor.size() : i))
                .toArray();
        return tensor.taken(indices.dims(), from);
    }

    private static OnnxTensor concat(List<OnnxTensor> parts, int axis) throws Refusal {
        OnnxTensor first = parts.get(0);
        if (first.rank() != 1 || axis != 0) {
            throw new Refusal("axis=" + axis);
        }
        int size = parts.stream().mapToInt(OnnxTensor::size).reduce(0, Math::addExact);
        if (first.isReal()) {
            float[] all = new float[size];
            int at = 0;
            for (OnnxTensor part : parts) {
                System.arraycopy(part.floats(), 0, all, at, part.size());
                at += part.size();
            }
            return OnnxTensor.of(new int[] {size}, all);
        }
        return OnnxTensor.of(
                new int[] {size},
                parts.stream()
                        .flatMapToLong(part -> Arrays.stream(part.longs()))
                        .toArray());
    }

    static int[] unsqueezed(int[] dims, long[] axes) {
        int rank = dims.length + axes.length;
        boolean[] fresh = new boolean[rank];
        for (long axis : axes) {
            fresh[axis(axis, rank)] = true;
        }
        int[] result = new int[rank];
        int from = 0;
        for (int i = 0; i < rank; i++) {
            result[i] = fresh[i] ? 1 : dims[from++];
        }
        return result;
    }

    private static int[] squeezed(int[] dims, long[] axes) {
        boolean[] gone = new boolean[dims.length];
        for (int i = 0; i < dims.length; i++) {
            gone[i] = axes.length == 0 && dims[i] == 1;
        }
        for (long axis : axes) {
            gone[axis(axis, dims.length)] = true;
        }
        return IntStream.range(0, dims.length)
                .filter(i -> !gone[i])
                .map(i -> dims[i])
                .toArray();
    }

    private static OnnxTensor reshape(OnnxTensor tensor, OnnxTensor target, boolean allowZero) throws Refusal {
        int[] dims = new int[target.size()];
        int open = -1;
        int known = 1;
        for (int i = 0; i < dims.length; i++) {
            long dim = target.longs()[i];
            dims[i] = dim == 0 && !allowZero ? tensor.dims()[i] : Math.toIntExact(dim);
            if (dims[i] == -1) {
                open = i;
            } else {
                known = Math.multiplyExact(known, dims[i]);
            }
        }
        if (open >= 0) {
            dims[open] = tensor.size() / known;
            known = Math.multiplyExact(known, dims[open]);
        }
        if (known != tensor.size() || Arrays.stream(dims).anyMatch(dim -> dim < 0)) {
            throw new Refusal("shape=" + OnnxTensor.shown(target.longs()));
        }
        return tensor.shaped(dims);
    }

    private static OnnxTensor flatten(OnnxTensor tensor, int axis) {
        int outer = Arrays.stream(tensor.dims()).limit(axis).reduce(1, Math::multiplyExact);
        return tensor.shaped(outer, tensor.size() / outer);
    }

    static OnnxTensor transpose(OnnxTensor tensor, long[] perm) {
        int rank = tensor.rank();
        int[] order = perm.length == 0
                ? IntStream.range(0, rank).map(i -> rank - 1 - i).toArray()
                : Arrays.stream(perm).mapToInt(i -> axis(i, rank)).toArray();
        if (order.length != rank || Arrays.stream(order).distinct().count() != rank) {
            throw new IndexOutOfBoundsException("perm");
        }
        int[] dims = Arrays.stream(order).map(axis -> tensor.dims()[axis]).toArray();
        return tensor.taken(dims, OnnxTensor.transposition(tensor.dims(), order));
    }

    private static OnnxTensor slice(OnnxNode node, List<OnnxTensor> inputs) {
        OnnxTensor tensor = inputs.get(0);
        boolean given = inputs.size() > 1;
        long[] starts = given ? inputs.get(1).longs() : node.integers("starts");
        long[] ends = given ? inputs.get(2).longs() : node.integers("ends");
        long[] axes = given
                ? (inputs.size() > 3 && inputs.get(3) != null ? inputs.get(3).longs() : null)
                : node.integers("axes");
        long[] steps =
                inputs.size() > 4 && inputs.get(4) != null ? inputs.get(4).longs() : null;
        int[] strides = OnnxTensor.strides(tensor.dims());
        int[] extents = tensor.dims().clone();
        int[] moves = strides.clone();
        int begin = 0;
        for (int i = 0; i < starts.length; i++) {
            int axis = axis(axes == null || axes.length == 0 ? i : axes[i], tensor.rank());
            int step = steps == null ? 1 : Math.toIntExact(steps[i]);
            int extent = tensor.dims()[axis];
            int from = bounded(starts[i], extent, 0, step > 0 ? extent : extent - 1);
            int to = bounded(ends[i], extent, step > 0 ? 0 : -1, extent);
            extents[axis] = Math.max(0, (to - from + step - Integer.signum(step)) / step);
            moves[axis] = strides[axis] * step;
            begin += from * strides[axis];
        }
        return tensor.taken(extents, OnnxTensor.walk(extents, moves, begin));
    }

    private static int bounded(long place, int extent, int least, int most) {
        long counted = place < 0 ? Math.max(place, -2L * extent - 2) + extent : place;
        return (int) Math.max(least, Math.min(most, counted));
    }

    private static OnnxTensor filled(OnnxNode node, OnnxTensor shape) throws Refusal {
        int[] dims = Arrays.stream(shape.longs()).mapToInt(Math::toIntExact).toArray();
        int size = Arrays.stream(dims).reduce(1, Math::multiplyExact);
        if (size < 0 || size > MAX_FILLED) {
            throw new Refusal("shape=" + OnnxTensor.shown(shape.longs()));
        }
        OnnxTensor value = node.has("value") ? node.attributes().get("value").tensor() : null;
        return (value == null ? OnnxTensor.of(new int[] {1}, new float[1]) : value).taken(dims, new int[size]);
    }
}
