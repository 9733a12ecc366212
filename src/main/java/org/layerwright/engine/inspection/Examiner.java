package org.layerwright.engine.inspection;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import org.layerwright.data.LabelledData;
import org.layerwright.engine.Device;
import org.layerwright.engine.NetworkView;
import org.layerwright.event.Numbers;
import org.layerwright.event.WorkerCommand.Infer;
import org.layerwright.event.WorkerCommand.Judge;
import org.layerwright.event.WorkerCommand.Question;
import org.layerwright.event.WorkerCommand.SaliencyMethod;
import org.layerwright.event.WorkerCommand.ShowActivations;
import org.layerwright.event.WorkerCommand.ShowSaliency;
import org.layerwright.event.WorkerCommand.ShowWeights;
import org.layerwright.event.WorkerEvent;
import org.layerwright.event.WorkerEvent.LayerOutput;
import org.layerwright.event.WorkerEvent.LayerWeight;
import org.layerwright.network.Shape;
import org.layerwright.network.op.OpNode;
import org.layerwright.network.op.WeightSpec;

/**
 * Answers questions about one network. What it needs for that is made at the first question and kept until it is closed.
 * Not thread-safe.
 */
public final class Examiner implements AutoCloseable {
    private final Subject subject;
    private final LayerValues layers;
    private final Device device;
    private NetworkView view;

    /** @param device where the network is looked into; what is asked for is copied from there */
    public Examiner(Subject subject, Device device) {
        this.device = device;
        this.subject = subject;
        this.layers = new LayerValues(subject.network(), subject.graph());
    }

    /**
     * Answers any question but {@link Judge}, which needs data.
     *
     * @throws QuestionException where it has no answer
     */
    public WorkerEvent.Answer answer(Question question) {
        if (question instanceof ShowActivations asked) {
            return activations(asked);
        }
        if (question instanceof ShowWeights asked) {
            return weights(asked);
        }
        if (question instanceof ShowSaliency asked) {
            return saliency(asked);
        }
        if (question instanceof Infer asked) {
            return infer(asked);
        }
        throw new IllegalArgumentException("No answer without data: " + question.requestId());
    }

    private WorkerEvent.ActivationsShown activations(ShowActivations asked) {
        List<String> names = asked.layers().isEmpty() ? layers.names() : asked.layers();
        long size = 0;
        for (String name : names) {
            size += subject.graph().shapeOf(layers.of(name)).longSize();
        }
        checkSize(size);
        run(asked.sample());
        List<LayerOutput> outputs = new ArrayList<>();
        for (String name : names) {
            int value = layers.of(name);
            outputs.add(new LayerOutput(name, dims(subject.graph().shapeOf(value)), Numbers.of(view.value(value))));
        }
        return new WorkerEvent.ActivationsShown(asked.requestId(), outputs, Numbers.of(subject.rows(said(), 1)));
    }

    private WorkerEvent.WeightsShown weights(ShowWeights asked) {
        layers.of(asked.layer());
        float[] all = subject.weights().get();
        List<LayerWeight> shown = new ArrayList<>();
        for (OpNode node : subject.graph().nodes()) {
            for (int weight : node.layer().equals(asked.layer()) ? node.weights() : List.<Integer>of()) {
                WeightSpec spec = subject.graph().weights().get(weight);
                checkSize(spec.size());
                int from = subject.graph().offsetOf(weight);
                float[] values = new float[Math.toIntExact(spec.size())];
                System.arraycopy(all, from, values, 0, values.length);
                String name = spec.name().substring(spec.name().indexOf('/') + 1);
                shown.add(new LayerWeight(name, spec.shape(), Numbers.of(values)));
            }
        }
        return new WorkerEvent.WeightsShown(asked.requestId(), asked.layer(), shown);
    }

