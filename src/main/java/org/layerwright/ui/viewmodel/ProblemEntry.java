package org.layerwright.ui.viewmodel;

import java.util.ArrayList;
import java.util.List;
import org.layerwright.network.Problem;
import org.layerwright.text.Texts;

/**
 * One row of the list of all problems.
 *
 * @param layer the position of the layer it concerns, or {@link DocumentViewModel#NOTHING} for the network as a whole
 * @param line what is wrong, with its repairs
 */
public record ProblemEntry(int layer, ProblemLine line) {
    /** Every problem of a network: those of no single layer first, then by layer. */
    public static List<ProblemEntry> of(NetworkState state, Texts texts) {
        List<ProblemEntry> entries = new ArrayList<>();
        add(entries, DocumentViewModel.NOTHING, state.generalProblems(), texts);
        for (int i = 0; i < state.problemsOfLayer().size(); i++) {
            add(entries, i, state.problemsOfLayer().get(i), texts);
        }
        return List.copyOf(entries);
    }

    private static void add(List<ProblemEntry> entries, int layer, List<Problem> problems, Texts texts) {
        ProblemLine.of(problems, texts).forEach(line -> entries.add(new ProblemEntry(layer, line)));
    }
}
