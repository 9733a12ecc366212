package org.layerwright.ui.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;
import org.layerwright.text.Texts;
import org.layerwright.ui.control.Icons;
import org.layerwright.ui.viewmodel.DocumentViewModel;
import org.layerwright.ui.viewmodel.InspectorViewModel;
import org.layerwright.ui.viewmodel.KernelSharing;
import org.layerwright.ui.viewmodel.ParamEntry;
import org.layerwright.ui.viewmodel.ReadsViewModel;
import org.layerwright.ui.viewmodel.WhatIfViewModel;

/** The form of the selected layer, in two columns. */
final class InspectorView extends VBox {
    private static final int FEW_FIELDS = 4;

    private final InspectorViewModel inspector;
    private final DocumentViewModel document;
    private final Texts texts;
    private final Wording wording;
    private final ParamEditors editors;
    private final WhatIfViewModel whatIf;
    private final WhatIfPane whatIfPane;
    private final ScrollPane scroll = new ScrollPane();
    private final HBox head = new HBox(10);
    private final List<Built> built = new ArrayList<>();
    private final Subscription subscription;
    private InspectorViewModel.Form shown;
    private Optional<Built> current = Optional.empty();
    private Subscription none = Subscription.EMPTY;

    /**
     * The form of a type, kept for the next layer of it: new nodes have all their styles looked up.
     *
     * @param first the form it was made for
     * @param follow shows what the form of the moment says
     * @param end ends the listening of its editors
     */
    private record Built(
            InspectorViewModel.Form first, List<Node> head, EntryGrid grid, List<Runnable> follow, Subscription end) {}

    InspectorView(InspectorViewModel inspector, WindowModel model, Texts texts) {
        this.inspector = inspector;
        this.document = model.document();
        this.texts = texts;
        SimpleObjectProperty<Texts> language = new SimpleObjectProperty<>(texts);
        this.wording = new Wording(language);
        this.editors = new ParamEditors(language);
        whatIf = new WhatIfViewModel(document, model.plan(), model.processors(), texts);
        whatIfPane = new WhatIfPane(whatIf, texts);
        getStyleClass().add("inspector");
        head.getStyleClass().add("panel-head");
        head.setAlignment(Pos.CENTER_LEFT);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setFocusTraversable(false);
        scroll.getStyleClass().add("edge-to-edge");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().addAll(head, scroll);
        subscription = Subscription.combine(
                inspector.formProperty().subscribe(form -> form.ifPresentOrElse(this::show, this::showNone)),
                document.changesProperty().subscribe(count -> askable()));
    }

    void dispose() {
        whatIfPane.dispose();
        whatIf.dispose();
        subscription.unsubscribe();
        none.unsubscribe();
        built.forEach(form -> form.end().unsubscribe());
    }

    private void show(InspectorViewModel.Form form) {
        none.unsubscribe();
        shown = form;
        Built next = built.stream()
                .filter(known -> known.first().sharesEntries(form))
                .findFirst()
                .orElseGet(() -> build(form));
        next.follow().forEach(Runnable::run);
        if (!current.equals(Optional.of(next))) {
            current = Optional.of(next);
            head.getChildren().setAll(next.head());
            next.grid().show(whatIfPane);
            scroll.setContent(next.grid());
        }
        scroll.setVvalue(0);
    }

