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
import org.layerwright.ui.control.Sight;
import org.layerwright.ui.viewmodel.DocumentViewModel;
import org.layerwright.ui.viewmodel.InspectorViewModel;
import org.layerwright.ui.viewmodel.KernelSharing;
import org.layerwright.ui.viewmodel.ParamEntry;
import org.layerwright.ui.viewmodel.ReadsViewModel;
import org.layerwright.ui.viewmodel.WhatIfViewModel;

/** The form of the selected layer, in two columns. */
final class InspectorView extends VBox {
    private static final int FEW_FIELDS = 4;
    private static final double LEAST_HEIGHT = 100;

    private final InspectorViewModel inspector;
    private final DocumentViewModel document;
    private final Texts texts;
    private final Wording wording;
    private final ParamEditors editors;
    private final WhatIfViewModel whatIf;
    private final WhatIfPane whatIfPane;
    private final ScrollPane scroll = new ScrollPane();
    private final Deck heads = new Deck();
    private final Label several = new Label();
    private final Deck forms = new Deck();
    private final VBox content;
    private final List<Built> built = new ArrayList<>();
    private final Subscription subscription;
    private InspectorViewModel.Form shown;
    private boolean scrollsNext;
    private Optional<Built> current = Optional.empty();

    /**
     * The form of a type, kept for the next layer of it: new nodes have all their styles looked up.
     *
     * @param first the form it was made for; empty for what is shown where no layer is selected
     * @param follow shows what the form of the moment says
     * @param end ends the listening of its editors
     */
    private record Built(
            Optional<InspectorViewModel.Form> first,
            HBox head,
            EntryGrid grid,
            List<Runnable> follow,
            Subscription end) {
        boolean canShow(Optional<InspectorViewModel.Form> form) {
            return first.isPresent() && form.isPresent() ? first.get().sharesEntries(form.get()) : first.equals(form);
        }
    }

    InspectorView(InspectorViewModel inspector, WindowModel model, Texts texts) {
        this.inspector = inspector;
        this.document = model.document();
        this.texts = texts;
        SimpleObjectProperty<Texts> language = new SimpleObjectProperty<>(texts);
        this.wording = new Wording(language);
        this.editors = new ParamEditors(language);
        whatIf = new WhatIfViewModel(document, model.plan(), model.processors(), texts);
        whatIfPane = new WhatIfPane(whatIf, texts);
        content = new VBox(forms, whatIfPane) {
            @Override
            protected void layoutChildren() {
                super.layoutChildren();
                scrollNow();
            }
        };
        getStyleClass().add("inspector");
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setFocusTraversable(false);
        scroll.getStyleClass().add("edge-to-edge");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        // It gets the room that is left; to ask what it would like means to ask all fields at each edit.
        scroll.setPrefHeight(LEAST_HEIGHT);
        scroll.setContent(content);
        several.setId("several-selected");
        several.getStyleClass().addAll("empty-sentence", "several-selected");
        several.setWrapText(true);
        several.setMinHeight(USE_PREF_SIZE);
        getChildren().addAll(heads, several, scroll);
        subscription = Subscription.combine(
                inspector.formProperty().subscribe(this::show),
                document.changesProperty().subscribe(count -> askable()),
                document.selectedProperty().subscribe(now -> tellSeveral()),
                document.selectionProperty().subscribe(now -> tellSeveral()),
                whatIf.openProperty().subscribe(open -> scrollLater()));
    }

    void dispose() {
        whatIfPane.dispose();
        whatIf.dispose();
        subscription.unsubscribe();
        built.forEach(form -> form.end().unsubscribe());
    }

    private void show(Optional<InspectorViewModel.Form> form) {
        form.ifPresent(now -> shown = now);
        Built next = built.stream()
                .filter(known -> known.canShow(form))
                .findFirst()
                .orElseGet(() -> keep(form.map(this::build).orElseGet(this::buildNone)));
        next.follow().forEach(Runnable::run);
        if (!current.equals(Optional.of(next))) {
            current = Optional.of(next);
            heads.show(next.head());
            forms.show(next.grid());
            Sight.show(whatIfPane, form.isPresent());
        }
        scrollLater();
    }