    private WorkerEvent.SaliencyShown saliency(ShowSaliency asked) {
        run(asked.sample());
        int target = asked.target() < 0 ? mostProbable() : asked.target();
        if (target >= subject.width()) {
            throw new QuestionException("error.inspect.target", target, subject.width());
        }
        float[] coefficients = new float[subject.graph().outputShape().size()];
        if (subject.isYesOrNo()) {
            coefficients[0] = target == 1 ? 1 : -1;
        } else {
            coefficients[target] = 1;
        }
        view.differentiate(coefficients);
        Saliency saliency = new Saliency(view, subject.graph());
        float[] values = asked.method() == SaliencyMethod.GRADIENT ? saliency.gradient() : saliency.gradCam(layers);
        Shape input = subject.graph().input();
        int height = input.isImage() ? input.height() : 1;
        return new WorkerEvent.SaliencyShown(
                asked.requestId(), target, height, values.length / height, Numbers.of(values));
    }

    private int mostProbable() {
        float[] row = subject.rows(said(), 1);
        int best = 0;
        for (int k = 1; k < row.length; k++) {
            best = row[k] > row[best] ? k : best;
        }
        return best;
    }

    private WorkerEvent.Inferred infer(Infer asked) {
        int size = subject.graph().input().size();
        if (asked.count() < 0 || asked.samples().size() != (long) asked.count() * size) {
            throw new QuestionException(
                    "error.inspect.sample",
                    (long) asked.count() * size,
                    asked.samples().size());
        }
        checkSize((long) asked.count() * subject.width());
        int outputs = subject.graph().outputShape().size();
        float[] said = new float[asked.count() * outputs];
        float[] sample = new float[size];
        Batches batches = new Batches(subject.predictor(), size, outputs, said);
        float[] all = asked.samples().toArray();
        for (int i = 0; i < asked.count(); i++) {
            System.arraycopy(all, i * size, sample, 0, size);
            subject.inputs().prepare(sample);
            batches.add(sample);
        }
        batches.flush();
        Numbers rows = Numbers.of(subject.rows(said, asked.count()));
        return new WorkerEvent.Inferred(asked.requestId(), subject.width(), subject.classNames(), rows);
    }

    /**
     * Begins to ask for the outputs for every sample of a data set.
     *
     * @param threads reads samples ahead
     * @throws QuestionException where it does not fit the network
     */
    public Judging judge(Judge asked, LabelledData data, Executor threads) {
        return judge(asked, data, subject.predictor(), threads);
    }

    /** @param predictor whom to ask, such as one that keeps the weights of the moment */
    public Judging judge(Judge asked, LabelledData data, Subject.Predictor predictor, Executor threads) {
        return new Judging(asked.requestId(), subject, Part.of(data, asked.part()), predictor, threads);
    }

    /** Runs a sample through a network of which every value stays. */
    private void run(Numbers given) {
        float[] sample = given.toArray();
        if (sample.length != subject.graph().input().size()) {
            throw new QuestionException(
                    "error.inspect.sample", subject.graph().input().size(), sample.length);
        }
        boolean fresh = view == null;
        if (fresh) {
            view = new NetworkView(subject.graph(), device);
        }
        if (fresh || subject.changing()) {
            view.setParameters(subject.weights().get());
        }
        subject.inputs().prepare(sample);
        view.run(sample);
    }

    /** The network's outputs for the last sample. */
    private float[] said() {
        return view.predictions(subject.loss());
    }

    static void checkSize(long numbers) {
        if (numbers > Numbers.MOST) {
            throw new QuestionException("error.inspect.large", numbers, Numbers.MOST);
        }
    }

    private static List<Integer> dims(Shape shape) {
        List<Integer> dims = new ArrayList<>();
        for (int i = 0; i < shape.rank(); i++) {
            dims.add(shape.dim(i));
        }
        return dims;
    }

    @Override
    public void close() {
        if (view != null) {
            view.close();
            view = null;
        }
        subject.predictor().close();
    }
}
