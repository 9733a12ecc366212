package org.layerwright.ui.viewmodel;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.layerwright.network.NetworkSpec;
import org.layerwright.network.Problem;
import org.layerwright.network.layer.Input;
import org.layerwright.text.Texts;

/**
 * One row of the list of all problems.
 *
 * @param layer the position of the layer it concerns, or {@link DocumentViewModel#NOTHING} for the network as a whole
 * @param line what is wrong, with its repairs
 */
public record ProblemEntry(int layer, ProblemLine line) {
    /**
     * Every problem of a network: those of no single layer first, then by layer, then those that it has with its data.
     *
     * @param wrong what is wrong with the plan, or with the network for the plan's data
     */
    public static List<ProblemEntry> of(NetworkState state, List<Problem> wrong, Texts texts) {
        List<ProblemEntry> entries = new ArrayList<>();
        add(entries, DocumentViewModel.NOTHING, state.generalProblems(), texts);
        for (int i = 0; i < state.problemsOfLayer().size(); i++) {
            add(entries, i, state.problemsOfLayer().get(i), texts);
        }
        PlanFit.among(wrong)
                .forEach(problem -> add(entries, concerned(state.network(), problem), List.of(problem), texts));
        return List.copyOf(entries);
    }

    /** What is said of no layer is about what the network reads. */
    private static int concerned(NetworkSpec network, Problem problem) {
        return IntStream.range(0, network.layers().size())
                .filter(i -> problem.subject().isEmpty()
                        ? network.layers().get(i).type().equals(Input.ID)
                        : network.layers().get(i).name().equals(problem.subject()))
                .findFirst()
                .orElse(DocumentViewModel.NOTHING);
    }

    private static void add(List<ProblemEntry> entries, int layer, List<Problem> problems, Texts texts) {
        ProblemLine.of(problems, texts).forEach(line -> entries.add(new ProblemEntry(layer, line)));
    }
}
