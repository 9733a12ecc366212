package org.layerwright.engine.inspection;

/** Gathers samples until there are enough for the network, and keeps what it says of them, in order. */
final class Batches {
    private final Subject.Predictor predictor;
    private final int size;
    private final int outputs;
    private final float[] said;
    private final float[] inputs;
    private final float[] rows;
    private int waiting;
    private int done;

    /** @param said gets a row for each sample */
    Batches(Subject.Predictor predictor, int size, int outputs, float[] said) {
        this.predictor = predictor;
        this.size = size;
        this.outputs = outputs;
        this.said = said;
        int batch = Math.max(1, Math.min(predictor.batch(), said.length / Math.max(1, outputs)));
        this.inputs = new float[batch * size];
        this.rows = new float[batch * outputs];
    }

    /** Takes a prepared sample. */
    void add(float[] sample) {
        System.arraycopy(sample, 0, inputs, waiting * size, size);
        waiting++;
        if (waiting * size == inputs.length) {
            flush();
        }
    }

    void flush() {
        if (waiting > 0) {
            predictor.infer(inputs, waiting, rows);
            System.arraycopy(rows, 0, said, done * outputs, waiting * outputs);
            done += waiting;
            waiting = 0;
        }
    }
}
