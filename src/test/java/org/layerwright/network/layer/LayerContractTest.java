package org.layerwright.network.layer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.layerwright.network.LayerSpec;
import org.layerwright.network.NetworkJson;
import org.layerwright.network.NetworkSpec;
import org.layerwright.network.Problem;
import org.layerwright.network.Shape;
import org.layerwright.network.cost.CostLedger;
import org.layerwright.network.op.OpGraph;
import org.layerwright.network.param.ParamSpec;
import org.layerwright.text.Texts;

/** What holds for every layer type, whichever is added. */
class LayerContractTest {
    static List<LayerType> types() {
        return LayerTypes.all();
    }

    @Test
    void everyLayerClassStandsInTheList() {
        Set<String> listed =
                types().stream().map(type -> type.getClass().getName()).collect(Collectors.toSet());
        Set<String> found = new ClassFileImporter()
                .importPackages("org.layerwright.network.layer").stream()
                        .filter(type -> type.isAssignableTo(LayerType.class))
                        .filter(type ->
                                !type.isInterface() && !type.getModifiers().contains(JavaModifier.ABSTRACT))
                        .map(type -> type.getName())
                        .collect(Collectors.toSet());
        assertEquals(found, listed);
        assertEquals(
                types().size(), types().stream().map(LayerType::id).distinct().count());
    }

    @ParameterizedTest
    @MethodSource("types")
    void defaultsAreWithinBoundsAndWhatLiesOutsideIsNot(LayerType type) {
        Set<String> names = new HashSet<>();
        for (ParamSpec<?> param : type.params()) {
            assertTrue(names.add(param.name()), param.name());
            assertEquals(Optional.of(param.defaultValue()), param.accept(param.defaultValue()), param.name());
            assertTrue(param.accept(new Object()).isEmpty(), param.name());
            assertTrue(param.accept(-1e12).isEmpty(), param.name());
            assertTrue(param.accept(Double.NaN).isEmpty(), param.name());
        }
    }

    @ParameterizedTest
    @MethodSource("types")
    void everyTypeHasItsTextsInBothLanguages(LayerType type) {
        for (Locale locale : List.of(Texts.ENGLISH, Texts.CHINESE)) {
            Texts texts = new Texts(locale);
            for (String key : List.of(
                    "layer." + type.id() + ".title", "layer." + type.id() + ".help", "category." + type.category())) {
                assertTrue(texts.find(key).isPresent(), locale + " " + key);
            }
            for (ParamSpec<?> param : type.params()) {
                assertTrue(texts.find("param." + param.name() + ".label").isPresent(), locale + " " + param.name());
                assertTrue(texts.find("param." + param.name() + ".help").isPresent(), locale + " " + param.name());
                if (param instanceof ParamSpec.ChoiceParam choice) {
                    choice.choices()
                            .forEach(id -> assertTrue(texts.find("choice." + id).isPresent(), locale + " " + id));
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("types")
    void lowersWithItsDefaultsSurvivesTheFileAndGivesTheSameGraph(LayerType type) {
        NetworkSpec network = around(type);
        Lowered lowered = Lowering.lower(network);
        assertEquals(List.of(), lowered.problems());
        OpGraph graph = lowered.graph();
        NetworkSpec read = NetworkJson.read(NetworkJson.write(network));
        assertEquals(network, read);
        assertEquals(graph, Lowering.lower(read).graph());
        graph.weights().forEach(weight -> assertTrue(weight.name().matches("[^/]+/[a-z_]+"), weight.name()));
        assertEquals(
                graph.weights().size(),
                graph.weights().stream().map(weight -> weight.name()).distinct().count());
    }

    @ParameterizedTest
    @MethodSource("types")
    void everyChoiceLowers(LayerType type) {
        for (ParamSpec<?> param : type.params()) {
            if (param instanceof ParamSpec.ChoiceParam choice) {
                for (String id : choice.choices()) {
                    NetworkSpec network = around(type);
                    int last = network.layers().size() - 1;
                    LayerSpec changed = network.layers().get(last).withParam(param.name(), id);
                    List<LayerSpec> layers = new ArrayList<>(network.layers());
                    layers.set(last, changed);
                    assertTrue(Lowering.lower(network.withLayers(layers)).isSound(), param.name() + "=" + id);
                }
            }
        }
    }

    /** Whatever a layer is given, it lowers at a cost that is not negative, or says in both languages what is wrong. */
    @ParameterizedTest
    @MethodSource("types")
    void takesAnyShapeOrSaysWhatIsWrong(LayerType type) {
        for (int extent : List.of(0, 1, 5)) {
            LayerSpec input = LayerSpec.of("input", "Input", "height", extent, "width", extent, "channels", 7);
            LayerSpec layer = LayerSpec.of("it", type.id());
            Lowered lowered = Lowering.lower(NetworkSpec.of("n", input, layer));
            for (Problem problem : lowered.problems()) {
                assertTrue(List.of("it", "").contains(problem.subject()), problem.toString());
                for (Locale locale : List.of(Texts.ENGLISH, Texts.CHINESE)) {
                    assertTrue(!new Texts(locale).problem(problem).startsWith("‹"), problem.code());
                    problem.fixes()
                            .forEach(fix ->
                                    assertTrue(!new Texts(locale).fix(fix).startsWith("‹"), fix.code()));
                }
            }
            CostLedger.of(lowered).layers().forEach(cost -> {
                assertTrue(cost.parameters() >= 0 && cost.statistics() >= 0 && cost.multiplyAdds() >= 0);
                assertTrue(cost.weightBytes() >= 0 && cost.activationBytes() >= 0);
            });
            assertTrue(lowered.isSound() || !lowered.problems().isEmpty());
        }
    }

    @Test
    void aFunctionOnItsOwnAndOneCarriedByALayerLowerAlike() {
        Shape shape = Shape.of(4);
        LayerSpec input = LayerSpec.of("input", "Input", "height", 0, "width", 0, "channels", 4);
        for (String function : Activations.ids()) {
            OpGraph carried = Lowering.lower(
                            NetworkSpec.of("n", input, LayerSpec.of("d", "Dense", "units", 4, "activation", function)))
                    .graph();
            OpGraph own = Lowering.lower(NetworkSpec.of(
                            "n",
                            input,
                            LayerSpec.of("d", "Dense", "units", 4),
                            LayerSpec.of("a", "Activation", "function", function)))
                    .graph();
            assertEquals(own.nodes().get(1).type(), carried.nodes().get(1).type());
            assertEquals(own.nodes().get(1).attributes(), carried.nodes().get(1).attributes());
            assertEquals(shape, own.outputShape());
            assertNotEquals(own.nodes().get(0).type(), own.nodes().get(1).type());
        }
    }

    /** A network in which the type comes last and gets what it needs. */
    private static NetworkSpec around(LayerType type) {
        LayerSpec input = LayerSpec.of("input", "Input", "height", 8, "width", 8, "channels", 3);
        if (type.id().equals(Input.ID)) {
            return NetworkSpec.of("n", LayerSpec.of("input", "Input"));
        }
        LayerSpec layer = LayerSpec.of("it", type.id());
        if (type.id().equals(Dense.ID)) {
            return NetworkSpec.of("n", input, LayerSpec.of("flat", "Flatten"), layer);
        }
        if (type.minInputs() > 1) {
            LayerSpec other = LayerSpec.of("other", "Activation");
            return NetworkSpec.of("n", input, other, layer.withInputs(List.of("input", "other")));
        }
        return NetworkSpec.of("n", input, layer);
    }
}
