package org.layerwright.engine;

import java.util.List;
import java.util.stream.DoubleStream;
import org.layerwright.data.Augmenter;
import org.layerwright.data.Dataset;
import org.layerwright.data.Standardization;
import org.layerwright.data.StandardizedDataset;
import org.layerwright.model.Preprocessing;

/**
 * What is done to samples before the network sees them, the same in training, testing and use.
 *
 * @param preprocessing as the model file keeps it
 */
public record Inputs(Preprocessing preprocessing) {
    /** Samples as they are. */
    public static Inputs asRead(Dataset data) {
        return new Inputs(new Preprocessing(Preprocessing.noteFor(data.sampleShape()), List.of(), List.of()));
    }

    /** Samples with mean 0 and deviation 1, measured on the training samples. */
    public static Inputs standardized(Dataset train) {
        Standardization measured = Standardization.of(train);
        return new Inputs(new Preprocessing(
                Preprocessing.noteFor(train.sampleShape()), asList(measured.mean()), asList(measured.deviation())));
    }

    private static List<Double> asList(double[] values) {
        return DoubleStream.of(values).boxed().toList();
    }

    private Standardization standardization() {
        return new Standardization(
                preprocessing.mean().stream().mapToDouble(Double::doubleValue).toArray(),
                preprocessing.deviation().stream()
                        .mapToDouble(Double::doubleValue)
                        .toArray());
    }

    /** A view of the samples as the network is to see them. */
    public Dataset prepare(Dataset data) {
        return preprocessing.isStandardized() ? new StandardizedDataset(data, standardization()) : data;
    }

    /** Prepares one sample in place. */
    public void prepare(float[] sample) {
        if (preprocessing.isStandardized()) {
            standardization().apply(sample, 0, sample.length);
        }
    }

    /** Prepares training samples as the last step of their augmentation, which works on samples as they were read. */
    public Augmenter augmenter() {
        if (!preprocessing.isStandardized()) {
            return Augmenter.NONE;
        }
        Standardization standardization = standardization();
        return (batch, position, sample, epoch) -> {
            int size = batch.inputs().length / batch.labels().length;
            standardization.apply(batch.inputs(), position * size, size);
        };
    }
}
