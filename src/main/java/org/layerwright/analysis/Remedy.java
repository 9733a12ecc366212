package org.layerwright.analysis;

import java.util.Arrays;
import java.util.List;
import org.layerwright.network.NetworkEdit;

/**
 * What to do about a finding: a change that can be carried out with one click, or advice where it cannot. The text
 * stands under {@code remedy.<code>} in the bundle {@code doctor}.
 */
public sealed interface Remedy {
    /** What is done, in kebab case: {@code lower-rate}. */
    String code();

    /** What the text names. */
    List<Object> arguments();

    /** Another plan for the next run. */
    record ChangePlan(String code, List<Object> arguments, PlanEdit edit) implements Remedy {
        public ChangePlan {
            arguments = List.copyOf(arguments);
        }
    }

    /** Another network for the next run. */
    record ChangeNetwork(String code, List<Object> arguments, NetworkEdit edit) implements Remedy {
        public ChangeNetwork {
            arguments = List.copyOf(arguments);
        }
    }

    /** Something only a person can do. */
    record Advice(String code, List<Object> arguments) implements Remedy {
        public Advice {
            arguments = List.copyOf(arguments);
        }
    }

    static Remedy plan(String code, PlanEdit edit, Object... arguments) {
        return new ChangePlan(code, Arrays.asList(arguments), edit);
    }

    static Remedy network(String code, NetworkEdit edit, Object... arguments) {
        return new ChangeNetwork(code, Arrays.asList(arguments), edit);
    }

    static Remedy advice(String code, Object... arguments) {
        return new Advice(code, Arrays.asList(arguments));
    }
}
