package org.layerwright.worker.host;

import java.util.Random;
import org.layerwright.data.Dataset;
import org.layerwright.data.DatasetCatalog;
import org.layerwright.data.LabelledData;
import org.layerwright.engine.Inputs;
import org.layerwright.export.proof.ProofReport.Sentence;
import org.layerwright.model.TrainedModel;
import org.layerwright.network.Shape;
import org.layerwright.network.layer.Lowering;
import org.layerwright.network.op.OpGraph;
import org.layerwright.text.ExplainedException;

/**
 * What an exported file and our engine are both asked about.
 *
 * @param dataset where they come from; empty where they were drawn at random
 * @param note why they were drawn, where that was not what was asked for
 * @param count how many there are
 * @param prepared as the network takes them, one after the other
 * @param given as they come: bytes 0 to 255 for images, unscaled numbers for vectors
 * @param labels the class of each; empty where they have none
 */
record ProofSamples(String dataset, Sentence note, int count, float[] prepared, float[] given, int[] labels) {
    /** The data set that stands for samples drawn at random. */
    static final String RANDOM = "random";

    /** 64 MB as floats, of what goes in or comes out: a proof must fit beside whatever else the worker holds. */
    private static final int MOST_VALUES = 16_000_000;

    private static final int BYTE_RANGE = 255;
    private static final long SEED = 1;

    /**
     * @param dataset by id or path; {@link #RANDOM} to draw; empty for what the model was trained on, or drawn ones where
     *     that is not here
     * @param wanted how many; fewer where there are not so many or where they are large
     * @throws ExplainedException where a data set was named that cannot be read or does not fit
     */
    static ProofSamples of(TrainedModel model, DatasetCatalog catalog, String dataset, int wanted) {
        OpGraph graph = Lowering.lower(model.network()).graph();
        Shape shape = graph.input();
        int larger = Math.max(shape.size(), graph.outputShape().size());
        int count = Math.max(1, Math.min(wanted, MOST_VALUES / larger));
        if (dataset.equals(RANDOM)) {
            return drawn(model, shape, count, Sentence.NONE);
        }
        if (!dataset.isEmpty()) {
            return read(model, catalog.open(dataset), shape, count);
        }
        try {
            return read(model, catalog.open(model.plan().data().dataset()), shape, count);
        } catch (ExplainedException e) {
            return drawn(model, shape, count, new Sentence(e.key(), e.arguments()));
        }
    }

    /** Some of the test part, taken evenly from all of it. */
    private static ProofSamples read(TrainedModel model, LabelledData data, Shape shape, int wanted) {
        Dataset samples = data.test().orElse(data.train());
        if (samples.sampleShape().size() != shape.size()) {
            throw new ProofException("error.proof.fit", data.name(), samples.sampleShape(), shape);
        }
        int count = Math.min(wanted, samples.size());
        float[] values = new float[count * shape.size()];
        boolean classes = samples.targetSize() == 0;
        int[] labels = new int[classes ? count : 0];
        for (int i = 0; i < count; i++) {
            int index = (int) ((long) i * samples.size() / count);
            samples.read(index, values, i * shape.size());
            if (classes) {
                labels[i] = samples.label(index);
            }
        }
        return of(model, shape, data.name(), Sentence.NONE, values, labels);
    }

    /** Bytes of every value for images, and numbers spread as those it was trained on for vectors. */
    private static ProofSamples drawn(TrainedModel model, Shape shape, int count, Sentence note) {
        Random random = new Random(SEED);
        float[] values = new float[count * shape.size()];
        var mean = model.preprocessing().mean();
        var deviation = model.preprocessing().deviation();
        for (int i = 0; i < values.length; i++) {
            if (shape.isImage()) {
                values[i] = random.nextInt(BYTE_RANGE + 1) / (float) BYTE_RANGE;
            } else {
                double value = random.nextGaussian();
                int place = i % Math.max(1, mean.size());
                values[i] = (float) (mean.isEmpty() ? value : mean.get(place) + value * deviation.get(place));
            }
        }
        return of(model, shape, "", note, values, new int[0]);
    }

    private static ProofSamples of(
            TrainedModel model, Shape shape, String dataset, Sentence note, float[] values, int[] labels) {
        float[] given = values.clone();
        for (int i = 0; shape.isImage() && i < given.length; i++) {
            given[i] = Math.round(given[i] * BYTE_RANGE);
        }
        int count = values.length / shape.size();
        Inputs inputs = new Inputs(model.preprocessing());
        float[] sample = new float[shape.size()];
        for (int i = 0; i < count; i++) {
            System.arraycopy(values, i * sample.length, sample, 0, sample.length);
            inputs.prepare(sample);
            System.arraycopy(sample, 0, values, i * sample.length, sample.length);
        }
        return new ProofSamples(dataset, note, count, values, given, labels);
    }
}
