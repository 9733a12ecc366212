package org.layerwright.engine.array;

import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Numbers that operators read and that change from step to step: all cross together, and only where one has changed. */
final class Scalars implements AutoCloseable {
    private final ArrayStream stream;
    private final float[] values;
    private final INDArray array;
    private int used;
    private boolean changed = true;

    /** @param capacity how many there may be */
    Scalars(ArrayStream stream, int capacity) {
        this.stream = stream;
        this.values = new float[capacity];
        this.array = Nd4j.create(DataType.FLOAT, capacity);
    }

    /** One of them. */
    final class Scalar {
        private final int place;
        private final INDArray view;

        private Scalar(int place) {
            this.place = place;
            this.view = DeviceArray.view(array, place, new long[] {1});
        }

        void set(double value) {
            float narrow = (float) value;
            changed |= values[place] != narrow;
            values[place] = narrow;
        }

        INDArray array() {
            return view;
        }
    }

    Scalar add() {
        Scalar scalar = new Scalar(used);
        used++;
        return scalar;
    }

    /** One whose value stays. */
    INDArray constant(double value) {
        Scalar scalar = add();
        scalar.set(value);
        return scalar.array();
    }

    /** Before the operators that read them. */
    void upload() {
        if (changed) {
            stream.upload(values, values.length, array);
            changed = false;
        }
    }

    @Override
    public void close() {
        array.close();
    }
}
