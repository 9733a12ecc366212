package org.layerwright.ui.viewmodel.train;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.layerwright.analysis.Finding;
import org.layerwright.analysis.PlanEdit;
import org.layerwright.analysis.Remedy;
import org.layerwright.network.NetworkSpec;
import org.layerwright.plan.TrainingPlan;
import org.layerwright.ui.viewmodel.DocumentViewModel;
import org.layerwright.ui.viewmodel.EditName;
import org.layerwright.ui.viewmodel.NumberText;
import org.layerwright.ui.viewmodel.PlanFormViewModel;
import org.layerwright.ui.viewmodel.RunRate;

/** Carries out the doctor's remedies on the plan, the network and the run in progress, and takes them back. */
final class AppliedRemedies {
    private final DocumentViewModel document;
    private final PlanFormViewModel form;
    private final RunRate rate;
    private final Map<Key, Applied> applied = new HashMap<>();

    /** A finding's numbers change from measurement to measurement; what was done about it stays done. */
    private record Key(String code, String subject, Remedy remedy) {
        static Key of(Finding finding) {
            return new Key(finding.code(), finding.subject(), finding.remedy());
        }
    }

    private sealed interface Applied permits OnPlan, OnNetwork {}

    /** @param runRate the rate that the run in progress had; empty where only the plan was changed */
    private record OnPlan(PlanEdit edit, TrainingPlan before, Optional<Double> runRate) implements Applied {}

    private record OnNetwork(NetworkSpec before, NetworkSpec after, EditName name) implements Applied {}

    AppliedRemedies(DocumentViewModel document, PlanFormViewModel form, RunRate rate) {
        this.document = document;
        this.form = form;
        this.rate = rate;
    }

    /** For the next run. */
    void apply(Finding finding) {
        if (finding.remedy() instanceof Remedy.ChangePlan change) {
            change(finding, change.edit(), Optional.empty());
        } else if (finding.remedy() instanceof Remedy.ChangeNetwork change) {
            NetworkSpec before = document.network();
            NetworkSpec after = change.edit().applyTo(before);
            EditName name = texts -> texts.get("train.findings.edit");
            document.replace(after, name, document.selection());
            applied.put(Key.of(finding), new OnNetwork(before, after, name));
        }
    }

    /** For the run in progress, and the next ones. */
    void applyNow(Finding finding, PlanEdit.SetLearningRate edit) {
        Optional<Double> before = Optional.of(rate.baseProperty().get()).filter(known -> !Double.isNaN(known));
        rate.enter(NumberText.format(edit.learningRate()));
        change(finding, edit, before);
    }

    private void change(Finding finding, PlanEdit edit, Optional<Double> runRate) {
        applied.put(Key.of(finding), new OnPlan(edit, form.plan(), runRate));
        form.setPlan(edit.applyTo(form.plan()));
    }

    /** Whether its remedy was carried out, and not taken back since, here or by the undo of the network. */
    boolean isApplied(Finding finding) {
        Applied done = applied.get(Key.of(finding));
        return done instanceof OnPlan
                || done instanceof OnNetwork network && !document.network().equals(network.before());
    }

    /** Whether taking it back would take nothing else along: a network that was edited on is left to its own undo. */
    boolean canTakeBack(Finding finding) {
        Applied done = applied.get(Key.of(finding));
        return done instanceof OnPlan
                || done instanceof OnNetwork network && document.network().equals(network.after());
    }

    /** Puts back what the remedy changed; what else was changed in the form meanwhile stays. */
    void takeBack(Finding finding) {
        if (!canTakeBack(finding)) {
            return;
        }
        Applied done = applied.remove(Key.of(finding));
        if (done instanceof OnPlan plan) {
            form.setPlan(plan.edit().takenBack(form.plan(), plan.before()));
            plan.runRate().ifPresent(before -> rate.enter(NumberText.format(before)));
        } else if (done instanceof OnNetwork network) {
            boolean last = document.undoNameProperty()
                    .get()
                    .filter(name -> name == network.name())
                    .isPresent();
            if (last) {
                document.undo();
            } else {
                document.replace(network.before(), network.name(), document.selection());
            }
        }
    }

    /** Another run: what was done about the one before is past. */
    void forget() {
        applied.clear();
    }
}
