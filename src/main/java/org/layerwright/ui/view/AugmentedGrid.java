package org.layerwright.ui.view;

import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.layerwright.network.Shape;
import org.layerwright.ui.control.Icons;
import org.layerwright.ui.control.MapPicture;
import org.layerwright.ui.control.PixelMap;
import org.layerwright.ui.control.Sight;
import org.layerwright.ui.viewmodel.data.FormPreview;
import org.layerwright.ui.viewmodel.data.FormPreview.Grid;

/** Samples of the chosen set as they are, at the left, and as the augmentations of the plan make them. */
final class AugmentedGrid extends VBox {
    private static final double SIZE = 48;
    private static final double GAP = 4;

    private final GridPane pictures = new GridPane();
    private final VBox shown;

    AugmentedGrid(FormPreview preview, Wording wording) {
        setId("augmented");
        getStyleClass().add("augmented");
        pictures.setHgap(GAP);
        pictures.setVgap(GAP);
        Label title = wording.label("data.form.preview");
        title.setWrapText(true);
        title.setMinHeight(Region.USE_PREF_SIZE);
        title.getStyleClass().add("field-label");
        title.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(title, Priority.ALWAYS);
        Button shuffle = new Button(null, Icons.of(Feather.SHUFFLE));
        shuffle.setId("augmented-shuffle");
        shuffle.getStyleClass().addAll("flat", "button-icon", "small-tool");
        shuffle.accessibleTextProperty().bind(wording.text("data.form.shuffle"));
        wording.help(shuffle, wording.text("data.form.shuffle.help"));
        shuffle.setOnAction(event -> preview.shuffle());
        HBox head = new HBox(title, shuffle);
        head.setAlignment(Pos.CENTER_LEFT);
        shown = new VBox(head, pictures);
        shown.getStyleClass().add("augmented");
        Label error = new Label();
        error.setId("augmented-error");
        error.setWrapText(true);
        error.setMinHeight(Region.USE_PREF_SIZE);
        error.getStyleClass().add("data-failure");
        error.setGraphic(Icons.of(Feather.ALERT_TRIANGLE));
        error.textProperty().bind(preview.errorProperty());
        error.visibleProperty().bind(error.textProperty().isNotEmpty());
        error.managedProperty().bind(error.visibleProperty());
        getChildren().addAll(error, shown);
        preview.gridProperty().subscribe(this::fill);
    }

    private void fill(Optional<Grid> grid) {
        Sight.show(shown, grid.isPresent());
        pictures.getChildren().clear();
        grid.ifPresent(now -> {
            Shape shape = now.shape();
            for (int r = 0; r < now.rows().size(); r++) {
                List<float[]> row = now.rows().get(r);
                for (int c = 0; c < row.size(); c++) {
                    MapPicture picture = new MapPicture(SIZE);
                    picture.show(PixelMap.picture(row.get(c), shape.height(), shape.width(), shape.channels()));
                    pictures.add(picture, c, r);
                }
            }
        });
    }
}
