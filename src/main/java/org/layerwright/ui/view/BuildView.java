package org.layerwright.ui.view;

import java.util.function.Supplier;
import javafx.beans.InvalidationListener;
import javafx.beans.Observable;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.util.Subscription;
import org.layerwright.text.Texts;
import org.layerwright.ui.control.DragLayer;
import org.layerwright.ui.fx.Slices;
import org.layerwright.ui.viewmodel.CanvasZoom;
import org.layerwright.ui.viewmodel.DocumentViewModel;
import org.layerwright.ui.viewmodel.InspectorViewModel;
import org.layerwright.ui.viewmodel.build.LayerPreviews;

/** The page to build on in one language: palette, canvas with the run below it, inspector and training form. */
final class BuildView extends StackPane implements PageView {
    private static final double RIGHT_WIDTH = 372;
    /** Room for two lines of figures above curves whose axes can be read. */
    private static final double RUN_HEIGHT = 268;

    private static final double INSPECTOR_SHARE = 0.44;

    private final NetworkView networkView;
    private final LayerPreviews previews;
    private final Slices slices;
    private InspectorViewModel inspector;
    private InspectorView inspectorView;
    private final SplitPane centre;
    private final SplitPane right;
    private final Node runPanel;
    private final Subscription subscription;
    private boolean seen;

    BuildView(
            WindowModel model,
            Texts texts,
            Supplier<TrainingForm> form,
            RunPanel runPanel,
            LayerPreviews previews,
            CanvasZoom zoom,
            CanvasCommands commands) {
        this.previews = previews;
        this.slices = model.slices();
        this.runPanel = new SlicePane(runPanel);
        DocumentViewModel document = model.document();
        DragLayer dragLayer = new DragLayer();
        networkView = new NetworkView(model, previews, texts, dragLayer, zoom, commands);
        PaletteView palette = new PaletteView(document, texts, dragLayer, networkView, model.slices());

        centre = new SplitPane(new SlicePane(networkView));
        centre.setOrientation(Orientation.VERTICAL);
        centre.getStyleClass().add("centre");

        right = new SplitPane();
        right.setOrientation(Orientation.VERTICAL);
        right.getStyleClass().add("right");
        right.setPrefWidth(RIGHT_WIDTH);
        right.setMinWidth(Region.USE_PREF_SIZE);

        BorderPane content = new BorderPane();
        // In the order in which Tab goes through them.
        content.setLeft(new SlicePane(palette));
        content.setCenter(centre);
        content.setRight(right);
        getChildren().addAll(content, dragLayer);
        model.slices().add(() -> {
            inspector = new InspectorViewModel(document, texts);
            inspectorView = new InspectorView(inspector, model, texts);
            right.getItems().add(new SlicePane(inspectorView));
        });
        model.slices().add(() -> {
            SlicePane plan = new SlicePane(form.get());
            SlicePane.bring(plan, slices, () -> right.getItems().add(plan));
            right.setDividerPositions(INSPECTOR_SHARE);
        });
        subscription = model.runPanelShown().subscribe(this::showRunPanel);
    }

    @Override
    public Node node() {
        return this;
    }

    @Override
    public void shown(boolean visible) {
        seen = visible;
        // The first look starts a worker, which would take the processor from the parts that are still to come.
        slices.add(() -> previews.setShown(seen));
        if (visible) {
            networkView.focusStack();
        }
    }

    @Override
    public void dispose() {
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
}
