package org.layerwright.ui.view;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.layerwright.text.Texts;
import org.layerwright.ui.control.Sight;
import org.layerwright.ui.fx.Slices;

/** The content of the main window in one language: menus and tools above, the rail of pages, and the page shown. */
final class Workbench extends BorderPane {
    private static final double TOP_HEIGHT = 69;
    private static final double RAIL_WIDTH = 76;

    private final List<Page> pages;
    private final Texts texts;
    private final Slices slices;
    private final Executor later;
    private final Map<String, PageView> views = new HashMap<>();
    private final Deck place = new Deck();
    /** Before the page, where Tab comes first. */
    private final StackPane rail = new StackPane();

    private final Subscription subscription;
    private PageView current;
    /** What is to be seen as soon as it is ready. */
    private PageView wanted;

    Workbench(WindowModel model, List<Page> pages, Texts texts, Runnable quit) {
        this.pages = pages;
        this.texts = texts;
        slices = model.slices();
        later = model.windowThread();
        getStyleClass().add("workbench");
        Commands commands = new Commands(model, texts, model.runPanelShown(), quit);
        // They keep their room until they are there, so that the page does not jump.
        VBox top = new VBox();
        top.setMinHeight(TOP_HEIGHT);
        top.setAlignment(Pos.BOTTOM_LEFT);
        NoteBar note = new NoteBar(texts, model.settings()::dismissNote);
        setTop(new VBox(top, note));
        rail.setMinWidth(RAIL_WIDTH);
        setLeft(rail);
        setCenter(place);
        model.slices().add(() -> {
            rail.getChildren().add(new SlicePane(new PageRail(pages, model.page(), texts)));
            top.getChildren().add(new SlicePane(new WorkbenchTools(commands, model, texts)));
        });
        model.slices().add(() -> {
            top.getChildren().add(0, new SlicePane(new WorkbenchMenu(commands, model, pages, texts)));
            top.setMinHeight(Region.USE_COMPUTED_SIZE);
        });
        subscription = Subscription.combine(
                commands::dispose,
                model.page().subscribe(this::show),
                // Whoever goes on to another page has read it.
                model.page().subscribe((before, now) -> model.settings().dismissNote()),
                sceneProperty().flatMap(Scene::focusOwnerProperty).subscribe(this::keepInPage),
                model.settings().noteProperty().subscribe(now -> note.show(now.orElse(""))));
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
            wanted = next;
            if (ahead) {
                prepare(next);
                slices.begin(getScene());
            } else {
                turnTo(next);
            }
        });
    }

    /** Has a page ready before it is seen: its styles take longer than a click may wait. Until then the page before stays. */
    private void prepare(PageView next) {
        SlicePane.bring(next.node(), slices, () -> place.prepare(next.node()));
        slices.add(() -> {
            if (next == wanted) {
                turnTo(next);
            }
        });
    }

    private void turnTo(PageView next) {
        if (next != current) {
            boolean onRail = FirstFocus.isIn(rail);
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
        if (getScene() != null && current != null && !FirstFocus.isIn(current.node())) {
            FirstFocus.in(current.node());
        }
    }

    /**
     * Where a control goes that has the focus, JavaFX hands it to the first one of the window, with which the space bar would
     * make a new network. The page has it instead.
     */
    private void keepInPage(Node before, Node now) {
        if (now != null
                && FirstFocus.isIn(getTop())
                && (before == null
                        || before.getScene() != getScene()
                        || !Sight.of(before).getValue())) {
            later.execute(this::focusPage);
        }
    }
}
