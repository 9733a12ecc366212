package org.layerwright.ui.viewmodel;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.util.Subscription;
import org.layerwright.network.LayerSpec;
import org.layerwright.network.layer.LayerType;
import org.layerwright.network.layer.LayerTypes;
import org.layerwright.text.Texts;

/**
 * The form of the selected layer, generated from its type's parameters. Layers of one type share the entries, which go on
 * with the layer that is selected: their editors are the dearest part of the window to make anew.
 */
public final class InspectorViewModel {
    private static final int LONGEST_NAME = 100;

    private final DocumentViewModel document;
    private final Texts texts;
    private final ReadOnlyObjectWrapper<Optional<Form>> form = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final Map<String, Entries> entries = new HashMap<>();
    private final Subscription subscription;

    /** What can be entered for a layer of one type. */
    private record Entries(
            List<ParamFieldViewModel> fields, Optional<SharingEntry> sharing, Optional<ReadsViewModel> reads) {
        void moveTo(int layer) {
            fields.forEach(field -> field.moveTo(layer));
            sharing.ifPresent(entry -> entry.moveTo(layer));
            reads.ifPresent(entry -> entry.moveTo(layer));
        }
    }

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

        private boolean shows(int selection, LayerSpec layer) {
            return index == selection && name.equals(layer.name()) && typeId.equals(layer.type());
        }

        /** Whether another form has the very same entries. */
        public boolean sharesEntries(Form other) {
            return typeId.equals(other.typeId)
                    && fields.equals(other.fields)
                    && sharing.equals(other.sharing)
                    && reads.equals(other.reads);
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
        document.edits().rename(form.index(), name);
        return Optional.empty();
    }

    /** Stops listening to the document. */
    public void dispose() {
        subscription.unsubscribe();
    }

    private void refresh() {
        Optional<LayerSpec> layer = document.selectedLayer();
        Optional<Form> current = form.get();
        if (layer.isPresent() && current.isPresent() && current.get().shows(document.selection(), layer.get())) {
            current.get().refresh();
        } else {
            form.set(layer.map(this::formOf));
        }
    }

    private Form formOf(LayerSpec layer) {
        Optional<LayerType> type = LayerTypes.find(layer.type());
        int index = document.selection();
        boolean reads = index > 0 && type.map(LayerType::maxInputs).orElse(0) > 0;
        Entries known = entries.computeIfAbsent(layer.type() + "/" + reads, first -> entriesOf(type, index, reads));
        known.moveTo(index);
        return new Form(
                index,
                layer.name(),
                layer.type(),
                type.map(LayerType::category),
                TypeTexts.title(texts, "layer", layer.type()),
                TypeTexts.help(texts, "layer", layer.type()),
                known.fields(),
                known.sharing(),
                known.reads());
    }

    private Entries entriesOf(Optional<LayerType> type, int index, boolean reads) {
        List<ParamFieldViewModel> fields = type.map(LayerType::params).orElse(List.of()).stream()
                .map(param -> new ParamFieldViewModel(document, index, param, texts))
                .toList();
        return new Entries(
                fields,
                type.filter(LayerType::sharesWeights).map(shared -> new SharingEntry(document, index)),
                type.filter(known -> reads).map(known -> new ReadsViewModel(document, index, known)));
    }
}
