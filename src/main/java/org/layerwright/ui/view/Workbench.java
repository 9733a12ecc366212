package org.layerwright.ui.view;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.controlsfx.control.NotificationPane;
import org.kordamp.ikonli.feather.Feather;
import org.layerwright.text.Texts;
import org.layerwright.ui.control.Icons;
import org.layerwright.ui.fx.Slices;

/** The content of the main window in one language: menus and tools above, the rail of pages, and the page shown. */
final class Workbench extends BorderPane {
    private static final double TOP_HEIGHT = 69;
    private static final double RAIL_WIDTH = 76;

    private final List<Page> pages;
    private final Texts texts;
    private final Slices slices;
    private final Map<String, PageView> views = new HashMap<>();
    private final Deck place = new Deck();
    private final Runnable noteHidden;
    private NotificationPane notes;
    private Node rail = new Region();
    private final Subscription subscription;
    private PageView current;

    Workbench(WindowModel model, List<Page> pages, Texts texts, Runnable quit) {
        this.pages = pages;
        this.texts = texts;
        slices = model.slices();
        getStyleClass().add("workbench");
        Commands commands = new Commands(model, texts, model.runPanelShown(), quit);
        noteHidden = model.settings()::dismissNote;
        // They keep their room until they are there, so that the page does not jump.
        VBox top = new VBox();
        top.setMinHeight(TOP_HEIGHT);
        top.setAlignment(Pos.BOTTOM_LEFT);
        setTop(top);
        Region left = new Region();
        left.setMinWidth(RAIL_WIDTH);
        rail = left;
        setLeft(left);
        setCenter(place);
        model.slices().add(() -> {
            rail = new PageRail(pages, model.page(), texts);
            setLeft(new SlicePane(rail));
            top.getChildren().add(new SlicePane(new WorkbenchTools(commands, model, texts)));
        });
        model.slices().add(() -> {
            top.getChildren().add(0, new SlicePane(new WorkbenchMenu(commands, model, pages, texts)));
            top.setMinHeight(Region.USE_COMPUTED_SIZE);
        });
        subscription = Subscription.combine(
                commands::dispose,
                model.page().subscribe(this::show),
                model.settings().noteProperty().subscribe(note -> note.ifPresent(this::tell)));
    }

    /** Lets go of the models, which outlive this view. */
    void dispose() {
        subscription.unsubscribe();
        if (current != null) {
            current.shown(false);
        }
        views.values().forEach(PageView::dispose);
    }

    private void show(String id) {
        pages.stream().filter(page -> page.id().equals(id)).findFirst().ifPresent(page -> {
            boolean known = views.containsKey(id) && place.holds(views.get(id).node());
            boolean ahead = !known && getScene() != null && slices.isDone();
            if (ahead) {
                slices.reopen();
            }
            PageView next = views.computeIfAbsent(id, unmade -> page.view(texts));
            if (ahead) {
                prepare(next);
                slices.begin(getScene());
            } else {
                turnTo(next);
            }
        });
    }

    /** Has a page ready before it is seen, since its styles take longer than a click may wait: until then the one before stays. */
    private void prepare(PageView next) {
        List<SlicePane> parts = SlicePane.putAside(next.node());
        place.prepare(next.node());
        SlicePane.bringBack(parts, slices);
        slices.add(() -> turnTo(next));
    }

    private void turnTo(PageView next) {
        if (next != current) {
            boolean onRail = isFocusIn(rail);
            if (current != null) {
                current.shown(false);
            }
            current = next;
            place.show(next.node());
            next.shown(true);
            if (!onRail) {
                focusPage();
            }
        }
    }

    /** Lets the keyboard begin in the page that is shown, and not with a tool that nobody chose. */
    void focusPage() {
        if (getScene() != null && current != null && !isFocusIn(current.node())) {
            FirstFocus.in(current.node());
        }
    }

    private boolean isFocusIn(Node part) {
        Node owner = getScene() == null ? null : getScene().getFocusOwner();
        for (Node at = owner; at != null; at = at.getParent()) {
            if (at == part) {
                return true;
            }
        }
        return false;
    }

    private void tell(String note) {
        if (notes == null) {
            Node focus = getScene() == null ? null : getScene().getFocusOwner();
            setCenter(null);
            notes = new NotificationPane(place);
            notes.setShowFromTop(true);
            notes.setOnHidden(event -> noteHidden.run());
            setCenter(notes);
            if (focus != null) {
                focus.requestFocus();
            }
        }
        notes.setText(note);
        notes.setGraphic(Icons.of(Feather.INFO));
        notes.show();
    }
}
