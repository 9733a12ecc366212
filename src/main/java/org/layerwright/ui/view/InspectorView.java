package org.layerwright.ui.view;

import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;
import org.layerwright.text.Texts;
import org.layerwright.ui.control.Icons;
import org.layerwright.ui.viewmodel.DocumentViewModel;
import org.layerwright.ui.viewmodel.InspectorViewModel;
import org.layerwright.ui.viewmodel.ParamFieldViewModel;

/** The form of the selected layer, in two columns. */
final class InspectorView extends VBox {
    private static final double HALF = 50;
    private static final int FEW_FIELDS = 4;

    private final InspectorViewModel inspector;
    private final DocumentViewModel document;
    private final Texts texts;
    private final ScrollPane scroll = new ScrollPane();
    private final HBox head = new HBox(10);
    private Subscription fields = Subscription.EMPTY;
    private final Subscription subscription;

    InspectorView(InspectorViewModel inspector, DocumentViewModel document, Texts texts) {
        this.inspector = inspector;
        this.document = document;
        this.texts = texts;
        getStyleClass().add("inspector");
        head.getStyleClass().add("panel-head");
        head.setAlignment(Pos.CENTER_LEFT);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setFocusTraversable(false);
        scroll.getStyleClass().add("edge-to-edge");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().addAll(head, scroll);
        subscription = inspector.formProperty().subscribe(form -> form.ifPresentOrElse(this::show, this::showNone));
    }

    void dispose() {
        subscription.unsubscribe();
        fields.unsubscribe();
    }

    private void show(InspectorViewModel.Form form) {
        fields.unsubscribe();
        fields = Subscription.EMPTY;
        Label title = new Label(form.title());
        title.getStyleClass().add("panel-title");
        head.getChildren().setAll(Icons.tile(form.category()), title);
        boolean roomForHelp = form.fields().size() <= FEW_FIELDS;
        if (!roomForHelp && !form.help().isEmpty()) {
            Label info = new Label(null, Icons.of(Feather.INFO));
            info.getGraphic().getStyleClass().add("info-icon");
            info.setAccessibleText(form.help());
            info.setTooltip(ParamEditors.help(form.help()));
            head.getChildren().add(info);
        }

        GridPane grid = grid();
        grid.add(nameField(form), 0, 0, 2, 1);
        int cell = 0;
        for (ParamFieldViewModel field : form.fields()) {
            ParamEditors.Editor editor = ParamEditors.of(field, texts);
            fields = fields.and(editor.subscription());
            grid.add(editor.node(), cell % 2, 1 + cell / 2);
            cell++;
        }
        if (form.category().isEmpty() || form.fields().isEmpty()) {
            Label note = new Label(
                    form.category().isEmpty()
                            ? texts.get("ui.inspector.unknown", form.typeId())
                            : texts.get("ui.inspector.no-params"));
            note.getStyleClass().add("empty-sentence");
            note.setWrapText(true);
            grid.add(note, 0, 1, 2, 1);
        }
        if (roomForHelp && !form.help().isEmpty()) {
            Label help = new Label(form.help());
            help.getStyleClass().add("layer-help");
            help.setWrapText(true);
            grid.add(help, 0, 2 + (cell + 1) / 2, 2, 1);
        }
        scroll.setContent(grid);
        scroll.setVvalue(0);
    }

    private void showNone() {
        fields.unsubscribe();
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
        fields = document.stateProperty().subscribe(state -> {
            if (!field.isFocused()) {
                field.setText(state.network().name());
            }
        });
        GridPane grid = grid();
        grid.add(hint, 0, 0, 2, 1);
        grid.add(ParamEditors.labelled(texts.get("ui.inspector.network-title"), "", field), 0, 1, 2, 1);
        scroll.setContent(grid);
    }

    private Node nameField(InspectorViewModel.Form form) {
        TextField field = new TextField(form.name());
        field.setId("layer-name");
        ErrorLabel error = new ErrorLabel(field);
        CommitOnLeave.install(
                field,
                text -> {
                    Optional<String> wrong = inspector.rename(form, text);
                    error.show(wrong.orElse(""));
                },
                () -> {
                    field.setText(form.name());
                    error.show("");
                });
        return ParamEditors.labelled(texts.get("ui.inspector.name"), texts.get("ui.inspector.name.help"), field, error);
    }

    private static GridPane grid() {
        GridPane grid = new GridPane();
        grid.getStyleClass().add("inspector-form");
        ColumnConstraints column = new ColumnConstraints();
        column.setPercentWidth(HALF);
        grid.getColumnConstraints().setAll(column, column);
        return grid;
    }
}
