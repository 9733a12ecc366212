package org.layerwright.cli;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.layerwright.network.Problem;
import org.layerwright.network.param.ParamSpec;
import org.layerwright.network.param.Parameterized;
import org.layerwright.network.param.Setting;
import org.layerwright.plan.PlanCheck;
import org.layerwright.plan.PlanParams;
import org.layerwright.plan.Regularization;
import org.layerwright.plan.TrainingPlan;
import org.layerwright.plan.TrainingPlan.ComputePlan;
import org.layerwright.plan.TrainingPlan.DataPlan;
import org.layerwright.plan.optimizer.OptimizerType;
import org.layerwright.plan.optimizer.OptimizerTypes;
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

    @Option(names = "--epochs", paramLabel = "N")
    private String epochs;

    @Option(names = "--batch", paramLabel = "N")
    private String batch;

    @Option(names = "--optimizer", paramLabel = "NAME")
    private String optimizer;

    @Option(names = "--learning-rate", paramLabel = "RATE")
    private String learningRate;

    @Option(names = "--l2", paramLabel = "X")
    private String l2;

    @Option(names = "--threads", paramLabel = "N")
    private String threads;

    @Option(names = "--seed", paramLabel = "N")
    private String seed;

    @Option(names = "--device", paramLabel = "NAME")
    private String device;

    boolean isAnyGiven() {
        return Stream.of(
                        plan,
                        dataset,
                        limit,
                        validation,
                        epochs,
                        batch,
                        optimizer,
                        learningRate,
                        l2,
                        threads,
                        seed,
                        device)
                .anyMatch(Objects::nonNull);
    }

    /** The plan of the file, or the default one, with the options on top. */
    TrainingPlan resolve(Cli cli) {
        TrainingPlan base = plan == null ? TrainingPlan.DEFAULT : new NetworkFiles(cli).plan(plan);
        DataPlan data = base.data();
        TrainingPlan result = base.withData(new DataPlan(
                        dataset == null ? data.dataset() : cli.dataset(dataset),
                        value(cli, "--limit", limit, PlanParams.LIMIT, data.limit()),
                        value(
                                cli,
                                "--validation",
                                validation,
                                PlanParams.VALIDATION_FRACTION,
                                data.validationFraction())))
                .withEpochs(value(cli, "--epochs", epochs, PlanParams.EPOCHS, base.epochs()))
                .withBatchSize(value(cli, "--batch", batch, PlanParams.BATCH_SIZE, base.batchSize()))
                .withOptimizer(optimizer(cli, base.optimizer()))
                .withRegularization(base.regularization()
                        .with(
                                Regularization.L2,
                                value(
                                        cli,
                                        "--l2",
                                        l2,
                                        Regularization.L2,
                                        base.regularization().get(Regularization.L2))))
                .withSeed(seed == null ? base.seed() : seed(cli))
                .withCompute(new ComputePlan(
                        device == null ? base.compute().device() : device,
                        value(
                                cli,
                                "--threads",
                                threads,
                                PlanParams.THREADS,
                                base.compute().threads())));
        for (Problem problem : PlanCheck.problems(result)) {
            throw CliException.failed(
                    cli.texts().get("cli.plan.problem", plan, cli.texts().problem(problem)));
        }
        return result;
    }

    private Setting optimizer(Cli cli, Setting base) {
        Setting setting = optimizer == null || optimizer.equals(base.type()) ? base : Setting.of(optimizer);
        Optional<OptimizerType> type = OptimizerTypes.find(setting.type());
        if (type.isEmpty() && optimizer != null) {
            String known = OptimizerTypes.all().stream().map(Parameterized::id).collect(Collectors.joining(", "));
            throw wrong(cli, "--optimizer", known, optimizer);
        }
        if (type.isEmpty() || learningRate == null) {
            return setting;
        }
        ParamSpec<Double> spec = type.get().learningRate();
        return setting.with(spec.name(), value(cli, "--learning-rate", learningRate, spec, null));
    }

    private long seed(Cli cli) {
        try {
            return Long.parseLong(seed);
        } catch (NumberFormatException e) {
            throw wrong(cli, "--seed", Long.MIN_VALUE + " … " + Long.MAX_VALUE, seed);
        }
    }

    private static <T> T value(Cli cli, String option, String text, ParamSpec<T> spec, T absent) {
        if (text == null) {
            return absent;
        }
        try {
            return spec.accept(new BigDecimal(text)).orElseThrow(() -> wrong(cli, option, spec.expected(), text));
        } catch (NumberFormatException e) {
            throw wrong(cli, option, spec.expected(), text);
        }
    }

    private static CliException wrong(Cli cli, String option, String expected, String found) {
        return CliException.usage(cli.texts().get("cli.usage.value", option, expected, found));
    }
}
