package org.layerwright.ui.view.data;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.feather.Feather;
import org.layerwright.data.Dataset;
import org.layerwright.data.LabelledData;
import org.layerwright.network.Fix;
import org.layerwright.network.NetworkSpec;
import org.layerwright.text.Texts;
import org.layerwright.ui.control.Icons;
import org.layerwright.ui.control.Sight;
import org.layerwright.ui.view.data.DataPage.DataModel;
import org.layerwright.ui.viewmodel.DataFit;

/** Says where the network takes other samples than those of a set, with the repairs. Hidden where they fit. */
final class FitBar extends HBox {
    private final DataModel data;
    private final Texts texts;
    private List<Fix> repairs = List.of();

    FitBar(DataModel data, Texts texts) {
        this.data = data;
        this.texts = texts;
        getStyleClass().add("data-fit");
        setAlignment(Pos.CENTER_LEFT);
    }

    /** @param opened the set; empty while there is none */
    void show(Optional<LabelledData> opened) {
        repairs = opened.map(this::repairs).orElse(List.of());
        Sight.show(this, !repairs.isEmpty());
        if (repairs.isEmpty()) {
            return;
        }
        Dataset train = opened.orElseThrow().train();
        Label words = Parts.text(texts.get(
                train.targetSize() > 0 ? "data.fit.numbers" : "data.fit", train.sampleShape(), outputs(train)));
        words.setGraphic(Icons.of(Feather.ALERT_TRIANGLE));
        HBox.setHgrow(words, Priority.ALWAYS);
        getChildren().setAll(words);
        for (Fix repair : repairs) {
            Button button = Parts.button(
                    texts,
                    repair.code(),
                    "data.fit.repair",
                    Feather.TOOL,
                    () -> data.window().document().repair(repair));
            button.setText(texts.fix(repair));
            getChildren().add(button);
        }
    }

    /** Each is a step that can be undone. */
    void repairAll() {
        List.copyOf(repairs).forEach(data.window().document()::repair);
    }

    private List<Fix> repairs(LabelledData opened) {
        NetworkSpec network = data.window().document().network();
        Dataset train = opened.train();
        return Stream.of(
                        DataFit.repair(network, train.sampleShape()),
                        DataFit.repairOutput(network, outputs(train), train.targetSize() == 0 && outputs(train) == 2))
                .flatMap(Optional::stream)
                .toList();
    }

    private static int outputs(Dataset train) {
        return train.targetSize() > 0 ? train.targetSize() : train.classNames().size();
    }
}
