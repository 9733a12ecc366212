package org.layerwright;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaModifier.FINAL;
import static com.tngtech.archunit.core.domain.JavaModifier.PRIVATE;
import static com.tngtech.archunit.core.domain.JavaModifier.SYNTHETIC;
import static com.tngtech.archunit.core.domain.properties.HasModifiers.Predicates.modifier;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.io.Serializable;
import java.util.AbstractCollection;
import java.util.AbstractMap;
import java.util.EventObject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

/**
 * The rules of the architecture for the packages below a root, by name.
 *
 * <p>The root is a parameter so that each rule can be shown to fail: {@link ArchitectureRulesTest} applies them to
 * fixtures that break them on purpose.
 */
final class ArchitectureRules {
    /** Types of which every value can be changed. */
    private static final DescribedPredicate<JavaClass> MADE_TO_CHANGE = resideInAnyPackage(
                    "java.util.concurrent.atomic..")
            .or(assignableTo(ThreadLocal.class))
            .or(assignableTo(Random.class))
            .or(assignableTo(StringBuilder.class))
            .or(assignableTo(AbstractCollection.class))
            .or(assignableTo(AbstractMap.class));

    private final String root;

    ArchitectureRules(String root) {
        this.root = root;
    }

    Map<String, ArchRule> all() {
        Map<String, ArchRule> rules = new LinkedHashMap<>();
        rules.put("noCycles", noCycles());
        rules.put("valuesKnowNoMachinery", valuesKnowNoMachinery());
        rules.put("tensorsOnlyInEngine", tensorsOnlyInEngine());
        rules.put("engineOnlyInTheWorker", engineOnlyInTheWorker());
        rules.put("replaysOnlyInTheWorker", replaysOnlyInTheWorker());
        rules.put("javaFxOnlyInUi", javaFxOnlyInUi());
        rules.put("viewModelsDrawNothing", viewModelsDrawNothing());
        rules.put("cliNeverUi", cliNeverUi());
        rules.put("runLaterOnlyInUiFx", runLaterOnlyInUiFx());
        rules.put("threadsOnlyWhereTheyEnd", threadsOnlyWhereTheyEnd());
        rules.put("standardOutputOnlyInCli", standardOutputOnlyInCli());
        rules.put("eventsAreRecords", eventsAreRecords());
        rules.put("staticFieldsAreFinal", staticFieldsAreFinal());
        rules.put("staticFieldsHoldConstants", staticFieldsHoldConstants());
        rules.put("noGetInstance", noGetInstance());
        rules.put("nothingSerializable", nothingSerializable());
        // A package that a rule speaks of may not be written yet.
        rules.replaceAll((name, rule) -> rule.allowEmptyShould(true));
        return rules;
    }

    private ArchRule noCycles() {
        return slices().matching(root + ".(**)")
                .should()
                .beFreeOfCycles()
                .because("a package that others know must be readable, and testable, without them");
    }

    private ArchRule valuesKnowNoMachinery() {
        return noClasses()
                .that()
                .resideInAnyPackage(in("network", "plan", "data", "model", "event"))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(in("engine", "run", "worker", "cli", "ui", "app"))
                .because("networks, plans and data are values: they mean the same with any engine and any window");
    }

    private ArchRule tensorsOnlyInEngine() {
        return noClasses()
                .that()
                .resideOutsideOfPackage(root + ".engine..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.nd4j..", "org.bytedeco..")
                .because(
                        "native tensors crash and leak, so one package owns them and another engine can take its place");
    }

    private ArchRule engineOnlyInTheWorker() {
        return noClasses()
                .that()
                .resideOutsideOfPackages(in("engine", "worker.host", "cli", "app"))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(root + ".engine..")
                .because(
                        "training runs in another process, so that a crash there leaves the window and the files whole");
    }

    private ArchRule replaysOnlyInTheWorker() {
        return noClasses()
                .that()
                .resideOutsideOfPackages(in("export", "worker.host"))
                .should()
                .dependOnClassesThat(resideInAnyPackage("ai.onnxruntime..").or(name(root + ".export.Replays")))
                .because("what runs exported files is native code and other programs, which may crash or hang");
    }

