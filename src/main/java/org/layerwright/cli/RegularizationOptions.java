package org.layerwright.cli;

import java.util.Objects;
import java.util.stream.Stream;
import org.layerwright.network.param.ParamSpec;
import org.layerwright.plan.EarlyStopping;
import org.layerwright.plan.Regularization;
import picocli.CommandLine.Option;

/** The options that keep a network from learning by heart. */
final class RegularizationOptions {
    @Option(names = "--l1", paramLabel = "X")
    private String l1;

    @Option(names = "--l2", paramLabel = "X")
    private String l2;

    @Option(names = "--weight-decay", paramLabel = "X")
    private String weightDecay;

    @Option(names = "--label-smoothing", paramLabel = "X")
    private String labelSmoothing;

    @Option(names = "--clip-value", paramLabel = "X")
    private String clipValue;

    @Option(names = "--clip-norm", paramLabel = "X")
    private String clipNorm;

    @Option(names = "--max-norm", paramLabel = "X")
    private String maxNorm;

    @Option(names = "--ema", paramLabel = "DECAY")
    private String ema;

    @Option(names = "--patience", paramLabel = "EPOCHS")
    private String patience;

    @Option(names = "--monitor", paramLabel = "FIGURE")
    private String monitor;

    boolean isAnyGiven() {
        return Stream.of(l1, l2, weightDecay, labelSmoothing, clipValue, clipNorm, maxNorm, ema, patience, monitor)
                .anyMatch(Objects::nonNull);
    }

    Regularization regularization(Cli cli, Regularization base) {
        Regularization result = with(cli, base, "--l1", l1, Regularization.L1);
        result = with(cli, result, "--l2", l2, Regularization.L2);
        result = with(cli, result, "--weight-decay", weightDecay, Regularization.WEIGHT_DECAY);
        result = with(cli, result, "--label-smoothing", labelSmoothing, Regularization.LABEL_SMOOTHING);
        result = with(cli, result, "--clip-value", clipValue, Regularization.CLIP_VALUE);
        result = with(cli, result, "--clip-norm", clipNorm, Regularization.CLIP_NORM);
        result = with(cli, result, "--max-norm", maxNorm, Regularization.MAX_NORM);
        return with(cli, result, "--ema", ema, Regularization.EMA_DECAY);
    }

    private static Regularization with(
            Cli cli, Regularization base, String option, String text, ParamSpec<Double> spec) {
        return base.with(spec, new OptionText(cli, option, text).value(spec, base.get(spec)));
    }

    EarlyStopping earlyStopping(Cli cli, EarlyStopping base) {
        int epochs = new OptionText(cli, "--patience", patience)
                .value(EarlyStopping.PATIENCE, base.get(EarlyStopping.PATIENCE));
        String figure =
                new OptionText(cli, "--monitor", monitor).value(EarlyStopping.MONITOR, base.get(EarlyStopping.MONITOR));
        return base.with(EarlyStopping.PATIENCE, epochs).with(EarlyStopping.MONITOR, figure);
    }
}
