package org.layerwright.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.layerwright.json.JsonWriter;
import org.layerwright.model.TrainedModel;
import org.layerwright.network.LayerSpec;
import org.layerwright.network.NetworkSpec;
import org.layerwright.network.cost.CostLedger;
import org.layerwright.network.cost.LayerCost;
import org.layerwright.network.layer.Lowered;
import org.layerwright.network.layer.Lowering;
import org.layerwright.text.Texts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code layerwright info}: what a network is made of and what it costs. */
@Command(name = "info", sortOptions = false)
final class InfoCommand implements Callable<Integer> {
    private static final int WORD_COLUMNS = 3;

    private final Cli cli;

    @Parameters(paramLabel = "FILE", descriptionKey = "file")
    private Path file;

    @Option(names = "--json")
    private boolean json;

    InfoCommand(Cli cli) {
        this.cli = cli;
    }

    @Override
    public Integer call() {
        if (new ModelFiles(cli).isModel(file)) {
            TrainedModel model = new ModelFiles(cli).read(file);
            return report(model.network(), model.metrics());
        }
        return report(new NetworkFiles(cli).network(file), Map.of());
    }

    private int report(NetworkSpec network, Map<String, Double> metrics) {
        Lowered lowered = Lowering.lower(network);
        CostLedger costs = CostLedger.of(lowered);
        List<String> problems =
                lowered.problems().stream().map(cli.texts()::problem).toList();
        if (json) {
            cli.out().print(asJson(network, lowered, costs, problems, metrics).toText());
        } else {
            print(network, lowered, costs, metrics);
            problems.forEach(cli.err()::println);
        }
        return problems.isEmpty() ? ExitCode.OK : ExitCode.FAILED;
    }

    private void print(NetworkSpec network, Lowered lowered, CostLedger costs, Map<String, Double> metrics) {
        Texts texts = cli.texts();
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of(
                texts.get("cli.info.layer"),
                texts.get("cli.info.type"),
                texts.get("cli.info.output"),
                texts.get("cli.info.parameters"),
                texts.get("cli.info.multiplyAdds")));
        for (LayerSpec layer : network.layers()) {
            LayerCost cost = costs.layer(layer.name()).orElse(null);
            String shape = lowered.shapes().containsKey(layer.name())
                    ? lowered.shapes().get(layer.name()).toString()
                    : "?";
            rows.add(List.of(
                    layer.name(),
                    layer.type(),
                    shape,
                    number(cost == null ? 0 : cost.parameters()),
                    number(cost == null ? 0 : cost.multiplyAdds())));
        }
        cli.out().println(network.name());
        Columns.table(rows, WORD_COLUMNS).forEach(cli.out()::println);
        cli.out()
                .println(texts.get(
                        "cli.info.totals",
                        costs.parameters(),
                        costs.multiplyAdds(),
                        kib(costs.weightBytes()),
                        kib(costs.activationBytes())));
        new TreeMap<>(metrics).forEach((name, value) -> cli.out().println(name + ": " + ProgressLine.number(value)));
    }

    private String number(long value) {
        return cli.texts().get("cli.number", value);
    }

    private static String kib(long bytes) {
        return String.format(Locale.ROOT, "%.1f", bytes / 1024.0);
    }

    private static JsonWriter asJson(
            NetworkSpec network,
            Lowered lowered,
            CostLedger costs,
            List<String> problems,
            Map<String, Double> metrics) {
        List<JsonWriter> layers = new ArrayList<>();
        for (LayerSpec layer : network.layers()) {
            JsonWriter json = new JsonWriter().put("name", layer.name()).put("type", layer.type());
            if (lowered.shapes().containsKey(layer.name())) {
                json.put("output", lowered.shapes().get(layer.name()).toString());
            }
            costs.layer(layer.name())
                    .ifPresent(cost -> json.put("parameters", cost.parameters())
                            .put("multiplyAdds", cost.multiplyAdds())
                            .put("weightBytes", cost.weightBytes())
                            .put("activationBytes", cost.activationBytes()));
            layers.add(json);
        }
        JsonWriter measured = new JsonWriter();
        new TreeMap<>(metrics).forEach(measured::put);
        return new JsonWriter()
                .put("name", network.name())
                .putObjects("layers", layers)
                .put("parameters", costs.parameters())
                .put("multiplyAdds", costs.multiplyAdds())
                .put("weightBytes", costs.weightBytes())
                .put("activationBytes", costs.activationBytes())
                .put("metrics", measured)
                .putStrings("problems", problems);
    }
}
