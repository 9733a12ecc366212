package org.layerwright;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.FailureReport;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Shows that each rule of the architecture catches the fixture that breaks it, and leaves the tidy fixtures alone. */
class ArchitectureRulesTest {
    private static final String FIXTURES = "org.layerwright.archfixture";

    /** For each rule, the fixture that breaks it. */
    private static final Map<String, String> BREAKERS = Map.ofEntries(
            Map.entry("noCycles", "network.KnowsPlan"),
            Map.entry("valuesKnowNoMachinery", "data.KnowsRun"),
            Map.entry("tensorsOnlyInEngine", "export.UsesTensor"),
            Map.entry("engineOnlyInTheWorker", "export.UsesEngine"),
            Map.entry("replaysOnlyInTheWorker", "ui.LoadsRuntime"),
            Map.entry("javaFxOnlyInUi", "export.UsesProperty"),
            Map.entry("viewModelsDrawNothing", "ui.viewmodel.HoldsNode"),
            Map.entry("cliNeverUi", "cli.OpensWindow"),
            Map.entry("runLaterOnlyInUiFx", "ui.view.RunsLater"),
            Map.entry("threadsOnlyWhereTheyEnd", "run.StartsThread"),
            Map.entry("standardOutputOnlyInCli", "run.Prints"),
            Map.entry("eventsAreRecords", "event.ClassEvent"),
            Map.entry("staticFieldsAreFinal", "run.CountsForAll"),
            Map.entry("staticFieldsHoldConstants", "run.CachesForAll"),
            Map.entry("noGetInstance", "run.Singleton"),
            Map.entry("nothingSerializable", "run.SavesItself"));

    /** A violation by a class named "Tidy…": the first name in the line is the one that is to blame. */
    private static final Pattern TIDY = Pattern.compile("^[^<]*<[^>]*\\.Tidy");

    private final JavaClasses fixtures = new ClassFileImporter().importPackages(FIXTURES);

    @TestFactory
    Stream<DynamicTest> eachRuleCatchesItsBreaker() {
        return new ArchitectureRules(FIXTURES)
                .all().entrySet().stream()
                        .map(rule -> DynamicTest.dynamicTest(rule.getKey(), () -> {
                            FailureReport report =
                                    rule.getValue().evaluate(fixtures).getFailureReport();
                            String breaker = FIXTURES + "." + BREAKERS.get(rule.getKey());
                            assertTrue(
                                    report.toString().contains(breaker), () -> breaker + " went unnoticed: " + report);
                            assertTrue(rule.getValue().getDescription().contains("because"), "no reason given");
                            // What is allowed stands in classes named "Tidy"; a rule that catches them is too strict.
                            assertTrue(report.getDetails().stream().noneMatch(TIDY.asPredicate()), report::toString);
                        }));
    }

    @Test
    void everyRuleHasABreaker() {
        assertEquals(BREAKERS.keySet(), new ArchitectureRules(FIXTURES).all().keySet());
    }
}
