package org.layerwright.ui.view;

import javafx.scene.Group;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.scene.transform.Scale;
import org.layerwright.text.Texts;
import org.layerwright.ui.control.KernelMatrixView;
import org.layerwright.ui.viewmodel.KernelSharing;

/** Shows why a convolution needs so few weights: its kernel beside the matrix of the dense layer that does the same. */
final class SharingView extends VBox {
    private static final double WIDTH = 620;

    /** @param scale how much larger than usual everything is shown; texts follow the window that they are in */
    SharingView(KernelSharing sharing, double scale, Texts texts) {
        super(12);
        getStyleClass().add("sharing");
        setPrefWidth(WIDTH * scale);
        Label row = sentence("");
        row.getStyleClass().add("sharing-row");
        int output = sharing.matrix().output();
        KernelMatrixView matrix = new KernelMatrixView(
                sharing.matrix(),
                WIDTH,
                index -> row.setText(texts.get("sharing.row", index + 1, index / output + 1, index % output + 1)));
        matrix.setId("kernel-matrix");
        matrix.setAccessibleText(sharing.picture());
        matrix.getTransforms().add(new Scale(scale, scale));
        Label numbers = sentence(sharing.numbers());
        numbers.setId("sharing-numbers");
        numbers.getStyleClass().add("sharing-numbers");
        getChildren().addAll(sentence(sharing.picture()), new Group(matrix), row, numbers, sentence(sharing.reuse()));
    }

    private static Label sentence(String text) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }
}
