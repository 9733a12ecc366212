package org.layerwright.engine.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.layerwright.data.Augmenter;
import org.layerwright.data.Dataset;
import org.layerwright.data.DatasetCatalog;
import org.layerwright.data.DatasetSlice;
import org.layerwright.data.LabelledData;
import org.layerwright.data.Split;
import org.layerwright.data.augmentation.ImageAugmenter;
import org.layerwright.engine.Inputs;
import org.layerwright.model.Preprocessing;
import org.layerwright.model.TrainedModel;
import org.layerwright.network.NetworkSpec;
import org.layerwright.network.Problem;
import org.layerwright.network.layer.Lowered;
import org.layerwright.network.layer.Lowering;
import org.layerwright.network.op.OpGraph;
import org.layerwright.plan.PlanCheck;
import org.layerwright.plan.TrainingPlan;
import org.layerwright.text.Texts;

/**
 * Everything a run needs before its first step, checked: a sound network, a sound plan, and data that fits both.
 *
 * @param graph the network as operators
 * @param train what is learned from, as it was read; batches of it go through the augmenter
 * @param augmenter varies training samples, and standardises them last
 * @param validation what is watched, where the plan sets some aside; standardised
 * @param test what is measured once, at the end, where the data has such a part; standardised
 * @param preprocessing what the network expects to be done to samples
 * @param dataName the data's name for people
 * @param fingerprint of the data's content
 */
record Preparation(
        OpGraph graph,
        Dataset train,
        Augmenter augmenter,
        Optional<Dataset> validation,
        Optional<Dataset> test,
        Preprocessing preprocessing,
        String dataName,
        String fingerprint) {

    /**
     * @param initial the model whose weights the run begins with: they expect what was done to its samples
     * @throws TrainingException where network, plan and data do not fit
     * @throws org.layerwright.data.DataException where the data cannot be read
     */
    static Preparation of(
            NetworkSpec network, TrainingPlan plan, DatasetCatalog catalog, Optional<TrainedModel> initial) {
        OpGraph graph = sound(network);
        refuse("error.training.plan", PlanCheck.problems(plan));
        LabelledData whole = catalog.open(plan.data().dataset());
        refuse("error.training.fit", fit(graph, plan, whole.train()));
        int limit = plan.data().limit();
        LabelledData data = limit > 0 ? DatasetSlice.limit(whole, limit, plan.seed()) : whole;
        Split split = Split.of(data.train(), plan.data().validationFraction(), plan.seed());
        Inputs inputs = initial.map(TrainedModel::preprocessing)
                .filter(Preprocessing::isStandardized)
                .map(Inputs::new)
                .orElseGet(() ->
                        plan.data().standardize() ? Inputs.standardized(split.train()) : Inputs.asRead(split.train()));
        return new Preparation(
                graph,
                split.train(),
                ImageAugmenter.of(split.train(), plan.data().augmentation(), plan.seed())
                        .andThen(inputs.augmenter()),
                split.validation().map(inputs::prepare),
                data.test().map(inputs::prepare),
                inputs.preprocessing(),
                data.name(),
                data.fingerprint());
    }

    /** Whether there are classes, and not numbers to predict. */
    boolean hasClasses() {
        return train.targetSize() == 0;
    }

    /** How many training samples each class has; empty where there are numbers to predict. */
    List<Integer> classCounts() {
        return IntStream.of(train.classCounts()).boxed().toList();
    }

    /** The operators of a network that must have no problems. */
    static OpGraph sound(NetworkSpec network) {
        Lowered lowered = Lowering.lower(network);
        refuse("error.training.network", lowered.problems());
        return lowered.graph();
    }

    static List<Problem> fit(OpGraph graph, TrainingPlan plan, Dataset data) {
        return PlanCheck.fit(graph, plan, data.sampleShape(), data.classNames().size(), data.targetSize());
    }

    static void refuse(String key, List<Problem> problems) {
        if (!problems.isEmpty()) {
            Problem first = problems.get(0);
            // The sentence for whoever has no texts; behind it what others make their own sentence of.
            List<Object> arguments = new ArrayList<>(
                    List.of(new Texts(Texts.ENGLISH).problem(first), problems.size(), first.code(), first.subject()));
            arguments.addAll(first.arguments());
            throw new TrainingException(key, arguments.toArray());
        }
    }
}
