package org.layerwright.ui.viewmodel;

import java.util.List;
import org.layerwright.network.Problem;
import org.layerwright.network.cost.CostLedger;
import org.layerwright.plan.TrainingPlan;
import org.layerwright.plan.optimizer.OptimizerType;
import org.layerwright.plan.optimizer.OptimizerTypes;
import org.layerwright.text.Sizes;
import org.layerwright.text.Texts;

/**
 * The line below the stack and what stands above it.
 *
 * @param known whether the costs could be counted; not while a layer without a shape is in the way
 * @param sound whether nothing is wrong with the network, also not for its data
 * @param ready whether it can be trained, which data and settings have a say in too
 * @param verdict that in words: {@code Ready to train}, {@code 2 problems}
 * @param problems what concerns no single layer
 */
public record TotalsViewModel(
        String parameters,
        String multiplyAdds,
        String weightMemory,
        String trainingMemory,
        int batchSize,
        boolean known,
        boolean sound,
        boolean ready,
        String verdict,
        List<ProblemLine> problems) {

    /**
     * @param wrong what is wrong with the plan, or with the network for the plan's data
     * @param processors cores of this machine, used where the plan leaves the number of threads open
     */
    public static TotalsViewModel of(
            NetworkState state, TrainingPlan plan, List<Problem> wrong, int processors, Texts texts) {
        CostLedger costs = state.costs();
        int problemCount = state.lowered().problems().size();
        List<Problem> misfits = PlanFit.among(wrong);
        boolean known = !costs.layers().isEmpty();
        return new TotalsViewModel(
                known ? Numbers.count(costs.parameters(), texts.locale()) : "–",
                known ? Numbers.count(costs.multiplyAdds(), texts.locale()) : "–",
                known ? Sizes.of(costs.weightBytes(), texts.locale()) : "–",
                known ? Sizes.of(trainingBytes(costs, plan, processors), texts.locale()) : "–",
                plan.batchSize(),
                known,
                state.isSound() && misfits.isEmpty(),
                state.isSound() && wrong.isEmpty(),
                !state.isSound()
                        ? texts.get("ui.verdict.problems", problemCount)
                        : !misfits.isEmpty()
                                ? texts.get("ui.verdict.misfit")
                                : texts.get(wrong.isEmpty() ? "ui.verdict.sound" : "ui.verdict.plan"),
                ProblemLine.of(state.generalProblems(), texts));
    }

    /** The bytes that training by a plan needs, at most. */
    static long trainingBytes(CostLedger costs, TrainingPlan plan, int processors) {
        return trainedBytes(
                costs,
                plan,
                plan.compute().threads() == 0 ? processors : plan.compute().threads());
    }

    /** The same with the number of threads that a run really had. */
    public static long trainedBytes(CostLedger costs, TrainingPlan plan, int threads) {
        int slots = OptimizerTypes.find(plan.optimizer().type())
                .map(OptimizerType::slots)
                .orElse(0);
        return costs.trainingBytes(plan.batchSize(), slots, threads);
    }
}
