package org.layerwright.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.layerwright.data.augmentation.AugmentationTypes;
import org.layerwright.network.Problem;
import org.layerwright.network.param.ParamSpec;
import org.layerwright.network.param.Setting;
import org.layerwright.plan.PlanCheck;
import org.layerwright.plan.PlanParams;
import org.layerwright.plan.TrainingPlan;
import org.layerwright.plan.TrainingPlan.ComputePlan;
import org.layerwright.plan.TrainingPlan.DataPlan;
import org.layerwright.plan.loss.LossTypes;
import org.layerwright.plan.optimizer.OptimizerTypes;
import org.layerwright.plan.schedule.ScheduleTypes;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that change a training plan. They are texts here, so that one place words what was expected. */
final class PlanOptions {
    @Option(names = "--plan", paramLabel = "PLAN.json")
    private Path plan;

    @Option(names = "--dataset", paramLabel = "NAME")
    private String dataset;

    @Option(names = "--limit", paramLabel = "N")
    private String limit;

    @Option(names = "--validation", paramLabel = "SHARE")
    private String validation;

    @Option(names = "--standardize")
    private boolean standardize;

    @Option(names = "--augment", paramLabel = "NAME")
    private List<String> augment;

    @Option(names = "--epochs", paramLabel = "N")
    private String epochs;

    @Option(names = "--batch", paramLabel = "N")
    private String batch;

    @Option(names = "--optimizer", paramLabel = "NAME")
    private String optimizer;

    @Option(names = "--learning-rate", paramLabel = "RATE")
    private String learningRate;

    @Option(names = "--schedule", paramLabel = "NAME")
    private String schedule;

    @Option(names = "--loss", paramLabel = "NAME")
    private String loss;

    @Mixin
    private RegularizationOptions regularization;

    @Option(names = "--threads", paramLabel = "N")
    private String threads;

    @Option(names = "--seed", paramLabel = "N")
    private String seed;

    @Option(names = "--device", paramLabel = "NAME")
    private String device;

    @Option(names = "--precision", paramLabel = "NAME")
    private String precision;

    /** Where a run is to go on; null where it is to stay. */
    String device() {
        return device;
    }

    /** Whether anything is given that a run that goes on cannot take: all but the device. */
    boolean isAnyGivenBesideDevice() {
        Stream<Object> texts = Stream.of(
                plan,
                dataset,
                limit,
                validation,
                augment,
                epochs,
                batch,
                optimizer,
                learningRate,
                schedule,
                loss,
                threads,
                seed,
                precision);
        return standardize || regularization.isAnyGiven() || texts.anyMatch(Objects::nonNull);
    }

    /** The plan of the file, or the default one, with the options on top. */
    TrainingPlan resolve(Cli cli) {
        return resolve(cli, TrainingPlan.DEFAULT);
    }

    /** The plan of the file, or another one where there is no file, with the options on top. */
    TrainingPlan resolve(Cli cli, TrainingPlan otherwise) {
        TrainingPlan base = plan == null ? otherwise : new NetworkFiles(cli).plan(plan);
        TrainingPlan result = base.withData(data(cli, base.data()))
                .withEpochs(new OptionText(cli, "--epochs", epochs).value(PlanParams.EPOCHS, base.epochs()))
                .withBatchSize(new OptionText(cli, "--batch", batch).value(PlanParams.BATCH_SIZE, base.batchSize()))
                .withOptimizer(optimizer(cli, base.optimizer()))
                .withSchedule(new OptionText(cli, "--schedule", schedule).setting(ScheduleTypes.all(), base.schedule()))
                .withLoss(new OptionText(cli, "--loss", loss).setting(LossTypes.all(), base.loss()))
                .withRegularization(regularization.regularization(cli, base.regularization()))
                .withEarlyStopping(regularization.earlyStopping(cli, base.earlyStopping()))
                .withSeed(seed == null ? base.seed() : seed(cli))
                .withCompute(new ComputePlan(
                        device == null ? base.compute().device() : device,
                        new OptionText(cli, "--threads", threads)
                                .value(PlanParams.THREADS, base.compute().threads()),
                        precision == null ? base.compute().precision() : precision));
        for (Problem problem : PlanCheck.problems(result)) {
            String sentence = cli.texts().problem(problem);
            throw CliException.failed(plan == null ? sentence : cli.texts().get("cli.plan.problem", plan, sentence));
        }
        return result;
    }

    private DataPlan data(Cli cli, DataPlan base) {
        List<Setting> augmentation = new ArrayList<>();
        for (String text : augment == null ? List.<String>of() : augment) {
            augmentation.add(new OptionText(cli, "--augment", text).setting(AugmentationTypes.all(), null));
        }
        return new DataPlan(
                dataset == null ? base.dataset() : cli.dataset(dataset),
                new OptionText(cli, "--limit", limit).value(PlanParams.LIMIT, base.limit()),
                new OptionText(cli, "--validation", validation)
                        .value(PlanParams.VALIDATION_FRACTION, base.validationFraction()),
                standardize || base.standardize(),
                augment == null ? base.augmentation() : augmentation);
    }

    private Setting optimizer(Cli cli, Setting base) {
        Setting setting = new OptionText(cli, "--optimizer", optimizer).setting(OptimizerTypes.all(), base);
        if (learningRate == null) {
            return setting;
        }
        return OptimizerTypes.find(setting.type())
                .map(type -> {
                    ParamSpec<Double> spec = type.learningRate();
                    double rate = new OptionText(cli, "--learning-rate", learningRate).value(spec, null);
                    return setting.with(spec.name(), rate);
                })
                .orElse(setting);
    }

    private long seed(Cli cli) {
        try {
            return Long.parseLong(seed);
        } catch (NumberFormatException e) {
            throw new OptionText(cli, "--seed", seed).wrong("--seed", Long.MIN_VALUE + " … " + Long.MAX_VALUE, seed);
        }
    }
}
