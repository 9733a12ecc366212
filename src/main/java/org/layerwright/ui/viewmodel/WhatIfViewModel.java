package org.layerwright.ui.viewmodel;

import java.util.List;
import java.util.Locale;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.util.Subscription;
import org.layerwright.network.cost.CostLedger;
import org.layerwright.network.whatif.Suggestions;
import org.layerwright.plan.TrainingPlan;
import org.layerwright.text.Sizes;
import org.layerwright.text.Texts;

/**
 * What the selected layer might be instead, and what each change would cost or save. Only worked out while it is looked
 * at. Used on the window's thread.
 */
public final class WhatIfViewModel {
    private final DocumentViewModel document;
    private final ObservableValue<TrainingPlan> plan;
    private final int processors;
    private final Texts texts;
    private final BooleanProperty open = new SimpleBooleanProperty();
    private final ReadOnlyObjectWrapper<List<Entry>> entries = new ReadOnlyObjectWrapper<>(List.of());
    private final Subscription subscription;

    /**
     * One suggestion in words.
     *
     * @param help what it changes and when to choose it
     * @param figures parameters, multiply-adds, training memory
     */
    public record Entry(String id, String title, String help, List<Figure> figures, Suggestions.Option option) {
        public Entry {
            figures = List.copyOf(figures);
        }
    }

    /**
     * One predicted figure of the whole network.
     *
     * @param change in percent, with its sign: {@code −92 %}; in words where it stays
     * @param beforeShare of the larger of the two, in [0, 1]
     * @param afterShare of the larger of the two, in [0, 1]
     */
    public record Figure(
            String label, String before, String after, String change, double beforeShare, double afterShare) {}

    /** @param processors cores of this machine, used where the plan leaves the number of threads open */
    public WhatIfViewModel(
            DocumentViewModel document, ObservableValue<TrainingPlan> plan, int processors, Texts texts) {
        this.document = document;
        this.plan = plan;
        this.processors = processors;
        this.texts = texts;
        subscription = Subscription.combine(
                document.stateProperty().subscribe(state -> refresh()),
                document.selectionProperty().subscribe(selection -> refresh()),
                plan.subscribe(changed -> refresh()),
                open.subscribe(unfolded -> refresh()));
    }

    /** Whether the suggestions are looked at. */
    public BooleanProperty openProperty() {
        return open;
    }

    public ReadOnlyObjectProperty<List<Entry>> entriesProperty() {
        return entries.getReadOnlyProperty();
    }

    /** Makes the change, as one step that can be undone. */
    public void accept(Entry entry) {
        String layer = document.selectedLayer().map(selected -> selected.name()).orElse("");
        document.replace(
                entry.option().network(),
                words -> words.get("whatif." + entry.id() + ".edit", layer),
                entry.option().selection());
    }

    /** Stops listening to the document. */
    public void dispose() {
        subscription.unsubscribe();
    }

    private void refresh() {
        if (!open.get()) {
            entries.set(List.of());
            return;
        }
        NetworkState state = document.state();
        entries.set(Suggestions.of(state.network(), state.lowered(), document.selection()).stream()
                .map(option -> entry(option, state.costs()))
                .toList());
    }

    private Entry entry(Suggestions.Option option, CostLedger before) {
        CostLedger after = CostLedger.of(option.lowered());
        Locale locale = texts.locale();
        String id = option.suggestion().id();
        long memoryBefore = TotalsViewModel.trainingBytes(before, plan.getValue(), processors);
        long memoryAfter = TotalsViewModel.trainingBytes(after, plan.getValue(), processors);
        return new Entry(
                id,
                texts.get("whatif." + id + ".title"),
                texts.get("whatif." + id + ".help"),
                List.of(
                        figure(
                                "parameters",
                                before.parameters(),
                                after.parameters(),
                                Numbers.count(before.parameters(), locale),
                                Numbers.count(after.parameters(), locale)),
                        figure(
                                "multiply-adds",
                                before.multiplyAdds(),
                                after.multiplyAdds(),
                                Numbers.count(before.multiplyAdds(), locale),
                                Numbers.count(after.multiplyAdds(), locale)),
                        figure(
                                "memory",
                                memoryBefore,
                                memoryAfter,
                                Sizes.of(memoryBefore, locale),
                                Sizes.of(memoryAfter, locale))),
                option);
    }

    private Figure figure(String key, long before, long after, String beforeWords, String afterWords) {
        double largest = Math.max(1, Math.max(before, after));
        return new Figure(
                texts.get("whatif.figure." + key),
                beforeWords,
                afterWords,
                ChangeWords.percent(before, after, texts),
                before / largest,
                after / largest);
    }
}