    private ArchRule javaFxOnlyInUi() {
        return noClasses()
                .that()
                .resideOutsideOfPackages(in("ui", "app"))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("javafx..", "org.controlsfx..", "atlantafx..", "org.kordamp..")
                .because("everything but the window runs on machines without a display");
    }

    private ArchRule viewModelsDrawNothing() {
        return noClasses()
                .that()
                .resideInAPackage(root + ".ui.viewmodel..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("javafx.scene..", "javafx.stage..")
                .because("view models are tested without a toolkit");
    }

    private ArchRule cliNeverUi() {
        return noClasses()
                .that()
                .resideInAPackage(root + ".cli..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(root + ".ui..")
                .because("a command must not start the toolkit");
    }

    private ArchRule runLaterOnlyInUiFx() {
        return noClasses()
                .that()
                .resideOutsideOfPackage(root + ".ui.fx..")
                .should()
                .accessTargetWhere(target(owner(name("javafx.application.Platform")))
                        .and(target(name("runLater")))
                        .as("Platform.runLater"))
                .because("a flood of events must reach the window through the one executor that conflates them");
    }

    private ArchRule threadsOnlyWhereTheyEnd() {
        return noClasses()
                .that()
                .resideOutsideOfPackages(in("engine", "worker", "ui.fx"))
                .should()
                .callConstructorWhere(target(owner(assignableTo(Thread.class))).as("new Thread"))
                .because("who starts a thread must also end it; others are handed an executor");
    }

    private ArchRule standardOutputOnlyInCli() {
        return noClasses()
                .that()
                .resideOutsideOfPackage(root + ".cli..")
                .should()
                .accessField(System.class, "out")
                .because("standard output is the result of a command, which other programs read");
    }

    private ArchRule eventsAreRecords() {
        return classes()
                .that(assignableTo(root + ".event.WorkerEvent").or(assignableTo(root + ".event.WorkerCommand")))
                .and()
                .areNotInterfaces()
                .should()
                .beRecords()
                .because("events and commands cross a process border as JSON and are compared in tests");
    }

    private ArchRule staticFieldsAreFinal() {
        return fields().that()
                .areStatic()
                .should()
                .beFinal()
                .because("state of the whole process makes two windows, or two tests, disturb each other");
    }

    private ArchRule staticFieldsHoldConstants() {
        return fields().that()
                .areStatic()
                .and(not(modifier(SYNTHETIC)))
                .should(holdAConstant())
                .because("a final field of something that changes is state of the whole process all the same");
    }

    private ArchRule noGetInstance() {
        return methods()
                .should()
                .notHaveName("getInstance")
                .because("what a class needs is passed to its constructor, where the reader and a test can see it");
    }

    private ArchRule nothingSerializable() {
        return noClasses()
                .that(not(assignableTo(Throwable.class))
                        .and(not(assignableTo(Enum.class)))
                        .and(not(assignableTo(EventObject.class)))
                        .as("are no exceptions, enums or JavaFX events"))
                .should()
                .beAssignableTo(Serializable.class)
                .because("files are JSON, safetensors and zip: reading one must never create an object of its choice");
    }

    /** Refuses what is made to be changed. A declared List or Map may be unmodifiable, and a private array a table. */
    private static ArchCondition<JavaField> holdAConstant() {
        return new ArchCondition<>("hold a constant") {
            @Override
            public void check(JavaField field, ConditionEvents events) {
                boolean changes = field.getRawType().isArray()
                        ? !field.getModifiers().contains(PRIVATE)
                        : MADE_TO_CHANGE.test(field.getRawType());
                boolean constant = field.getModifiers().contains(FINAL) && !changes;
                events.add(new SimpleConditionEvent(
                        field, constant, field.getDescription() + " can be changed " + field.getSourceCodeLocation()));
            }
        };
    }

    private String[] in(String... packages) {
        return Stream.of(packages).map(name -> root + "." + name + "..").toArray(String[]::new);
    }
}
