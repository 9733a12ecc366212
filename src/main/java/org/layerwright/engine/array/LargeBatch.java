package org.layerwright.engine.array;

import org.nd4j.linalg.api.ndarray.INDArray;

/** Gradients, losses and hits of the parts of a large batch, added up on the device. Takes its memory when the first part comes. */
final class LargeBatch implements AutoCloseable {
    private final ArrayStream stream;
    private final INDArray gradient;
    private final INDArray numbers;
    private VectorProgram begin;
    private VectorProgram add;
    private VectorProgram end;
    private Scalars scalars;
    private Scalars.Scalar share;
    private boolean begun;

    /** @param numbers losses and hits of a pass */
    LargeBatch(ArrayStream stream, INDArray gradient, INDArray numbers) {
        this.stream = stream;
        this.gradient = gradient;
        this.numbers = numbers;
    }

    private void make() {
        scalars = new Scalars(stream, 2);
        share = scalars.add();
        INDArray zero = scalars.constant(0);
        begin = new VectorProgram(stream);
        INDArray sum = begin.vector(gradient.length());
        INDArray part = begin.vector(gradient.length());
        INDArray total = begin.vector(numbers.length());
        begin.copy(zero, sum);
        begin.copy(zero, total);
        add = new VectorProgram(stream);
        add.add("multiply", gradient, share.array(), part);
        add.add("add", sum, part, sum);
        add.add("add", total, numbers, total);
        end = new VectorProgram(stream);
        end.copy(sum, gradient);
        end.copy(total, numbers);
    }

    void add(double partOfAll) {
        if (add == null) {
            make();
        }
        share.set(partOfAll);
        scalars.upload();
        if (!begun) {
            begin.run();
            begun = true;
        }
        add.run();
    }

    void end() {
        end.run();
        begun = false;
    }

    @Override
    public void close() {
        if (add != null) {
            begin.close();
            add.close();
            end.close();
            scalars.close();
        }
    }
}
