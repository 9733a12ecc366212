package org.layerwright.plan;

import java.util.List;
import org.layerwright.network.param.Setting;
import org.layerwright.plan.loss.SoftmaxCrossEntropy;
import org.layerwright.plan.optimizer.Adam;
import org.layerwright.plan.schedule.Constant;

/**
 * How a network is to be trained: everything beside the network that decides the result. Together with the data's
 * fingerprint and the versions it determines a run to the bit.
 *
 * @param data what is learned from
 * @param epochs passes over the training data
 * @param batchSize samples an update; the last batch of an epoch may be smaller
 * @param optimizer the update rule, one of {@link org.layerwright.plan.optimizer.OptimizerTypes}
 * @param schedule the learning rate over the run, one of {@link org.layerwright.plan.schedule.ScheduleTypes}
 * @param loss what is minimised, one of {@link org.layerwright.plan.loss.LossTypes}
 * @param regularization what keeps it from learning by heart
 * @param earlyStopping when to end before the planned epochs
 * @param seed decides first weights, split, order of samples and dropout
 * @param compute where it runs
 */
public record TrainingPlan(
        DataPlan data,
        int epochs,
        int batchSize,
        Setting optimizer,
        Setting schedule,
        Setting loss,
        Regularization regularization,
        EarlyStopping earlyStopping,
        long seed,
        ComputePlan compute) {

    /** The classic: MNIST, 10 epochs, batches of 64, Adam at 0.001. */
    public static final TrainingPlan DEFAULT = new TrainingPlan(
            DataPlan.of("mnist"),
            10,
            64,
            Setting.of(Adam.ID),
            Setting.of(Constant.ID),
            Setting.of(SoftmaxCrossEntropy.ID),
            Regularization.NONE,
            EarlyStopping.NEVER,
            1,
            new ComputePlan("cpu", 0));

    /**
     * @param dataset the id of a built-in data set, or the path of a folder
     * @param limit take only so many training samples (and as many test samples at most); 0 takes all
     * @param validationFraction the share of the training samples that is set aside for validation, in [0, 0.9]
     * @param standardize whether each channel or feature is brought to mean 0 and deviation 1, measured on the training
     *     samples
     * @param augmentation how training samples are varied, in this order; types of the augmentations' list
     */
    public record DataPlan(
            String dataset, int limit, double validationFraction, boolean standardize, List<Setting> augmentation) {
        public DataPlan {
            augmentation = List.copyOf(augmentation);
        }

        /** Samples as they are. */
        public DataPlan(String dataset, int limit, double validationFraction) {
            this(dataset, limit, validationFraction, false, List.of());
        }

        /** All of a data set, a tenth of it for validation. */
        public static DataPlan of(String dataset) {
            return new DataPlan(dataset, 0, 0.1);
        }

        public DataPlan withStandardize(boolean newStandardize) {
            return new DataPlan(dataset, limit, validationFraction, newStandardize, augmentation);
        }

        public DataPlan withAugmentation(List<Setting> newAugmentation) {
            return new DataPlan(dataset, limit, validationFraction, standardize, newAugmentation);
        }
    }

    /**
     * @param device {@code cpu}, or a GPU's id
     * @param threads how many shards a batch is cut into, one core each; 0 uses every core. Part of the result: another
     *     number adds in another order
     * @param precision {@code float32}, or {@code mixed} where a card has tensor cores
     */
    public record ComputePlan(String device, int threads, String precision) {
        /** 32 bits throughout. */
        public static final String FLOAT32 = "float32";

        /** 16 bits in products and activations, 32 where sums need them. */
        public static final String MIXED = "mixed";

        public ComputePlan(String device, int threads) {
            this(device, threads, FLOAT32);
        }

        public ComputePlan withThreads(int newThreads) {
            return new ComputePlan(device, newThreads, precision);
        }

        /** On the processor, with the 32 bits that it has. */
        public ComputePlan onCpu() {
            return new ComputePlan(DEFAULT.compute().device(), threads, FLOAT32);
        }

        public ComputePlan withDevice(String newDevice) {
            return new ComputePlan(newDevice, threads, precision);
        }
    }

    public TrainingPlan withData(DataPlan newData) {
        return new TrainingPlan(
                newData, epochs, batchSize, optimizer, schedule, loss, regularization, earlyStopping, seed, compute);
    }

    public TrainingPlan withEpochs(int newEpochs) {
        return new TrainingPlan(
                data, newEpochs, batchSize, optimizer, schedule, loss, regularization, earlyStopping, seed, compute);
    }

    public TrainingPlan withBatchSize(int newBatchSize) {
        return new TrainingPlan(
                data, epochs, newBatchSize, optimizer, schedule, loss, regularization, earlyStopping, seed, compute);
    }

    public TrainingPlan withOptimizer(Setting newOptimizer) {
        return new TrainingPlan(
                data, epochs, batchSize, newOptimizer, schedule, loss, regularization, earlyStopping, seed, compute);
    }

    public TrainingPlan withSchedule(Setting newSchedule) {
        return new TrainingPlan(
                data, epochs, batchSize, optimizer, newSchedule, loss, regularization, earlyStopping, seed, compute);
    }

    public TrainingPlan withLoss(Setting newLoss) {
        return new TrainingPlan(
                data, epochs, batchSize, optimizer, schedule, newLoss, regularization, earlyStopping, seed, compute);
    }

    public TrainingPlan withRegularization(Regularization newRegularization) {
        return new TrainingPlan(
                data, epochs, batchSize, optimizer, schedule, loss, newRegularization, earlyStopping, seed, compute);
    }

    public TrainingPlan withEarlyStopping(EarlyStopping newEarlyStopping) {
        return new TrainingPlan(
                data, epochs, batchSize, optimizer, schedule, loss, regularization, newEarlyStopping, seed, compute);
    }

    public TrainingPlan withSeed(long newSeed) {
        return new TrainingPlan(
                data, epochs, batchSize, optimizer, schedule, loss, regularization, earlyStopping, newSeed, compute);
    }

    public TrainingPlan withCompute(ComputePlan newCompute) {
        return new TrainingPlan(
                data, epochs, batchSize, optimizer, schedule, loss, regularization, earlyStopping, seed, newCompute);
    }
}
