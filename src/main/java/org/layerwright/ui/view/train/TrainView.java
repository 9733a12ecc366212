package org.layerwright.ui.view.train;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.layerwright.text.Texts;
import org.layerwright.ui.fx.Slices;
import org.layerwright.ui.view.PageView;
import org.layerwright.ui.view.RunHead;
import org.layerwright.ui.view.SlicePane;
import org.layerwright.ui.view.WindowModel;
import org.layerwright.ui.view.runs.QueueView;

/** The page of a run in one language: its commands above, the curves, and beside them what the doctor says and what waits. */
final class TrainView extends BorderPane implements PageView {
    private static final double QUEUE_HEIGHT = 300;

    private final Slices slices;
    private PlotGrid plots;
    private FindingsView findings;
    private QueueView queue;
    private boolean seen;

    TrainView(WindowModel model, RunHead head, Texts texts) {
        slices = model.slices();
        getStyleClass().add("train-page");
        VBox top = new VBox(new SlicePane(head));
        top.getStyleClass().add("train-head");
        setTop(top);
        slices.add(() -> {
            plots = new PlotGrid(model, texts);
            setCenter(new SlicePane(plots));
        });
        slices.add(() -> setRight(new SlicePane(side(model, texts))));
    }

    private Node side(WindowModel model, Texts texts) {
        findings = new FindingsView(model.findings(), texts);
        queue = new QueueView(model.queue(), texts);
        Label waiting = new Label(texts.get("train.queue"));
        waiting.getStyleClass().add("panel-title");
        VBox side = new VBox(findings, waiting, queue);
        side.getStyleClass().add("train-side");
        VBox.setVgrow(findings, Priority.ALWAYS);
        queue.setMaxHeight(QUEUE_HEIGHT);
        queue.setMinHeight(QUEUE_HEIGHT);
        return side;
    }

    @Override
    public Node node() {
        return this;
    }

    @Override
    public void shown(boolean visible) {
        seen = visible;
        slices.add(() -> {
            plots.shown(seen);
            findings.shown(seen);
        });
    }

    @Override
    public void dispose() {
        plots.dispose();
        findings.dispose();
        queue.dispose();
    }
}
