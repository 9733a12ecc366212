package org.layerwright.ui.testing;

import java.util.Optional;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Skips the tests that need the JavaFX toolkit where it cannot start, unless they are required. */
final class FxCondition implements ExecutionCondition {
    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        Optional<String> problem = Fx.problem();
        if (problem.isEmpty()) {
            return ConditionEvaluationResult.enabled("the JavaFX toolkit runs");
        }
        if (required()) {
            return ConditionEvaluationResult.enabled("required, so the test fails for want of the toolkit");
        }
        // Surefire shows no reasons for skipped tests, and a silent skip would look like a pass.
        System.err.println("[fx] " + context.getDisplayName() + " is skipped: " + problem.get());
        return ConditionEvaluationResult.disabled(problem.get());
    }

    private static boolean required() {
        return "required".equals(System.getProperty("layerwright.fx.tests")) || "true".equals(System.getenv("CI"));
    }
}