    /** Of several layers the form shows one: what is entered must not be taken to count for all. */
    private void tellSeveral() {
        int count = document.selected().size();
        int lead = document.selection();
        boolean some =
                count > 1 && lead >= 0 && lead < document.network().layers().size();
        Sight.show(several, some);
        if (some) {
            several.setText(texts.get(
                    "ui.inspector.several",
                    count,
                    document.network().layers().get(lead).name()));
        }
    }

    /** To the top, or to the suggestions where they are open: they lie below the form. */
    private void scrollLater() {
        scrollsNext = true;
        content.requestLayout();
    }

    private void scrollNow() {
        if (scrollsNext) {
            scrollsNext = false;
            double hidden = content.getHeight() - scroll.getViewportBounds().getHeight();
            boolean down = whatIf.openProperty().get() && whatIfPane.isVisible() && hidden > 0;
            scroll.setVvalue(down ? Math.min(1, whatIfPane.getLayoutY() / hidden) : 0);
        }
    }

    private Built keep(Built form) {
        built.add(form);
        return form;
    }

    private Built build(InspectorViewModel.Form form) {
        Label title = new Label(form.title());
        title.getStyleClass().add("panel-title");
        HBox heading = head(Icons.tile(form.category()), title);
        int count = form.fields().size() + (form.sharing().isPresent() ? 1 : 0);
        boolean roomForHelp = count <= FEW_FIELDS;
        if (!roomForHelp && !form.help().isEmpty()) {
            Label info = new Label(null, Icons.of(Feather.INFO));
            info.getGraphic().getStyleClass().add("info-icon");
            info.setAccessibleText(form.help());
            wording.help(info, new SimpleStringProperty(form.help()));
            heading.getChildren().add(info);
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
        return new Built(
                Optional.of(form),
                heading,
                grid(cells),
                follow,
                Subscription.combine(ends.toArray(Subscription[]::new)));
    }

    private Node whySoFew() {
        Button why = new Button(texts.get("sharing.ask"), Icons.of(Feather.HELP_CIRCLE));
        why.setId("why-so-few");
        why.getStyleClass().addAll("flat", "why-so-few");
        wording.help(why, wording.text("sharing.ask.help"));
        why.setOnAction(event -> KernelSharing.of(document.state(), shown.index(), texts)
                .ifPresent(sharing -> Sheet.show(
                        getScene().getWindow(),
                        sharing.title(),
                        new SharingView(sharing, drawnScale(), texts),
                        texts)));
        return why;
    }

    /** As large as the window is drawn, and at least as it is. */
    private double drawnScale() {
        return Math.max(1, getLocalToSceneTransform().getMxx());
    }

    /** Whether there is an answer to that question. */
    private void askable() {
        Node why = current.map(form -> form.grid().lookup("#why-so-few")).orElse(null);
        if (why != null) {
            why.setDisable(!KernelSharing.isKnown(document.state(), shown.index()));
        }
    }

    /** Where no layer is selected the network itself can be named. */
    private Built buildNone() {
        Label title = new Label(texts.get("ui.inspector.none"));
        title.getStyleClass().add("panel-title");
        Label hint = new Label(texts.get("ui.inspector.none.help"));
        hint.getStyleClass().add("empty-sentence");
        hint.setWrapText(true);
        TextField field = new TextField(document.network().name());
        field.setId("network-title");
        wording.help(field, wording.text("ui.inspector.network-title.help"));
        CommitOnLeave.install(
                field,
                text -> document.retitle(text.strip()),
                () -> field.setText(document.network().name()));
        Subscription follow = document.stateProperty().subscribe(state -> {
            if (!field.isFocused()) {
                field.setText(state.network().name());
            }
        });
        EntryGrid grid = grid(List.of(
                EntryGrid.wide(hint), EntryGrid.wide(editors.labelled("ui.inspector.network-title", field, field))));
        return new Built(Optional.empty(), head(title), grid, List.of(), follow);
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

    private static HBox head(Node... parts) {
        HBox head = new HBox(10, parts);
        head.getStyleClass().add("panel-head");
        head.setAlignment(Pos.CENTER_LEFT);
        return head;
    }

    private static EntryGrid grid(List<Node> cells) {
        EntryGrid grid = new EntryGrid(cells.toArray(Node[]::new));
        grid.getStyleClass().add("inspector-form");
        return grid;
    }
}
