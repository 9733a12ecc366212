package org.layerwright.engine.array;

import org.layerwright.engine.device.Placement;
import org.layerwright.network.op.OpGraph;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.CustomOp;
import org.nd4j.linalg.api.ops.Op;
import org.nd4j.linalg.api.ops.OpContext;

/** ND4J's stream, and how much has crossed between the heap and the device. */
public final class CountingStream implements ArrayStream {
    private final ArrayStream stream = new Nd4jStream();
    private long downloads;
    private long downloaded;
    private long uploads;
    private long uploaded;

    /** Whatever works on it is counted. */
    public Placement placement(OpGraph graph, int batch, long seed, boolean mixed) {
        return ArrayPlacement.of("cuda", graph, batch, seed, mixed, this);
    }

    /** Begins at zero. */
    public synchronized void clear() {
        downloads = 0;
        downloaded = 0;
        uploads = 0;
        uploaded = 0;
    }

    public synchronized long downloads() {
        return downloads;
    }

    /** Values. */
    public synchronized long downloaded() {
        return downloaded;
    }

    public synchronized long uploads() {
        return uploads;
    }

    /** Values. */
    public synchronized long uploaded() {
        return uploaded;
    }

    @Override
    public void run(CustomOp operator, OpContext context) {
        stream.run(operator, context);
    }

    @Override
    public void run(Op operator) {
        stream.run(operator);
    }

    @Override
    public void upload(float[] source, int count, INDArray target) {
        synchronized (this) {
            uploads++;
            uploaded += count;
        }
        stream.upload(source, count, target);
    }

    @Override
    public void upload(long[] source, INDArray target) {
        synchronized (this) {
            uploads++;
            uploaded += source.length;
        }
        stream.upload(source, target);
    }

    @Override
    public void download(INDArray source, float[] target, int count) {
        synchronized (this) {
            downloads++;
            downloaded += count;
        }
        stream.download(source, target, count);
    }
}
