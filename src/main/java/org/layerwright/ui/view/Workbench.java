package org.layerwright.ui.view;

import javafx.beans.InvalidationListener;
import javafx.beans.Observable;
import javafx.beans.property.BooleanProperty;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.controlsfx.control.NotificationPane;
import org.kordamp.ikonli.feather.Feather;
import org.layerwright.text.Texts;
import org.layerwright.ui.control.DragLayer;
import org.layerwright.ui.control.Icons;
import org.layerwright.ui.viewmodel.DocumentViewModel;
import org.layerwright.ui.viewmodel.InspectorViewModel;

/**
 * The content of the main window in one language: palette, stack, inspector and training, with menus and tools above.
 */
final class Workbench extends StackPane {
    private static final double RIGHT_WIDTH = 372;
    private static final double RUN_HEIGHT = 248;
    private static final double INSPECTOR_SHARE = 0.44;

    private final NetworkView networkView;
    private final InspectorViewModel inspector;
    private final InspectorView inspectorView;
    private final NotificationPane notes;
    private final SplitPane centre;
    private final SplitPane right;
    private final Node runPanel;
    private final Subscription subscription;

    Workbench(WindowModel model, Texts texts, BooleanProperty runPanelShown, Runnable quit) {
        DocumentViewModel document = model.document();
        Commands commands = new Commands(model, texts, runPanelShown, quit);
        DragLayer dragLayer = new DragLayer();
        networkView = new NetworkView(model, texts, dragLayer);
        PaletteView palette = new PaletteView(document, texts, dragLayer, networkView);
        inspector = new InspectorViewModel(document, texts);
        inspectorView = new InspectorView(inspector, document, texts);

        runPanel = model.training().runPanel(texts);
        centre = new SplitPane(networkView);
        centre.setOrientation(Orientation.VERTICAL);
        centre.getStyleClass().add("centre");

        right = new SplitPane(inspectorView, model.training().form(texts));
        right.setOrientation(Orientation.VERTICAL);
        right.getStyleClass().add("right");
        right.setPrefWidth(RIGHT_WIDTH);
        right.setMinWidth(Region.USE_PREF_SIZE);
        right.setDividerPositions(INSPECTOR_SHARE);

        BorderPane content = new BorderPane(centre);
        content.setLeft(palette);
        content.setRight(right);
        notes = new NotificationPane(content);
        notes.setShowFromTop(true);
        notes.setOnHidden(event -> model.settings().dismissNote());

        BorderPane workbench = new BorderPane(notes);
        workbench.setTop(
                new VBox(new WorkbenchMenu(commands, model, texts), new WorkbenchTools(commands, model, texts)));
        workbench.getStyleClass().add("workbench");
        getChildren().addAll(workbench, dragLayer);

        subscription = Subscription.combine(
                commands::dispose,
                runPanelShown.subscribe(this::showRunPanel),
                model.settings().noteProperty().subscribe(note -> note.ifPresent(this::tell)));
    }

    void focusStack() {
        networkView.focusStack();
    }

    /** Lets go of the models, which outlive this view. */
    void dispose() {
        // The training nodes may be used again by the next view.
        centre.getItems().clear();
        right.getItems().clear();
        subscription.unsubscribe();
        networkView.dispose();
        inspectorView.dispose();
        inspector.dispose();
    }

    private void showRunPanel(boolean shown) {
        if (shown && centre.getItems().size() == 1) {
            centre.getItems().add(runPanel);
            SplitPane.setResizableWithParent(runPanel, false);
            placeDivider();
        } else if (!shown) {
            centre.getItems().remove(runPanel);
        }
    }

    /** Gives the run its height, as soon as the height of all is known; after that the user moves the divider. */
    private void placeDivider() {
        if (centre.getHeight() > RUN_HEIGHT) {
            centre.setDividerPositions(1 - RUN_HEIGHT / centre.getHeight());
        } else {
            centre.heightProperty().addListener(new InvalidationListener() {
                @Override
                public void invalidated(Observable height) {
                    if (centre.getHeight() > RUN_HEIGHT) {
                        centre.heightProperty().removeListener(this);
                        placeDivider();
                    }
                }
            });
        }
    }

    private void tell(String note) {
        notes.setText(note);
        notes.setGraphic(Icons.of(Feather.INFO));
        notes.show();
    }
}
