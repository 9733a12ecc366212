package org.layerwright.ui.view.data;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.util.Subscription;
import org.layerwright.text.Texts;
import org.layerwright.ui.view.BuildPage;
import org.layerwright.ui.view.PageView;
import org.layerwright.ui.view.SlicePane;
import org.layerwright.ui.view.data.DataPage.DataModel;
import org.layerwright.ui.viewmodel.data.SetItem;

/** The list of sets at the left, and beside it the chosen one, a download or the preview of one that is being added. */
final class DataView implements PageView {
    private final DataModel data;
    private final Texts texts;
    private final BorderPane root = new BorderPane();
    private final StackPane middle = new StackPane();
    private final BrowsePane browse;
    private final SetNav nav;
    private final ListChangeListener<SetItem> sets = change -> follow();
    private Subscription heard = Subscription.EMPTY;
    private PageView shownPane;
    private boolean visible;
    /** What was added and is not in the list yet, which is looked up in the background; null for nothing. */
    private String awaited;

    DataView(DataModel data, Texts texts) {
        this.data = data;
        this.texts = texts;
        browse = new BrowsePane(data, texts, this::use, this::remove);
        nav = new SetNav(data, texts, this::askForFolder, this::askForFile);
        root.getStyleClass().add("data-page");
        root.setLeft(new SlicePane(nav.node()));
        root.setCenter(new SlicePane(middle));
        middle.getStyleClass().add("data-middle");
        root.setOnDragOver(event -> {
            if (dropped(event).isPresent()) {
                event.acceptTransferModes(TransferMode.COPY);
                event.consume();
            }
        });
        root.setOnDragDropped(event -> {
            dropped(event).ifPresent(data.own()::open);
            event.setDropCompleted(dropped(event).isPresent());
            event.consume();
        });
        data.sets().items().addListener(sets);
        heard = data.chosen()
                .subscribe((before, now) -> update())
                .and(data.own().pathProperty().subscribe((before, now) -> update()));
    }

    @Override
    public Node node() {
        return root;
    }

    @Override
    public void shown(boolean seen) {
        visible = seen;
        if (seen) {
            data.sets().refresh();
            if (data.chosen().get().isEmpty()) {
                follow();
            }
            update();
        }
    }

    @Override
    public void dispose() {
        data.sets().items().removeListener(sets);
        heard.unsubscribe();
        nav.dispose();
        browse.dispose();
        disposePane();
    }

    private void disposePane() {
        if (shownPane != null) {
            shownPane.dispose();
            shownPane = null;
        }
    }

    /** What was chosen may have come or gone; at first it is the set of the plan. */
    private void follow() {
        Optional<SetItem> added = Optional.ofNullable(awaited).flatMap(data.sets()::find);
        if (added.isPresent()) {
            awaited = null;
            data.chosen().set(added);
            browse.offer();
            return;
        }
        String address = data.chosen()
                .get()
                .map(SetItem::address)
                .orElse(data.window().form().data().datasetProperty().get());
        Optional<SetItem> now = data.sets().find(address);
        data.chosen().set(now.or(() -> data.sets().items().stream().findFirst()));
    }

    private void update() {
        disposePane();
        if (data.own().pathProperty().get().isPresent()) {
            shownPane = new PreviewPane(data, texts, this::added);
            middle.getChildren().setAll(shownPane.node());
            return;
        }
        Optional<SetItem> chosen = data.chosen().get();
        if (chosen.isEmpty()) {
            middle.getChildren().clear();
        } else if (!chosen.get().here()) {
            shownPane = new AbsentPane(data, chosen.get(), texts, this::remove);
            middle.getChildren().setAll(shownPane.node());
        } else {
            browse.show(chosen.get());
            middle.getChildren().setAll(browse.node());
            if (visible) {
                data.browser().open(chosen.get().address());
            }
        }
    }

    private void use(SetItem item) {
        data.window().form().data().datasetProperty().set(item.address());
        data.window().page().set(BuildPage.ID);
    }

    private void added(String address) {
        awaited = address;
        follow();
    }

    /** Of a downloaded set its files go, so that is asked; of an own one only the entry. */
    private void remove(SetItem item) {
        if (item.group() == SetItem.Group.OWN) {
            data.window().data().own().remove(item.address());
        } else if (confirmed(item)) {
            data.browser().clear();
            item.entry().ifPresent(data.downloads()::remove);
        }
    }

    private boolean confirmed(SetItem item) {
        return data.window()
                .dialogs()
                .confirm(
                        texts.get("data.remove.question", item.title(texts)),
                        texts.get("data.remove.sentence", item.title(texts)),
                        texts.get("data.remove"));
    }

    private void askForFolder() {
        data.window()
                .dialogs()
                .chooseFolder(texts.get("data.add.folder.title"), Optional.empty())
                .ifPresent(data.own()::open);
    }

    private void askForFile() {
        data.window().dialogs().chooseDataFile().ifPresent(data.own()::open);
    }

    private static Optional<Path> dropped(DragEvent event) {
        List<File> files = event.getDragboard().getFiles();
        return files.size() == 1 ? Optional.of(files.get(0).toPath()) : Optional.empty();
    }
}
