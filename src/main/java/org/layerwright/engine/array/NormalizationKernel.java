package org.layerwright.engine.array;

import java.util.ArrayList;
import java.util.List;
import org.layerwright.engine.kernel.Pass;
import org.layerwright.network.op.Attributes;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Batch normalisation over the channels, always in 32 bits: a variance over many pixels is more than 16 can hold. The whole
 * batch is one pass here, so nobody needs to be met.
 */
final class NormalizationKernel implements ArrayKernel {
    private static final long CHANNELS = 1;

    private final ArraySite site;
    private final int channels;
    private final Attributes.Normalization attributes;
    private final List<DeviceArray> own = new ArrayList<>();
    private final WeightArray gamma;
    private final WeightArray beta;
    private final INDArray mean;
    private final INDArray variance;
    private final INDArray unwanted;
    private final ArrayOp widen;
    private final ArrayOp measure;
    private final ArrayOp train;
    private final ArrayOp infer;
    private final ArrayOp narrow;
    /** For running statistics on the device: old and new values in their shares, added. */
    private final List<ArrayOp> moves = new ArrayList<>();

    private final List<INDArray> shares = new ArrayList<>();
    private final ArrayOp widenGradient;
    private final ArrayOp differentiate;
    private final ArrayOp narrowGradient;

    NormalizationKernel(ArraySite site) {
        this.site = site;
        attributes = (Attributes.Normalization) site.node().attributes();
        boolean image = site.y().shape().isImage();
        channels = image ? site.y().shape().channels() : site.y().shape().size();
        gamma = WeightArray.wide(site, 0);
        beta = WeightArray.wide(site, 1);
        mean = Nd4j.create(DataType.FLOAT, channels);
        variance = Nd4j.create(DataType.FLOAT, channels);
        unwanted = Nd4j.create(DataType.FLOAT, channels);
        DeviceArray x = wide(site.x());
        DeviceArray y = wide(site.y());
        widen = copy(site.x(), x);
        narrow = copy(y, site.y());
        long[] axes = image ? new long[] {0, 2, 3} : new long[] {0};
        List<Operand> batch = List.of(Operand.fixed(mean), Operand.fixed(variance));
        measure = site.op("moments", List.of(x), batch, axes);
        long[] arguments = {1, 1, CHANNELS};
        train = site.op("batchnorm", with(x, batch), List.of(y), arguments, attributes.epsilon());
        List<Operand> running = List.of(running(2), running(3));
        makeMoves(running.get(0), mean);
        makeMoves(running.get(1), variance);
        infer = site.op("batchnorm", with(x, running), List.of(y), arguments, attributes.epsilon());
        if (site.dy() == null) {
            widenGradient = null;
            differentiate = null;
            narrowGradient = null;
            return;
        }
        DeviceArray dy = wide(site.dy());
        widenGradient = copy(site.dy(), dy);
        DeviceArray dx =
                site.dx() == null ? kept(DeviceArray.of(x.shape(), x.capacity(), DataType.FLOAT)) : wide(site.dx());
        narrowGradient = site.dx() == null ? null : copy(dx, site.dx());
        List<Operand> read = with(x, batch);
        read.add(dy);
        Operand ignored = Operand.fixed(unwanted);
        differentiate = site.op(
                "batchnorm_bp",
                read,
                List.of(dx, ignored, ignored, gamma.gradient(), beta.gradient()),
                arguments,
                attributes.epsilon());
    }

    private Operand running(int position) {
        int offset = site.graph().offsetOf(site.node().weights().get(position));
        return Operand.fixed(site.weights().wideValue(offset, new long[] {channels}));
    }

    private void makeMoves(Operand running, INDArray measured) {
        Operand kept = share(attributes.momentum());
        Operand taken = share(1 - attributes.momentum());
        Operand part = Operand.fixed(unwanted);
        moves.add(site.op("multiply", List.of(running, kept), List.of(running), new long[0]));
        moves.add(site.op("multiply", List.of(Operand.fixed(measured), taken), List.of(part), new long[0]));
        moves.add(site.op("add", List.of(running, part), List.of(running), new long[0]));
    }

    private Operand share(double value) {
        INDArray share = Nd4j.create(DataType.FLOAT, 1);
        site.stream().upload(new float[] {(float) value}, 1, share);
        shares.add(share);
        return Operand.fixed(share);
    }

    private List<Operand> with(DeviceArray x, List<Operand> statistics) {
        List<Operand> operands = new ArrayList<>(List.of(x));
        operands.addAll(statistics);
        operands.add(gamma.wideValue());
        operands.add(beta.wideValue());
        return operands;
    }

    /** The array itself where it has 32 bits, otherwise room for a copy that has. */
    private DeviceArray wide(DeviceArray array) {
        return array.type() == DataType.FLOAT
                ? array
                : kept(DeviceArray.of(array.shape(), array.capacity(), DataType.FLOAT));
    }

    private DeviceArray kept(DeviceArray array) {
        own.add(array);
        return array;
    }

    /** Null where both are the same array. */
    private ArrayOp copy(DeviceArray from, DeviceArray to) {
        return from == to ? null : site.op("assign", List.of(to, from), List.of(to), new long[0]);
    }

    private static void run(ArrayOp op, Pass pass) {
        if (op != null) {
            op.run(pass.samples());
        }
    }

    @Override
    public void forward(Pass pass) {
        run(widen, pass);
        if (pass.training()) {
            run(measure, pass);
            run(train, pass);
        } else {
            run(infer, pass);
        }
        run(narrow, pass);
    }

    @Override
    public void backward(Pass pass) {
        run(widenGradient, pass);
        run(differentiate, pass);
        run(narrowGradient, pass);
        gamma.accumulate();
        beta.accumulate();
    }

    @Override
    public void settle(float[] parameters) {
        move(parameters, 2, mean);
        move(parameters, 3, variance);
    }

    @Override
    public void settleThere() {
        moves.forEach(move -> move.run(1));
    }

    private void move(float[] parameters, int position, INDArray measured) {
        float[] values = new float[channels];
        site.stream().download(measured, values, channels);
        int offset = site.graph().offsetOf(site.node().weights().get(position));
        double kept = attributes.momentum();
        for (int c = 0; c < channels; c++) {
            parameters[offset + c] = (float) (kept * parameters[offset + c] + (1 - kept) * values[c]);
        }
    }

    @Override
    public void close() {
        own.forEach(DeviceArray::close);
        gamma.close();
        beta.close();
        mean.close();
        variance.close();
        unwanted.close();
        shares.forEach(INDArray::close);
    }
}
