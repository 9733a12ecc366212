package org.layerwright.ui.viewmodel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.layerwright.network.LayerSpec;
import org.layerwright.network.NetworkSpec;
import org.layerwright.network.layer.Conv2D;
import org.layerwright.network.layer.Input;
import org.layerwright.network.layer.LayerTypes;
import org.layerwright.network.layer.MaxPool2D;
import org.layerwright.plan.TrainingPlan;
import org.layerwright.text.Texts;

class LayerCardViewModelTest {
    private static final Texts ENGLISH = new Texts(Texts.ENGLISH);
    private static final Texts CHINESE = new Texts(Texts.CHINESE);

    private static final NetworkState STATE = NetworkState.of(NetworkSpec.of(
            "n",
            LayerSpec.of("input", Input.ID),
            LayerSpec.of("conv", Conv2D.ID, "filters", 32, "activation", "relu", "stride", 2, "useBias", false),
            LayerSpec.of("pool", MaxPool2D.ID, "poolSize", 40)));

    @Test
    void tellsTheParametersThatMatter() {
        LayerCardViewModel conv = LayerCardViewModel.of(STATE, ENGLISH).get(1);
        assertEquals("32 filters · 3×3 · ReLU · stride 2 · no bias", conv.summary());
        assertEquals("13×13×32", conv.shape());
        // 3 · 3 · 1 · 32 weights, used at 13 · 13 places.
        assertEquals("288", conv.parameters());
        assertEquals("48,672", conv.multiplyAdds());
        assertEquals(1, conv.parameterShare());
        assertFalse(conv.hasProblems());
        assertEquals(
                "32 个滤波器 · 3×3 · ReLU · 步幅 2 · 无偏置",
                LayerCardViewModel.of(STATE, CHINESE).get(1).summary());
    }

    @Test
    void aBrokenLayerSaysWhatIsWrongAndHowToRepairIt() {
        LayerCardViewModel pool = LayerCardViewModel.of(STATE, ENGLISH).get(2);
        assertEquals("", pool.shape());
        ProblemLine line = pool.problems().get(0);
        assertTrue(line.sentence().startsWith("pool: the window covers 40 pixels"), line.sentence());
        assertEquals(
                List.of("Padding → same", "Window → 13"),
                line.repairs().stream().map(ProblemLine.Repair::label).toList());
        assertTrue(pool.spoken().contains(line.sentence()));
    }

    @Test
    void cardsOfUntouchedLayersStayEqual() {
        NetworkState changed = NetworkState.of(
                new org.layerwright.network.NetworkEdit.SetParam("pool", "poolSize", 2).applyTo(STATE.network()));
        List<LayerCardViewModel> before = LayerCardViewModel.of(STATE, ENGLISH);
        List<LayerCardViewModel> after = LayerCardViewModel.of(changed, ENGLISH);
        assertEquals(before.subList(0, 2), after.subList(0, 2));
        assertFalse(before.get(2).equals(after.get(2)));
    }

    @Test
    void aTypeThatIsNotKnownKeepsItsName() {
        NetworkState state = NetworkState.of(NetworkSpec.of("n", LayerSpec.of("x", "Capsule")));
        LayerCardViewModel card = LayerCardViewModel.of(state, ENGLISH).get(0);
        assertEquals("Capsule", card.title());
        assertTrue(card.category().isEmpty());
        assertEquals("remove", card.problems().get(0).repairs().get(0).fix().code());
    }

    @Test
    void totalsFollowThePlan() {
        TotalsViewModel one = TotalsViewModel.of(STATE, TrainingPlan.DEFAULT.withBatchSize(1), List.of(), 2, ENGLISH);
        TotalsViewModel many =
                TotalsViewModel.of(STATE, TrainingPlan.DEFAULT.withBatchSize(1000), List.of(), 2, ENGLISH);
        assertEquals("288", one.parameters());
        assertEquals("1.15 kB", one.weightMemory());
        assertFalse(one.trainingMemory().equals(many.trainingMemory()));
        assertEquals("1 problem to repair", one.verdict());
    }

    @Test
    void thePaletteHoldsEveryLayerOnceWithHelp() {
        for (Texts texts : List.of(ENGLISH, CHINESE)) {
            List<PaletteViewModel.Entry> entries = PaletteViewModel.of(texts).groups().stream()
                    .flatMap(group -> group.entries().stream())
                    .toList();
            assertEquals(
                    LayerTypes.all().size(),
                    entries.stream()
                            .map(PaletteViewModel.Entry::type)
                            .distinct()
                            .count());
            assertEquals(LayerTypes.all().size(), entries.size());
            entries.forEach(entry -> assertFalse(entry.help().isBlank(), entry.title()));
        }
    }

    @Test
    void numbersAreShortEnoughToRead() {
        assertEquals("93,322", Numbers.count(93_322, Locale.ENGLISH));
        assertEquals("12.3 M", Numbers.count(12_345_678, Locale.ENGLISH));
        assertEquals("1.02 G", Numbers.count(1_018_000_000, Locale.ENGLISH));
    }
}