    private Built build(InspectorViewModel.Form form) {
        Label title = new Label(form.title());
        title.getStyleClass().add("panel-title");
        List<Node> heading = new ArrayList<>(List.of(Icons.tile(form.category()), title));
        int count = form.fields().size() + (form.sharing().isPresent() ? 1 : 0);
        boolean roomForHelp = count <= FEW_FIELDS;
        if (!roomForHelp && !form.help().isEmpty()) {
            Label info = new Label(null, Icons.of(Feather.INFO));
            info.getGraphic().getStyleClass().add("info-icon");
            info.setAccessibleText(form.help());
            wording.help(info, new SimpleStringProperty(form.help()));
            heading.add(info);
        }

        List<Runnable> follow = new ArrayList<>();
        List<Subscription> ends = new ArrayList<>();
        List<Node> cells = new ArrayList<>(List.of(EntryGrid.wide(nameField(follow))));
        form.fields().forEach(field -> cells.add(editor(field, follow, ends)));
        form.sharing().ifPresent(sharing -> cells.add(editor(sharing, follow, ends)));
        form.reads().ifPresent(reads -> cells.add(reads(reads, ends)));
        if (form.category().isEmpty() || form.fields().isEmpty() && form.reads().isEmpty()) {
            Label note = new Label(
                    form.category().isEmpty()
                            ? texts.get("ui.inspector.unknown", form.typeId())
                            : texts.get("ui.inspector.no-params"));
            note.getStyleClass().add("empty-sentence");
            note.setWrapText(true);
            cells.add(EntryGrid.wide(note));
        }
        if (roomForHelp && !form.help().isEmpty()) {
            Label help = new Label(form.help());
            help.getStyleClass().add("layer-help");
            help.setWrapText(true);
            cells.add(EntryGrid.wide(help));
        }
        if (KernelSharing.isConvolution(document.network().layers().get(form.index()))) {
            cells.add(EntryGrid.wide(whySoFew()));
        }
        Built made =
                new Built(form, heading, grid(cells), follow, Subscription.combine(ends.toArray(Subscription[]::new)));
        built.add(made);
        return made;
    }

    private Node whySoFew() {
        Button why = new Button(texts.get("sharing.ask"), Icons.of(Feather.HELP_CIRCLE));
        why.setId("why-so-few");
        why.getStyleClass().addAll("flat", "why-so-few");
        wording.help(why, wording.text("sharing.ask.help"));
        why.setOnAction(event -> KernelSharing.of(document.state(), shown.index(), texts)
                .ifPresent(sharing ->
                        Sheet.show(getScene().getWindow(), sharing.title(), new SharingView(sharing, texts), texts)));
        return why;
    }

    /** Whether there is an answer to that question. */
    private void askable() {
        Node why = current.isPresent() ? current.get().grid().lookup("#why-so-few") : null;
        if (why != null) {
            why.setDisable(
                    KernelSharing.of(document.state(), shown.index(), texts).isEmpty());
        }
    }

    private void showNone() {
        none.unsubscribe();
        current = Optional.empty();
        Label title = new Label(texts.get("ui.inspector.none"));
        title.getStyleClass().add("panel-title");
        head.getChildren().setAll(title);
        Label hint = new Label(texts.get("ui.inspector.none.help"));
        hint.getStyleClass().add("empty-sentence");
        hint.setWrapText(true);
        TextField field = new TextField(document.network().name());
        field.setId("network-title");
        CommitOnLeave.install(
                field,
                text -> document.retitle(text.strip()),
                () -> field.setText(document.network().name()));
        none = document.stateProperty().subscribe(state -> {
            if (!field.isFocused()) {
                field.setText(state.network().name());
            }
        });
        scroll.setContent(grid(List.of(
                EntryGrid.wide(hint), EntryGrid.wide(editors.labelled("ui.inspector.network-title", field, field)))));
    }

    private Node nameField(List<Runnable> follow) {
        TextField field = new TextField();
        field.setId("layer-name");
        ErrorLabel error = new ErrorLabel(field);
        Runnable held = () -> {
            field.setText(shown.name());
            error.show("");
        };
        CommitOnLeave.install(
                field,
                text -> {
                    Optional<String> wrong = inspector.rename(shown, text);
                    error.show(wrong.orElse(""));
                },
                held);
        follow.add(held);
        Node cell = editors.labelled("ui.inspector.name", field, field, error);
        wording.help(field, wording.text("ui.inspector.name.help"), error.textProperty());
        return cell;
    }

    private Node editor(ParamEntry entry, List<Runnable> follow, List<Subscription> ends) {
        ParamEditors.Editor editor = editors.labelled(entry);
        follow.add(() -> ParamEditors.showHeld(entry, editor.control()));
        ends.add(editor.subscription());
        return editor.node();
    }

    private Node reads(ReadsViewModel reads, List<Subscription> ends) {
        ReadsField field = new ReadsField(reads);
        ends.add(field.subscription());
        return EntryGrid.wide(editors.labelled("ui.inspector.reads", field, field));
    }

    private static EntryGrid grid(List<Node> cells) {
        EntryGrid grid = new EntryGrid(cells.toArray(Node[]::new));
        grid.getStyleClass().add("inspector-form");
        return grid;
    }
}
