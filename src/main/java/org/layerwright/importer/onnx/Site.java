package org.layerwright.importer.onnx;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.layerwright.importer.draft.DraftLayer;
import org.layerwright.importer.draft.NetworkDraft;
import org.layerwright.network.Shape;
import org.layerwright.network.layer.Reshape;

/** What a translation sees of a node and of the network that grows. */
record Site(OnnxNetwork network, OnnxNode node) {
    NetworkDraft draft() {
        return network.draft();
    }

    boolean isConstant(int input) {
        return network.constant(node.input(input)) != null;
    }

    /** A constant that must be there. */
    OnnxTensor constant(int input) throws Refusal {
        OnnxTensor constant = network.constant(node.input(input));
        if (constant == null) {
            throw new Refusal("input " + input);
        }
        return constant;
    }

    /** A constant, or null where the input is left out. */
    OnnxTensor optional(int input) throws Refusal {
        return node.hasInput(input) ? constant(input) : null;
    }

    /** Whole numbers that newer operator sets have as an input and older ones as an attribute; null where there are none. */
    long[] integers(int input, String attribute) throws Refusal {
        if (node.hasInput(input)) {
            OnnxTensor constant = constant(input);
            if (constant.isReal()) {
                throw new Refusal(attribute);
            }
            return constant.longs();
        }
        return node.has(attribute) ? node.integers(attribute) : null;
    }

    /** A value that a layer of ours gives. */
    Lying value(int input) throws Refusal {
        Lying value = network.value(node.input(input));
        if (value == null) {
            throw new Refusal("input " + input);
        }
        return value;
    }

    List<Lying> values() throws Refusal {
        List<Lying> values = new ArrayList<>();
        for (int i = 0; i < node.inputs().size(); i++) {
            values.add(value(i));
        }
        return values;
    }

    /** An image with its channels first, as convolutions and poolings read it. */
    Lying image() throws Refusal {
        Lying value = value(0).complete();
        if (value.isImage() && value.axes().equals(Lying.FIRST)) {
            return value;
        }
        if (value.axes().equals("BF11") && value.order() == null) {
            Shape pixel = Shape.of(1, 1, value.shape().size());
            DraftLayer reshape = draft().add("reshape", Reshape.ID, pixel, value.layer())
                    .with(Reshape.HEIGHT.name(), 1)
                    .with(Reshape.WIDTH.name(), 1)
                    .with(Reshape.CHANNELS.name(), pixel.channels());
            return new Lying(reshape, Lying.FIRST);
        }
        throw new Refusal("input=" + value.shownDims());
    }

    /**
     * A constant as one number for each channel or feature, in our order.
     *
     * @throws Refusal where it differs along another axis
     */
    float[] perChannel(OnnxTensor tensor, Lying value) throws Refusal {
        long[] dims = value.dims();
        int channel = value.channelAxis();
        int count = Math.toIntExact(dims[Math.max(0, channel)]);
        for (int i = 0; i < tensor.rank(); i++) {
            int axis = i - tensor.rank() + dims.length;
            boolean fits = tensor.dims()[i] == 1 || (axis == channel && tensor.dims()[i] == count);
            if (!fits) {
                throw new Refusal(value.shownDims() + ", " + tensor.shownDims());
            }
        }
        float[] numbers = new float[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = (float) tensor.number(tensor.isSingle() ? 0 : i);
        }
        return ordered(numbers, value);
    }

    /** One number for each channel or feature, in our order. */
    float[] ordered(float[] numbers, Lying value) {
        if (value.order() == null) {
            return numbers;
        }
        float[] result = new float[numbers.length];
        for (int i = 0; i < result.length; i++) {
            result[value.order()[i]] = numbers[i];
        }
        return result;
    }

    /** A name for a layer: that of what holds its weights, or of the node, where they tell something. */
    String name(int weight, String stem) {
        String holder = node.input(weight);
        int end = Math.max(holder.lastIndexOf('.'), holder.lastIndexOf('/'));
        if (end > 0 && !holder.contains("::") && network.isInitializer(holder)) {
            return holder.substring(0, end);
        }
        return name(stem);
    }

    String name(String stem) {
        List<String> path = Arrays.stream(node.name().split("/"))
                .filter(part -> !part.isEmpty())
                .toList();
        boolean tells = path.size() > 1 && path.get(path.size() - 1).startsWith(node.type());
        return tells ? String.join("_", path.subList(0, path.size() - 1)) : stem;
    }

    /** {@code kernel_shape=3×5}. */
    static Refusal form(String attribute, long... values) {
        return new Refusal(attribute + "=" + OnnxTensor.shown(values));
    }

    static long[] longs(int... values) {
        return IntStream.of(values).asLongStream().toArray();
    }
}
