package org.layerwright.ui.viewmodel.runs;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.layerwright.network.LayerSpec;
import org.layerwright.network.NetworkSpec;
import org.layerwright.network.layer.LayerTypes;
import org.layerwright.network.param.ParamSpec;
import org.layerwright.network.param.ParamValues;
import org.layerwright.network.param.Parameterized;
import org.layerwright.network.param.Setting;
import org.layerwright.plan.EarlyStopping;
import org.layerwright.plan.Regularization;
import org.layerwright.plan.TrainingPlan;
import org.layerwright.plan.loss.LossTypes;
import org.layerwright.plan.optimizer.OptimizerTypes;
import org.layerwright.plan.schedule.ScheduleTypes;
import org.layerwright.run.RunRecord;

/**
 * In what runs differ, setting by setting. A parameter that a file leaves out counts with its default, so that writing a
 * default down makes no difference.
 */
public final class SettingsDiff {
    /** The setting whose value is the {@link RunRecord.Initial} that the weights came from, or {@link #DRAWN}. */
    static final String WEIGHTS = "initialWeights";

    static final String DRAWN = "drawn";
    private static final String TYPE = "type";

    private SettingsDiff() {}

    /**
     * A setting that is not the same in all runs.
     *
     * @param path where it stands: {@code optimizer, learningRate} or {@code layer, conv1, filters}
     * @param values one a run; null where a run does not have it
     */
    public record Row(List<String> path, List<Object> values) {
        public Row {
            path = List.copyOf(path);
        }
    }

    /** The rows in the order of the files: layers first, then the plan, then what it began with. */
    public static List<Row> between(List<RunRecord> runs) {
        List<Map<List<String>, Object>> all =
                runs.stream().map(SettingsDiff::flat).toList();
        Set<List<String>> paths = new LinkedHashSet<>();
        all.forEach(settings -> paths.addAll(settings.keySet()));
        List<Row> rows = new ArrayList<>();
        for (List<String> path : paths) {
            List<Object> values = new ArrayList<>();
            all.forEach(settings -> values.add(settings.get(path)));
            if (values.stream().distinct().count() > 1 && !isImplied(path, all)) {
                rows.add(new Row(path, values));
            }
        }
        return List.copyOf(rows);
    }

    /** Of a layer that a run lacks one row tells it all; the order of layers matters only where they are the same. */
    private static boolean isImplied(List<String> path, List<Map<List<String>, Object>> all) {
        if (path.get(0).equals("layers")) {
            return all.stream()
                            .map(settings -> new TreeSet<>(names(settings)))
                            .distinct()
                            .count()
                    > 1;
        }
        if (!path.get(0).equals("layer") || path.get(2).equals(TYPE)) {
            return false;
        }
        List<String> type = List.of("layer", path.get(1), TYPE);
        return all.stream().map(settings -> settings.get(type)).distinct().count() > 1;
    }

    private static List<String> names(Map<List<String>, Object> settings) {
        return settings.keySet().stream()
                .filter(path -> path.get(0).equals("layer") && path.get(2).equals(TYPE))
                .map(path -> path.get(1))
                .toList();
    }

    private static Map<List<String>, Object> flat(RunRecord run) {
        Map<List<String>, Object> settings = new LinkedHashMap<>();
        network(run.network(), settings);
        plan(run.plan(), settings);
        settings.put(
                List.of(WEIGHTS),
                run.provenance().initial().<Object>map(from -> from).orElse(DRAWN));
        return settings;
    }

    private static void network(NetworkSpec network, Map<List<String>, Object> settings) {
        settings.put(
                List.of("layers"),
                String.join(", ", network.layers().stream().map(LayerSpec::name).toList()));
        for (LayerSpec layer : network.layers()) {
            settings.put(List.of("layer", layer.name(), TYPE), layer.type());
            if (!layer.inputs().isEmpty()) {
                settings.put(List.of("layer", layer.name(), "inputs"), String.join(", ", layer.inputs()));
            }
            if (layer.isSharing()) {
                settings.put(List.of("layer", layer.name(), "sharedWith"), layer.sharedWith());
            }
            params(LayerTypes.find(layer.type()), layer.params(), settings, "layer", layer.name());
        }
    }

    private static void plan(TrainingPlan plan, Map<List<String>, Object> settings) {
        settings.put(List.of("dataset"), plan.data().dataset());
        settings.put(List.of("limit"), plan.data().limit());
        settings.put(List.of("validationFraction"), plan.data().validationFraction());
        settings.put(List.of("standardize"), plan.data().standardize());
        settings.put(List.of("augmentation"), plan.data().augmentation());
        setting(
                "optimizer",
                plan.optimizer(),
                OptimizerTypes.find(plan.optimizer().type()),
                settings);
        setting("schedule", plan.schedule(), ScheduleTypes.find(plan.schedule().type()), settings);
        setting("loss", plan.loss(), LossTypes.find(plan.loss().type()), settings);
        params(Regularization.PARAMS, plan.regularization().params(), settings);
        params(EarlyStopping.PARAMS, plan.earlyStopping().params(), settings);
        settings.put(List.of("epochs"), plan.epochs());
        settings.put(List.of("batchSize"), plan.batchSize());
        settings.put(List.of("seed"), plan.seed());
        settings.put(List.of("device"), plan.compute().device());
        settings.put(List.of("threads"), plan.compute().threads());
        settings.put(List.of("precision"), plan.compute().precision());
    }

    private static void setting(
            String kind, Setting chosen, Optional<? extends Parameterized> type, Map<List<String>, Object> settings) {
        settings.put(List.of(kind, TYPE), chosen.type());
        params(type, chosen.params(), settings, kind);
    }

    private static void params(
            Optional<? extends Parameterized> type,
            ParamValues values,
            Map<List<String>, Object> settings,
            String... before) {
        params(type.<List<ParamSpec<?>>>map(Parameterized::params).orElse(List.of()), values, settings, before);
    }

    private static void params(
            List<ParamSpec<?>> specs, ParamValues values, Map<List<String>, Object> settings, String... before) {
        Map<String, Object> all = new LinkedHashMap<>();
        specs.forEach(spec -> all.put(spec.name(), spec.defaultValue()));
        all.putAll(values.asMap());
        all.forEach((name, value) -> {
            List<String> path = new ArrayList<>(List.of(before));
            path.add(name);
            settings.put(List.copyOf(path), plain(Objects.requireNonNull(value)));
        });
    }

    /** A whole number is the same as itself with a point. */
    private static Object plain(Object value) {
        return value instanceof Integer whole ? (Object) whole.doubleValue() : value;
    }
}
