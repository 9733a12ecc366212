package org.layerwright.ui.view;

import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.layerwright.event.WorkerEvent;
import org.layerwright.text.Texts;
import org.layerwright.ui.viewmodel.AboutViewModel;
import org.layerwright.ui.viewmodel.Dialogs;

/** Versions, device, folders and licences. What one may want to send with a question can be selected and copied. */
final class AboutView extends VBox {
    private static final double LICENCES_HEIGHT = 120;
    private static final long MEGA = 1L << 20;

    private final Texts texts;
    private final DeviceFacts devices;
    private final CudaPackPane pack;

    AboutView(AboutViewModel about, Dialogs dialogs, Texts texts) {
        this.texts = texts;
        getStyleClass().add("about");
        Label sentence = new Label(texts.get("ui.about.sentence"));
        sentence.setWrapText(true);
        sentence.setMinHeight(USE_PREF_SIZE);
        devices = new DeviceFacts(about.devices(), texts);
        pack = new CudaPackPane(about.cudaPack(), about.devices(), dialogs, texts);
        Label licences = heading("frame.about.licences");
        Label own = new Label(texts.get("frame.about.own"));
        own.setWrapText(true);
        own.setMinHeight(USE_PREF_SIZE);
        getChildren()
                .addAll(
                        sentence,
                        facts(about),
                        new UpdateLine(about.updates(), texts),
                        heading("frame.about.devices"),
                        devices,
                        pack,
                        licences,
                        own,
                        components());
    }

    /** Lets go of the models, which outlive this view. */
    void dispose() {
        devices.dispose();
        pack.dispose();
    }

    private Label heading(String key) {
        Label heading = new Label(texts.get(key));
        heading.getStyleClass().add("about-heading");
        return heading;
    }

    private GridPane facts(AboutViewModel about) {
        GridPane grid = new GridPane();
        grid.getStyleClass().add("about-facts");
        ColumnConstraints values = new ColumnConstraints();
        values.setHgrow(Priority.ALWAYS);
        grid.getColumnConstraints().addAll(new ColumnConstraints(), values);
        fact(grid, "version", AboutViewModel.version());
        fact(grid, "java", System.getProperty("java.version") + " · " + System.getProperty("java.vm.name"));
        fact(grid, "javafx", System.getProperty("javafx.runtime.version", "–"));
        fact(
                grid,
                "system",
                String.join(
                        " · ",
                        System.getProperty("os.name") + " " + System.getProperty("os.version"),
                        System.getProperty("os.arch"),
                        texts.get("frame.about.cores", Runtime.getRuntime().availableProcessors()),
                        texts.get("frame.about.heap", Runtime.getRuntime().maxMemory() / MEGA)));
        TextField device = fact(grid, "device", "");
        device.textProperty()
                .bind(about.workerProperty()
                        .map(worker -> worker.map(this::device).orElse(texts.get("frame.about.noWorker"))));
        fact(grid, "folder", about.folders().userData().toString());
        fact(grid, "runs", about.folders().runs().toString());
        return grid;
    }

    private String device(WorkerEvent.Ready ready) {
        return String.join(
                " · ",
                texts.get("device." + ready.device() + ".title"),
                ready.backend(),
                texts.get("frame.about.cores", ready.threads()));
    }

    private TextField fact(GridPane grid, String key, String value) {
        Label label = new Label(texts.get("frame.about." + key));
        label.setMinWidth(USE_PREF_SIZE);
        TextField field = new TextField(value);
        field.setId("about-" + key);
        field.setEditable(false);
        field.setAccessibleText(label.getText());
        field.getStyleClass().add("about-value");
        label.setLabelFor(field);
        grid.addRow(grid.getRowCount(), label, field);
        return field;
    }

    private ScrollPane components() {
        GridPane grid = new GridPane();
        grid.getStyleClass().add("about-components");
        List<AboutViewModel.Component> components = AboutViewModel.components();
        for (AboutViewModel.Component component : components) {
            Label name = new Label(component.name());
            name.getStyleClass().add("about-component");
            Label licence = new Label(component.licence());
            Label owner = new Label(component.owner());
            for (Label label : List.of(name, licence, owner)) {
                label.setMinWidth(USE_PREF_SIZE);
            }
            grid.addRow(grid.getRowCount(), name, licence, owner);
        }
        ScrollPane scroll = new ScrollPane(grid);
        scroll.setFitToWidth(true);
        scroll.setPrefHeight(LICENCES_HEIGHT);
        scroll.setAccessibleText(texts.get("frame.about.licences"));
        return scroll;
    }
}
