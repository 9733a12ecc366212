package org.layerwright.ui.viewmodel;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.util.Subscription;
import org.layerwright.network.LayerSpec;
import org.layerwright.network.NetworkSpec;
import org.layerwright.network.layer.LayerType;
import org.layerwright.network.layer.LayerTypes;
import org.layerwright.text.Texts;

/** The form of the selected layer, generated from its type's parameters; a new form where another layer is selected. */
public final class InspectorViewModel {
    private static final int LONGEST_NAME = 100;

    private final DocumentViewModel document;
    private final Texts texts;
    private final ReadOnlyObjectWrapper<Optional<Form>> form = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final Subscription subscription;

    /**
     * The form of one layer.
     *
     * @param index the layer's position
     * @param name the layer's name when the form was made; a renamed layer gets a new form
     * @param title the type in words
     * @param fields one for each parameter, in the type's order
     * @param sharing whose weights it uses; absent where its type has none to share
     * @param reads which layers it reads; absent for an input and for a type that is not known
     */
    public record Form(
            int index,
            String name,
            String typeId,
            Optional<LayerType.Category> category,
            String title,
            String help,
            List<ParamFieldViewModel> fields,
            Optional<SharingEntry> sharing,
            Optional<ReadsViewModel> reads) {
        public Form {
            fields = List.copyOf(fields);
        }

        private boolean shows(int selection, LayerSpec layer, NetworkSpec network) {
            return index == selection
                    && name.equals(layer.name())
                    && typeId.equals(layer.type())
                    && sharing.map(entry -> entry.stillOffers(SharingEntry.choices(network, index)))
                            .orElse(true)
                    && reads.map(entry -> entry.candidates().equals(ReadsViewModel.candidates(network, index)))
                            .orElse(true);
        }

        private void refresh() {
            fields.forEach(ParamFieldViewModel::refresh);
            sharing.ifPresent(SharingEntry::refresh);
            reads.ifPresent(ReadsViewModel::refresh);
        }
    }

    public InspectorViewModel(DocumentViewModel document, Texts texts) {
        this.document = document;
        this.texts = texts;
        subscription = document.changesProperty().subscribe(count -> refresh());
    }

    public ReadOnlyObjectProperty<Optional<Form>> formProperty() {
        return form.getReadOnlyProperty();
    }

    /**
     * Gives the layer of the form another name.
     *
     * @return what is wrong with the name; empty where it was taken
     */
    public Optional<String> rename(Form form, String text) {
        String name = text.strip();
        if (name.equals(form.name())) {
            return Optional.empty();
        }
        if (name.isEmpty() || name.length() > LONGEST_NAME || name.contains("/")) {
            return Optional.of(texts.get("ui.inspector.bad-name", LONGEST_NAME));
        }
        if (document.network().indexOf(name) >= 0) {
            return Optional.of(texts.get("ui.inspector.name-taken", name));
        }
        document.rename(form.index(), name);
        return Optional.empty();
    }

    /** Stops listening to the document. */
    public void dispose() {
        subscription.unsubscribe();
    }

    private void refresh() {
        Optional<LayerSpec> layer = document.selectedLayer();
        Optional<Form> current = form.get();
        if (layer.isPresent()
                && current.isPresent()
                && current.get().shows(document.selection(), layer.get(), document.network())) {
            current.get().refresh();
        } else {
            form.set(layer.map(this::formOf));
        }
    }

    private Form formOf(LayerSpec layer) {
        Optional<LayerType> type = LayerTypes.find(layer.type());
        int index = document.selection();
        List<ParamFieldViewModel> fields = type.map(LayerType::params).orElse(List.of()).stream()
                .map(param -> new ParamFieldViewModel(document, index, param, texts))
                .toList();
        return new Form(
                index,
                layer.name(),
                layer.type(),
                type.map(LayerType::category),
                TypeTexts.title(texts, "layer", layer.type()),
                TypeTexts.help(texts, "layer", layer.type()),
                fields,
                Optional.of(SharingEntry.choices(document.network(), index))
                        .filter(choices -> !choices.isEmpty())
                        .map(choices -> new SharingEntry(document, index)),
                type.filter(known -> known.maxInputs() > 0 && index > 0)
                        .map(known -> new ReadsViewModel(document, index, known)));
    }
}
