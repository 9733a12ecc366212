package org.layerwright.ui.viewmodel;

import java.util.List;
import org.layerwright.network.Fix;
import org.layerwright.network.Problem;
import org.layerwright.text.Texts;

/**
 * A problem in words, with its repairs.
 *
 * @param sentence what is wrong and what to do
 * @param repairs what can be done with one click
 */
public record ProblemLine(String sentence, List<Repair> repairs) {
    /**
     * @param label on the button
     * @param fix what it does
     */
    public record Repair(String label, Fix fix) {}

    public ProblemLine {
        repairs = List.copyOf(repairs);
    }

    static List<ProblemLine> of(List<Problem> problems, Texts texts) {
        return problems.stream()
                .map(problem -> new ProblemLine(
                        texts.problem(problem),
                        problem.fixes().stream()
                                .map(fix -> new Repair(texts.fix(fix), fix))
                                .toList()))
                .toList();
    }
}
