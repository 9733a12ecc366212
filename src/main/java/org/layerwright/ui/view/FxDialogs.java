package org.layerwright.ui.view;

import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.control.Alert;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.control.DialogPane;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.kordamp.ikonli.feather.Feather;
import org.layerwright.text.Texts;
import org.layerwright.ui.control.Icons;
import org.layerwright.ui.viewmodel.Dialogs;

/** Asks with the platform's file choosers and with dialogs in the window's colours. */
public final class FxDialogs implements Dialogs {
    private final Supplier<Stage> owner;
    private final Supplier<Texts> texts;
    /** Where something was chosen last; at first where people keep their files, and not where the program lies. */
    private File folder = usualFolder();

    /** @param owner the window that is asked from */
    public FxDialogs(Supplier<Stage> owner, Supplier<Texts> texts) {
        this.owner = owner;
        this.texts = texts;
    }

    @Override
    public Optional<Path> chooseFileToOpen(Optional<Path> near) {
        FileChooser chooser = chooser("ui.file.open", near);
        chooser.getExtensionFilters()
                .setAll(new FileChooser.ExtensionFilter(
                        text("import.file.kind"), "*.lwn", "*.json", "*.lwm", "*.onnx", "*.keras"));
        return chosen(chooser.showOpenDialog(owner.get()));
    }

    @Override
    public Optional<Path> chooseFileToSave(Optional<Path> near, String suggestedName) {
        FileChooser chooser = chooser("ui.file.save", near);
        chooser.setInitialFileName(suggestedName);
        return chosen(chooser.showSaveDialog(owner.get()));
    }

    @Override
    public Optional<Path> chooseFileToExport(String suggestedName) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(text("ui.file.export"));
        chooser.setInitialDirectory(folder());
        chooser.setInitialFileName(suggestedName);
        return chosen(chooser.showSaveDialog(owner.get()));
    }

    @Override
    public Optional<Path> chooseModelToOpen() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(text("evaluate.model.open"));
        chooser.setInitialDirectory(folder());
        chooser.getExtensionFilters()
                .addAll(
                        new FileChooser.ExtensionFilter(text("evaluate.model.kind"), "*.lwm", "*.onnx", "*.keras"),
                        new FileChooser.ExtensionFilter(text("evaluate.model.any"), "*"));
        return chosen(chooser.showOpenDialog(owner.get()));
    }

    @Override
    public Optional<Path> chooseFolder(String title, Optional<Path> near) {
        DirectoryChooser chooser = new DirectoryChooser();
        chooser.setTitle(title);
        File there = near.map(Path::toFile).orElse(null);
        while (there != null && !there.isDirectory()) {
            there = there.getParentFile();
        }
        // Always one: without, some desktops begin with the files used last, among which no folder can be chosen.
        chooser.setInitialDirectory(there == null ? folder() : there);
        Optional<File> chosen = Optional.ofNullable(chooser.showDialog(inFront()));
        chosen.ifPresent(now -> folder = now);
        return chosen.map(File::toPath);
    }

    @Override
    public Optional<Path> chooseDataFile() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(text("data.add.file.title"));
        chooser.setInitialDirectory(folder());
        chooser.getExtensionFilters()
                .addAll(
                        new FileChooser.ExtensionFilter(text("data.add.file.kinds"), "*.csv", "*.tsv", "*.npz"),
                        new FileChooser.ExtensionFilter(text("data.add.file.all"), "*"));
        return chosen(chooser.showOpenDialog(inFront()));
    }

    @Override
    public Unsaved askUnsaved(String documentName) {
        ButtonType save = new ButtonType(text("ui.unsaved.save"), ButtonBar.ButtonData.YES);
        ButtonType discard = new ButtonType(text("ui.unsaved.discard"), ButtonBar.ButtonData.NO);
        ButtonType cancel = new ButtonType(text("ui.cancel"), ButtonBar.ButtonData.CANCEL_CLOSE);
        Alert alert = alert(
                Alert.AlertType.CONFIRMATION,
                texts.get().get("ui.unsaved.headline", documentName),
                text("ui.unsaved.sentence"),
                save,
                discard,
                cancel);
        ButtonType answer = alert.showAndWait().orElse(cancel);
        if (answer.getButtonData() == ButtonBar.ButtonData.YES) {
            return Unsaved.SAVE;
        }
        return answer.getButtonData() == ButtonBar.ButtonData.NO ? Unsaved.DISCARD : Unsaved.CANCEL;
    }

    @Override
    public boolean confirm(String headline, String sentence, String yes) {
        ButtonType go = new ButtonType(yes, ButtonBar.ButtonData.APPLY);
        ButtonType keep = new ButtonType(text("ui.keep"), ButtonBar.ButtonData.CANCEL_CLOSE);
        Alert alert = alert(Alert.AlertType.CONFIRMATION, headline, sentence, go, keep);
        // Enter must not do what cannot be undone.
        ((Button) alert.getDialogPane().lookupButton(keep)).setDefaultButton(true);
        return alert.showAndWait().orElse(keep) == go;
    }

    @Override
    public void error(String headline, String sentence) {
        ButtonType close = new ButtonType(text("ui.close"), ButtonBar.ButtonData.CANCEL_CLOSE);
        alert(Alert.AlertType.ERROR, headline, sentence, close).showAndWait();
    }

    private Alert alert(Alert.AlertType type, String headline, String sentence, ButtonType... buttons) {
        Alert alert = new Alert(type, sentence, buttons);
        alert.initOwner(owner.get());
        alert.setTitle(text("ui.app"));
        alert.setHeaderText(headline);
        Sheet.keepWhole(alert);
        alert.setGraphic(Icons.of(type == Alert.AlertType.ERROR ? Feather.ALERT_OCTAGON : Feather.HELP_CIRCLE));
        DialogPane pane = alert.getDialogPane();
        pane.setMinHeight(DialogPane.USE_PREF_SIZE);
        Look.follow(pane, owner.get().getScene());
        return alert;
    }

    private FileChooser chooser(String title, Optional<Path> near) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(text(title));
        chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter(text("ui.file.kind"), "*.lwn", "*.json"));
        chooser.setInitialDirectory(near.map(Path::toAbsolutePath)
                .map(Path::getParent)
                .map(Path::toFile)
                .filter(File::isDirectory)
                .orElseGet(this::folder));
        return chooser;
    }

    private Optional<Path> chosen(File file) {
        if (file != null && file.getParentFile() != null) {
            folder = file.getParentFile();
        }
        return Optional.ofNullable(file).map(File::toPath);
    }

    /** It may have gone meanwhile, with the drive that it was on. */
    private File folder() {
        return folder.isDirectory() ? folder : usualFolder();
    }

    /** The sheet that asks, or the window. */
    private Window inFront() {
        return Window.getWindows().stream()
                .filter(window -> window instanceof Stage && window.isFocused())
                .findFirst()
                .orElseGet(owner);
    }

    private static File usualFolder() {
        File home = new File(System.getProperty("user.home", ""));
        File documents = new File(home, "Documents");
        return documents.isDirectory() ? documents : home.isDirectory() ? home : new File("").getAbsoluteFile();
    }

    private String text(String key) {
        return texts.get().get(key);
    }
}
