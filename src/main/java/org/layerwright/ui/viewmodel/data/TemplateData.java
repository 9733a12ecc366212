package org.layerwright.ui.viewmodel.data;

import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.layerwright.data.DatasetCatalog;
import org.layerwright.data.GeneratedSets;
import org.layerwright.network.NetworkSpec;
import org.layerwright.network.layer.Lowered;
import org.layerwright.network.layer.Lowering;
import org.layerwright.network.op.OpGraph;
import org.layerwright.ui.viewmodel.PlanFit;
import org.layerwright.ui.viewmodel.PlanFormViewModel;
import org.layerwright.ui.viewmodel.SettingsViewModel;

/** Gives a template the data that it was made for, so that it can be trained at once. */
public final class TemplateData {
    private final DatasetCatalog catalog;
    private final PlanFormViewModel form;
    private final SettingsViewModel settings;

    /** @param settings tell what was chosen, in the window's language */
    public TemplateData(DatasetCatalog catalog, PlanFormViewModel form, SettingsViewModel settings) {
        this.catalog = catalog;
        this.form = form;
        this.settings = settings;
    }

    /** Chooses other data where those of the plan are known not to fit; the user's own stay. */
    public void choose(NetworkSpec template) {
        Lowered lowered = Lowering.lower(template);
        String now = form.data().datasetProperty().get();
        if (!lowered.isSound() || catalog.kind(now).isEmpty() || fits(now, lowered.graph())) {
            return;
        }
        all().filter(set -> fits(set.address(), lowered.graph()))
                .min(Comparator.comparing(set -> !mentions(template, set)))
                .ifPresent(set -> {
                    form.data().datasetProperty().set(set.address());
                    settings.tell(settings.texts().get("data.ofTemplate", set.title(settings.texts())));
                });
    }

    private Stream<SetItem> all() {
        return Stream.concat(
                catalog.entries().stream()
                        .map(entry -> new SetItem(
                                SetItem.Group.CATALOG, entry.id(), catalog.isHere(entry), Optional.of(entry))),
                GeneratedSets.ids().stream()
                        .map(id -> new SetItem(SetItem.Group.GENERATED, id, true, Optional.empty())));
    }

    private boolean fits(String dataset, OpGraph graph) {
        return catalog.kind(dataset)
                .filter(kind -> PlanFit.fits(graph, form.plan(), kind))
                .isPresent();
    }

    /** Several sets may fit; a template is called after its own. */
    private static boolean mentions(NetworkSpec template, SetItem set) {
        return letters(template.name()).contains(letters(set.address()));
    }

    private static String letters(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }
}
